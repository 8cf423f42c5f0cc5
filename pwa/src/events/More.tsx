import type { Event } from "../core/types";
import { LinkRow } from "../ui/Button";
import { AddToCalendar } from "./calendar/AddToCalendar";
import { SeriesRow } from "./series/SeriesRow";
import { w } from "./words";

/** Where an activity leads: its other dates, my own calendar, its group. */
export default function More({ event, going, over }: { event: Event; going: boolean; over: boolean }) {
  return (
    <>
      {event.series && <SeriesRow event={event} series={event.series} />}
      {event.state === "published" && !over && <AddToCalendar event={event} ready={going} />}
      <LinkRow href={`/groups/${event.group.id}`} icon="users" title={w("group", { group: event.group.name })} />
    </>
  );
}
