import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { useMend } from "../../core/mend";
import type { Event, Series } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { w } from "./row-words";
import type { SeriesSheetProps } from "./SeriesSheet";

/** "Every Tuesday": how many more there are, and where I stand with them. Opens all dates. */
export function SeriesRow({ event, series }: { event: Event; series: Series }) {
  const [Sheet, set] = useState<ComponentType<SeriesSheetProps> | null>(null);
  const open = () => void import("./SeriesSheet").then((it) => set(() => it.default));
  useMend(true, (act) => {
    const mine = act.path === `/api/series/${series.id}/answer`;
    if (mine) open();
    return mine;
  });
  const count = (answer: string) => series.dates.filter((it) => it.my_answer === answer).length;
  const mine = (["going", "waiting", "offered"] as const)
    .filter((it) => count(it) > 0)
    .map((it) => `${w(it, { n: count(it) })}.`);
  return (
    <>
      <LinkRow
        icon="calendar-days"
        hue="sun"
        title={series.words}
        more={[`${w("next", { n: series.dates.length })}.`, ...(mine.length > 0 ? mine : [w("many")])].join(" ")}
        onClick={open}
      />
      {Sheet && <Sheet event={event} series={series} onClose={() => set(null)} />}
    </>
  );
}
