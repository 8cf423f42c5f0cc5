import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { prefetch } from "../../core/seen";
import type { Event } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import type { CalendarSheetProps } from "./CalendarSheet";
import { icsPath } from "./path";
import { w } from "./row-words";

/** One activity for the phone's own calendar. `ready`: it will be wanted, so it is fetched while there is signal. */
export function AddToCalendar({ event, ready }: { event: Event; ready: boolean }) {
  const [Sheet, set] = useState<ComponentType<CalendarSheetProps> | null>(null);
  useEffect(() => {
    if (ready) for (const details of [false, true]) prefetch(icsPath(event.id, details));
  }, [ready, event.id]);
  return (
    <>
      <LinkRow
        icon="calendar-plus"
        hue="sky"
        title={w("add")}
        more={w("add_more")}
        onClick={() => void import("./CalendarSheet").then((it) => set(() => it.default))}
      />
      {Sheet && <Sheet event={event} onClose={() => set(null)} />}
    </>
  );
}
