import { answerKnown } from "../core/answers";
import { moment, span } from "../core/dates";
import type { AnswerState, EventCard } from "../core/types";
import { Art } from "../ui/Art";
import { Button } from "../ui/Button";
import { BigDate } from "../ui/EventCard";
import { Icon, Tick } from "../ui/Icon";
import { w } from "./words";

/** The one thing that shines on Home. */
export function NextPoster({ event }: { event: EventCard }) {
  const answer = answerKnown(event.id, event.my_answer);
  return (
    <article class="poster on-hero" aria-labelledby="next">
      <Art kind={event.kind} on="hero" name="poster__art" />
      <div class="poster__when">
        <BigDate at={event.starts_at} zone={event.zone} />
      </div>
      <h2 id="next">
        <a href={`/events/${event.id}`}>{w("at", { title: event.title, group: event.group_name })}</a>
      </h2>
      <p class="poster__meta">
        <span>
          <Icon name="clock" />
          {span(event.starts_at, event.ends_at, event.zone)}
        </span>
        {event.place_name && (
          <span>
            <Icon name={event.mode === "online" ? "video" : "map-pin"} />
            {event.place_name}
          </span>
        )}
      </p>
      <div class="poster__state">
        <strong>
          {answer === "going" && <Tick />}
          {stateWords(answer, event)}
        </strong>
        <Button small href={`/events/${event.id}`}>
          {w(answer === null ? "answer" : answer === "offered" ? "say_yes" : "change")}
        </Button>
      </div>
    </article>
  );
}

function stateWords(answer: AnswerState | null, event: EventCard): string {
  if (answer === "offered" && event.offer_until)
    return w("state_offered", { when: moment(event.offer_until, event.zone) });
  return w(answer === null ? "state_none" : `state_${answer}`);
}
