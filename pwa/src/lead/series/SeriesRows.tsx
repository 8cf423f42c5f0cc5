import type { Event } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { w } from "./row-words";

/** On an activity's page: make it come again, or see all its dates. */
export function SeriesRows({ event }: { event: Event }) {
  const here = `/run/events/${event.id}`;
  if (event.series)
    return (
      <LinkRow
        href={`${here}/series`}
        icon="calendar-days"
        hue="sun"
        title={event.series.words}
        more={w("dates_more", { n: event.series.dates.length })}
      />
    );
  if (event.state !== "draft" || !event.can.includes("update_event")) return null;
  return <LinkRow href={`${here}/repeat`} icon="calendar-days" hue="sun" title={w("repeat")} more={w("repeat_more")} />;
}
