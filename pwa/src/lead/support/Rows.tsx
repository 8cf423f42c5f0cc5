import type { Event } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { w } from "./words";

/** On the activity's page: what people need, and how much of it is still open. Numbers only. */
export function SupportRows({ event }: { event: Event }) {
  const todo = event.support?.to_do;
  if (!todo) return null;
  const here = `/run/events/${event.id}`;
  const open = [
    todo.needs > 0 ? w("needs_more", { n: todo.needs }) : w("needs_none"),
    todo.bookings_open > 0 && w("bookings_open", { n: todo.bookings_open }),
    todo.childcare_open > 0 && w("childcare_open", { n: todo.childcare_open }),
  ];
  return (
    <>
      <LinkRow
        href={`${here}/needs`}
        icon="hand-helping"
        hue="coral"
        title={w("needs")}
        more={open.filter(Boolean).join(". ")}
      />
      <LinkRow
        href={`${here}/travel`}
        icon="bus"
        hue="sky"
        title={w("travel")}
        more={todo.travel_open > 0 ? w("travel_open", { n: todo.travel_open }) : w("travel_none")}
      />
      <LinkRow href={`${here}/cook`} icon="utensils" hue="lime" title={w("cook")} more={w("cook_more")} />
    </>
  );
}
