import { answerKnown } from "../core/answers";
import { day, nearDay } from "../core/dates";
import type { AnswerState, EventCard } from "../core/types";
import { w } from "./words";

const order: (AnswerState | null)[] = ["offered", "going", "waiting", null, "maybe"];

/** The one activity for the poster: a place that waits for a yes, else what I'm going to, else what still asks me. */
export function pickNext(items: EventCard[]): EventCard | undefined {
  const on = items.filter((e) => e.state !== "cancelled");
  for (const wanted of order) {
    // What has no place left does not ask "are you coming?".
    const asks = (e: EventCard) => wanted !== null || (e.kind !== "drop_in" && !e.full);
    const found = on.find((e) => asks(e) && answerKnown(e.id, e.my_answer) === wanted);
    if (found) return found;
  }
  return on[0];
}

/** "Hey Kai, you're in on Friday" */
export function headline(name: string, next: EventCard | undefined): string {
  if (!next) return w("nothing", { name });
  const answer = answerKnown(next.id, next.my_answer);
  if (answer === "offered") return w("offered", { name });
  if (answer === "waiting") return w("waiting", { name });
  if (next.kind === "drop_in" || (answer === null && next.full)) return w("nothing", { name });
  if (answer !== "going") return w(answer === "cannot" ? "nothing" : "come", { name });
  const near = nearDay(next.starts_at, next.zone);
  if (near === "today") return w("in_today", { name });
  if (near === "tomorrow") return w("in_tomorrow", { name });
  return w("in_day", { name, day: near ?? day(next.starts_at, next.zone) });
}
