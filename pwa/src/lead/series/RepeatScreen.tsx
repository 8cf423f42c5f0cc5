import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { day } from "../../core/dates";
import { post } from "../../core/outbox";
import { NoAnswer } from "../../core/problem";
import { reload, reloadAll, useSeen } from "../../core/seen";
import { useTyped } from "../../core/typed";
import type { Event, Problem, SeriesEvery, SeriesMade } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckBox, Choose, ErrorSummary, TextField } from "../../ui/Field";
import { Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { localOf } from "../plan/when";
import { mistake, noSignal } from "./problems";
import { datesOf, MOST } from "./rule";
import { w } from "./words";

const EVERY: SeriesEvery[] = ["weekly", "fortnightly", "monthly_weekday", "monthly_day"];
const more = (every: SeriesEvery) =>
  every === "monthly_day" || every === "monthly_weekday" ? w(`${every}_more`) : undefined;

/** A draft becomes the first of many: how often, until when, and which days it is not held. */
export default function RepeatScreen({ event: id }: { event: string }) {
  const seen = useSeen<Event>(eventPath(id));
  return (
    <Screen title={w("repeat")} heading back={`/run/events/${id}`} hue={seen.data?.group.hue}>
      <Show seen={seen}>{(event) => <Repeat key={event.id} event={event} />}</Show>
    </Screen>
  );
}

function Repeat({ event }: { event: Event }) {
  const { route } = useLocation();
  const first = localOf(event.starts_at, event.zone).date;
  const last = event.programme.ends_on;
  const [every, setEvery] = useTyped<SeriesEvery>("every", "weekly");
  const [until, setUntil] = useTyped("until", "");
  const [left, setLeft] = useTyped<string[]>("left", []);
  const [reason, setReason] = useTyped("reason", "");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const dates = until ? datesOf({ every, first, until }) : [];
  const leftOut = left.filter((it) => dates.includes(it));

  const make = async () => {
    const field = dates.length - leftOut.length < 2 ? "too_few" : dates.length > MOST ? "too_many" : null;
    if (field) return setProblem(mistake("until", w(field)));
    if (leftOut.length > 0 && !reason.trim()) return setProblem(mistake("leave_out", w("why_missing")));
    setProblem(null);
    setBusy(true);
    try {
      const outcome = await post<SeriesMade>({
        method: "POST",
        path: `/api/groups/${event.group.id}/series`,
        body: {
          from_event_id: event.id,
          repeat: { every, until, leave_out: leftOut.map((on) => ({ on, reason: reason.trim() })) },
        },
        label: w("act_make", { title: event.title }),
        href: `/run/events/${event.id}`,
      });
      if (outcome.state === "refused") return setProblem(outcome.problem);
      toast(w(outcome.state === "sent" ? "made" : "saved"));
      void reload(eventPath(event.id));
      reloadAll(planPath(event.group.id));
      route(`/run/events/${event.id}${outcome.state === "sent" ? "/series" : ""}`, true);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      setProblem(noSignal());
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      class="stack stack--l"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!busy) void make();
      }}
    >
      <p class="t-2">{w("intro")}</p>
      <ErrorSummary problem={problem} />
      <Choose
        name="every"
        label={w("every")}
        value={every}
        onChoose={setEvery}
        choices={EVERY.map((it) => ({ value: it, label: w(it), more: more(it) }))}
      />
      <TextField
        name="until"
        type="date"
        label={w("until")}
        hint={w("until_hint", { programme: event.programme.name, day: day(last) })}
        value={until}
        min={first}
        max={last}
        error={problem?.fields?.until}
        onInput={setUntil}
      />
      {dates.length > 0 && (
        <fieldset class="fieldset">
          <legend>{w("preview", { n: dates.length - leftOut.length })}</legend>
          <p class="hint">{w("leave")}</p>
          {dates.slice(0, MOST).map((on) => (
            <CheckBox
              key={on}
              name={`on-${on}`}
              checked={!left.includes(on)}
              onChange={(held) => setLeft((had) => [...had.filter((it) => it !== on), ...(held ? [] : [on])])}
              label={day(on)}
            />
          ))}
        </fieldset>
      )}
      {leftOut.length > 0 && (
        <TextField
          name="leave_out"
          label={w("why")}
          hint={w("why_hint")}
          value={reason}
          maxLength={80}
          error={problem?.fields?.leave_out}
          onInput={setReason}
        />
      )}
      <Button submit wide busy={busy}>
        {w("make")}
      </Button>
    </form>
  );
}
