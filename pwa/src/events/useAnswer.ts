import { useState } from "preact/hooks";
import { answerKnown, answerPath } from "../core/answers";
import { now } from "../core/clock";
import { moment } from "../core/dates";
import { answered } from "../core/install";
import { ordinal } from "../core/lists";
import { post, refusedFor, waitingFor } from "../core/outbox";
import { NoAnswer } from "../core/problem";
import { know, reload, reloadAll } from "../core/seen";
import type { Answer, AnswerIn, AnswerOut, AnswerState, Event, Needs } from "../core/types";
import { w } from "./words";

export interface MyAnswer {
  answer: AnswerState | null;
  children: number;
  needs: Needs;
  anyTime: boolean;
  /** What I had chosen and did not go through. */
  refused: Answer | null;
  /** One line that is true now. */
  line: string;
  give: (answer: Answer, change?: { needs?: Needs; children?: number; any_time?: boolean }) => Promise<void>;
}

/** My answer to one activity: shown at once, kept on this phone until it is sent, taken back if it was refused. */
export function useAnswer(event: Event): MyAnswer {
  const [tapped, setTapped] = useState<AnswerIn | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const path = answerPath(event.id);
  const waiting = waitingFor(path)?.body as AnswerIn | undefined;
  const mine = tapped ?? waiting;
  const answer = mine ? shownAs(mine.answer, event) : answerKnown(event.id, event.my?.answer ?? null);
  // What did not go through is shown with why, and stays filled in to be mended; the answer shown is the true one.
  const refused = tapped || waiting ? undefined : refusedFor(path);
  const wanted = refused?.body as AnswerIn | undefined;
  const children = mine?.children ?? wanted?.children ?? event.my?.children ?? 0;
  const needs = mine?.needs ?? wanted?.needs ?? event.my?.needs ?? {};

  const anyTime = mine?.any_time ?? event.my?.any_time ?? false;

  const give: MyAnswer["give"] = async (wanted, change = {}) => {
    const body: AnswerIn = { answer: wanted, children, needs, any_time: anyTime, ...change };
    setTapped(body);
    setSaid(null);
    try {
      const outcome = await post<AnswerOut>({
        method: "PUT",
        path,
        body,
        label: w("act", { title: event.title }),
        href: `/events/${event.id}`,
        replace: true,
      });
      if (outcome.state === "sent") {
        const { words, can, ...my } = outcome.data;
        know(`/api/events/${event.id}`, { ...event, my, can: event.can });
        void reload(`/api/events/${event.id}`);
        reloadAll("/api/whats-on");
        setSaid(words || null);
        answered();
        void can;
      } else if (outcome.state === "refused") {
        setSaid(outcome.problem.detail);
        void reload(`/api/events/${event.id}`);
      }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      setSaid(w("line_signal"));
    } finally {
      setTapped(null);
    }
  };

  return {
    answer,
    children,
    needs,
    anyTime,
    give,
    refused: wanted?.answer ?? null,
    line: said ?? (waiting ? w("line_saved") : (refused?.problem?.detail ?? lineFor(event, answer))),
  };
}

/** On a full activity "going" means: in line. */
const shownAs = (wanted: Answer, event: Event): AnswerState =>
  wanted === "going" && event.full && event.my?.answer !== "going" && event.my?.answer !== "offered"
    ? "waiting"
    : wanted;

/** From the start on the line gives no more places, so nothing is promised to who still waits. */
export const started = (event: Event): boolean => Date.parse(event.starts_at) <= now().getTime();

export function lineFor(event: Event, answer: AnswerState | null): string {
  if (answer === "offered" && event.my?.offer_until)
    return w("line_offered", { when: moment(event.my.offer_until, event.zone) });
  if (answer === "waiting" && started(event)) return w(event.full ? "line_waiting_started" : "line_none");
  if (answer === "waiting")
    return event.my?.place_in_line
      ? w("line_waiting", { place: ordinal(event.my.place_in_line) })
      : w("line_waiting_soon");
  if (answer && answer !== "offered") return w(`line_${answer}`);
  return w(event.full ? "line_full" : "line_none");
}

/** What the three answers are called now. */
export function answerWords(event: Event, answer: AnswerState | null): Record<Answer, string> {
  const yes =
    answer === "offered"
      ? "take"
      : answer === "waiting"
        ? "in_line"
        : event.full && answer !== "going"
          ? "wait"
          : "yes";
  return { going: w(yes), maybe: w("maybe"), cannot: w("no") };
}
