import type { ComponentChildren } from "preact";
import { clock, dayParts } from "../core/dates";
import { beside } from "../core/i18n";
import type { AnswerState, EventCard as Card } from "../core/types";
import { AnswerChip } from "./Chip";

/** The big date on an activity: "Fri 12 Dec", read as one. */
export function BigDate({ at, zone }: { at: string; zone: string }) {
  const p = dayParts(at, zone);
  return (
    <p class="poster__date num">
      <small>{p.weekday}</small> {p.day} <small>{p.month}</small>
    </p>
  );
}

/** One activity in a list. `answer` is what this phone knows, which may not be sent yet. */
export function EventCard({
  event,
  answer,
  href,
  chips,
  more,
}: {
  event: Card;
  answer?: AnswerState | null;
  href?: string;
  chips?: ComponentChildren;
  more?: ComponentChildren;
}) {
  const p = dayParts(event.starts_at, event.zone);
  return (
    <li class="event-card" data-hue={event.hue} data-state={event.state}>
      <p class="event-card__date">
        {p.weekday} <b class="num">{p.day}</b> {p.month}
      </p>
      <div class="event-card__body">
        <h3>
          <a href={href ?? `/events/${event.id}`}>{event.title}</a>
        </h3>
        <p>{more ?? beside(clock(event.starts_at, event.zone), event.place_name)}</p>
        <div class="chips">
          {chips ?? <AnswerChip event={event} answer={answer === undefined ? event.my_answer : answer} />}
        </div>
      </div>
    </li>
  );
}
