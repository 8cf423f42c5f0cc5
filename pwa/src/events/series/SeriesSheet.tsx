import { useState } from "preact/hooks";
import { day, moment } from "../../core/dates";
import { ordinal } from "../../core/lists";
import { post, refusedFor } from "../../core/outbox";
import { NoAnswer } from "../../core/problem";
import { reload, reloadAll } from "../../core/seen";
import type { Answer, Event, Series, SeriesAnswer, SeriesAnswerIn, SeriesDate } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckBox } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { w } from "./words";

export interface SeriesSheetProps {
  event: Event;
  series: Series;
  onClose: () => void;
}

/** All dates still to come: yes to one, some or all, and an easy way out. Says which ones I wait in line for. */
export default function SeriesSheet({ event, series, onClose }: SeriesSheetProps) {
  const path = `/api/series/${series.id}/answer`;
  // What did not go through comes back with why, ticked as it was.
  const refused = refusedFor(path);
  const [ticked, setTicked] = useState<string[]>(() => (refused?.body as SeriesAnswerIn | undefined)?.event_ids ?? []);
  const [said, setSaid] = useState(refused?.problem?.detail ?? "");
  const [busy, setBusy] = useState(false);
  const open = series.can.includes("answer_series");
  const answered = series.dates.some((it) => it.my_answer && it.my_answer !== "cannot");
  const some = ticked.length > 0;

  const answer = async (wanted: Answer, dates: string[]) => {
    setBusy(true);
    const ids = dates.length > 0 ? { event_ids: dates } : {};
    try {
      const outcome = await post<SeriesAnswer>({
        method: "PUT",
        path,
        body: { answer: wanted, ...ids },
        label: w("act", { title: event.title }),
        href: `/events/${event.id}`,
        replace: dates.length === 0 ? true : undefined, // an answer for all says more than any that still waits
        mends: refused?.seq,
      });
      if (outcome.state === "sent") {
        setSaid(outcome.data.words);
        setTicked([]);
        await reload(`/api/events/${event.id}`);
        reloadAll("/api/whats-on");
      } else setSaid(outcome.state === "saved" ? w("saved") : outcome.problem.detail);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      setSaid(w("signal"));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Sheet
      title={series.words}
      onClose={onClose}
      foot={
        open && (
          <div class="stack stack--s grow">
            <p class="t-1 strong" role="status">
              {said}
            </p>
            <Button wide busy={busy} onClick={() => void answer("going", ticked)}>
              {some ? w("these_in", { n: ticked.length }) : w("all_in")}
            </Button>
            <Button kind="second" wide busy={busy} onClick={() => void answer("cannot", ticked)}>
              {some ? w("these_out", { n: ticked.length }) : w(answered ? "stop" : "none_out")}
            </Button>
            <p class="t-1 t-2 center">{w("stop_more")}</p>
          </div>
        )
      }
    >
      {open && <p class="t-2">{w("tick")}</p>}
      <fieldset class="fieldset">
        <legend class="vh">{w("dates")}</legend>
        {series.dates.map((it) =>
          open && it.state === "published" ? (
            <CheckBox
              key={it.event_id}
              name={`on-${it.on}`}
              checked={ticked.includes(it.event_id)}
              onChange={(on) =>
                setTicked((had) => [...had.filter((one) => one !== it.event_id), ...(on ? [it.event_id] : [])])
              }
              label={when(it, event)}
              more={standing(it)}
            />
          ) : (
            <p key={it.event_id} class="t-2">
              {when(it, event)}. {it.state === "cancelled" ? w("off") : standing(it)}
            </p>
          ),
        )}
      </fieldset>
      {series.left_out.map((it) => (
        <p key={it.on} class="t-1 t-2">
          {w("left_out", { day: day(it.on), reason: it.reason })}
        </p>
      ))}
    </Sheet>
  );
}

/** The day and time; the title too when this date has one of its own. */
const when = (it: SeriesDate, event: Event): string =>
  `${moment(it.starts_at, it.zone)}${it.title === event.title ? "" : `: ${it.title}`}`;

/** Where I stand with one date, so that nobody thinks they have a place when they wait for one. */
export function standing(it: SeriesDate): string {
  if (it.my_answer === "waiting")
    return it.place_in_line ? w("waiting", { place: ordinal(it.place_in_line) }) : w("waiting_soon");
  if (it.my_answer === "offered" && it.offer_until) return w("offered", { when: moment(it.offer_until, it.zone) });
  if (it.my_answer && it.my_answer !== "offered") return w(it.my_answer);
  return w(it.full ? "full" : "none");
}
