import { answerKnown } from "../core/answers";
import { moment, span } from "../core/dates";
import type { AnswerState, EventCard } from "../core/types";
import { Button } from "../ui/Button";
import { Tick } from "../ui/Icon";
import { Poster } from "../ui/Poster";
import { w } from "./words";

/** The one thing that shines on Home. */
export function NextPoster({ event }: { event: EventCard }) {
  const answer = answerKnown(event.id, event.my_answer);
  return (
    <Poster
      kind={event.kind}
      at={event.starts_at}
      zone={event.zone}
      title={w("at", { title: event.title, group: event.group_name })}
      href={`/events/${event.id}`}
      meta={[
        { icon: "clock", text: span(event.starts_at, event.ends_at, event.zone) },
        ...(event.place_name
          ? [{ icon: event.mode === "online" ? "video" : "map-pin", text: event.place_name } as const]
          : []),
      ]}
      state={
        <>
          {answer === "going" && <Tick />}
          {stateWords(answer, event)}
        </>
      }
      action={
        <Button small href={`/events/${event.id}`}>
          {w(
            event.kind === "drop_in" || (answer === null && event.full)
              ? "look"
              : answer === null
                ? "answer"
                : answer === "offered"
                  ? "say_yes"
                  : "change",
          )}
        </Button>
      }
    />
  );
}

function stateWords(answer: AnswerState | null, event: EventCard): string {
  if (answer === "offered" && event.offer_until)
    return w("state_offered", { when: moment(event.offer_until, event.zone) });
  if (event.kind === "drop_in") return w("state_drop_in");
  if (answer === null) return w(event.full ? "state_full" : "state_none");
  return w(`state_${answer}`);
}
