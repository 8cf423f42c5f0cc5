import { day } from "../../core/dates";
import type { Event, SeriesScope } from "../../core/types";
import { CheckBox, Choose } from "../../ui/Field";
import { w } from "./words";

export interface Reach {
  scope: SeriesScope;
  overwrite: boolean;
}
export const ONLY_THIS: Reach = { scope: "this", overwrite: false };

/** This date, this and those after it, or all. `keeps`: an edit can leave alone what was changed on its own. */
export function Scope({
  event,
  reach,
  keeps,
  onChange,
}: {
  event: Event;
  reach: Reach;
  keeps?: boolean;
  onChange: (reach: Reach) => void;
}) {
  const on = day(event.starts_at, event.zone);
  const own = event.series?.dates.some((it) => it.own && it.event_id !== event.id);
  return (
    <>
      <Choose
        name="scope"
        label={w("scope")}
        value={reach.scope}
        onChoose={(scope) => onChange({ ...reach, scope })}
        choices={(["this", "following", "all"] as const).map((it) => ({ value: it, label: w(it, { day: on }) }))}
      />
      {keeps && own && reach.scope !== "this" && (
        <CheckBox
          name="overwrite"
          checked={reach.overwrite}
          onChange={(overwrite) => onChange({ ...reach, overwrite })}
          label={w("overwrite")}
          more={w("overwrite_more")}
        />
      )}
    </>
  );
}
