import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../../core/acts";
import { moment } from "../../core/dates";
import { beside } from "../../core/i18n";
import { post, refusedFor } from "../../core/outbox";
import { NoAnswer } from "../../core/problem";
import { know, reloadAll, useSeen } from "../../core/seen";
import { me } from "../../core/session";
import { useTyped } from "../../core/typed";
import type { Event, Problem, WrapUpIn } from "../../core/types";
import { Button } from "../../ui/Button";
import { ErrorSummary, TextField } from "../../ui/Field";
import { Banner, NotThere, Skeleton } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { type DoorList, THERE } from "../tonight/fold";
import { useDoor } from "../tonight/useDoor";
import { CheckInWith, type Wishes, wishesToSend } from "./CheckInWith";
import { WhoLed } from "./WhoLed";
import { w } from "./words";

/** Two taps: one opened this, the other is "Done". Everything is filled in already. */
export default function WrapUpScreen({ event: id }: { event: string }) {
  const seen = useSeen<Event>(eventPath(id));
  const door = useDoor(id);
  const problem = seen.problem ?? door.problem;
  if (seen.data && door.list) return <WrapUp key={id} event={seen.data} list={door.list} />;
  return (
    <Screen title={w("wrap_title")} back={`/run/events/${id}`} heading>
      {problem ? <NotThere problem={problem} again={() => Promise.all([seen.again(), door.again()])} /> : <Skeleton />}
    </Screen>
  );
}

function WrapUp({ event, list }: { event: Event; list: DoorList }) {
  const { route } = useLocation();
  const act = useAct();
  const before = event.wrap_up;
  // What was written here and did not go through is filled in again, with why.
  const [tried] = useState(() => refusedFor(`${eventPath(event.id)}/wrap-up`));
  const mine = tried?.body as WrapUpIn | undefined;
  const from = before && !before.reopened ? before : list.totals;
  // Until somebody changes a number it follows the check-ins, which may still arrive.
  const [young, setYoung] = useTyped<string | null>("young", mine ? String(mine.young_people) : null);
  const [prof, setProf] = useTyped<string | null>("prof", mine ? String(mine.professionals) : null);
  const [ledBy, setLedBy] = useTyped<Event["led_by"]>("led_by", mine?.led_by ?? before?.led_by ?? event.led_by);
  const [leads, setLeads] = useTyped("leads", () => mine?.leads ?? leadsAtFirst(event));
  const [sentence, setSentence] = useTyped("sentence", mine?.sentence ?? before?.sentence ?? "");
  const [wishes, setWishes] = useState<Wishes>({});
  const [refused, setRefused] = useState<Problem | null>(tried?.problem ?? null);
  const youngNow = young ?? String(from.young_people);
  const profNow = prof ?? String(from.professionals);
  const problem = refused ?? act.problem;
  const errors = problem?.fields;
  const body = {
    young_people: Number(youngNow),
    professionals: Number(profNow),
    led_by: ledBy,
    sentence,
    leads: ledBy === "staff" || !event.afterwards ? [] : leads,
    check_in_with: wishesToSend(wishes),
  };
  const went = (done: Event | null) => {
    if (done) know(eventPath(event.id), done);
    reloadAll(planPath(event.group.id));
    toast(w(done ? "wrapped" : "wrap_saved"));
    route(done?.afterwards?.open_tasks ? "/run/after" : `/run/events/${event.id}`);
  };
  const save = async () => {
    setRefused(null);
    const path = `${eventPath(event.id)}/wrap-up`;
    if (body.check_in_with.some((one) => one.words)) {
      // What is written about a person is never kept on the phone: it goes now or not at all.
      const done = await act.run((key) => send<Event>("POST", path, body, { key }));
      if (done) went(done);
      return;
    }
    await act.run(async () => {
      try {
        const label = w("act_wrap", { title: event.title });
        const href = `/run/events/${event.id}/wrap-up`;
        const how = await post<Event>({ method: "POST", path, body, label, href, replace: true });
        if (how.state === "refused") setRefused(how.problem);
        else went(how.state === "sent" ? how.data : null);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        toast(w("wrap_signal"));
      }
    });
  };
  const unsent = list.people.some((p) => p.unsent) || list.walk_ins.some((one) => one.unsent);
  return (
    <Screen
      title={w("wrap_title")}
      heading
      under={beside(event.title, moment(event.starts_at, event.zone))}
      back={`/run/events/${event.id}`}
      hue={event.group.hue}
      dock={
        <Button wide icon="check" busy={act.busy} onClick={() => void save()}>
          {w("wrap_save")}
        </Button>
      }
    >
      <ErrorSummary problem={problem} />
      {before?.reopened && (
        <Banner kind="warn" icon="users" title={w("reopened")}>
          {w("reopened_more")}
        </Banner>
      )}
      {before && !before.reopened && <Banner kind="ok" icon="circle-check" title={w("wrapped_before")} />}
      {unsent && <Banner kind="warn" icon="cloud-off" title={w("unsent")} />}
      <section class="card card--hue stack" aria-label={w("wrap_title")}>
        <p class="row">
          <span class="figure">
            {youngNow} <small>{w("came_young", { n: Number(youngNow) })}</small>
          </span>
          {Number(profNow) > 0 && (
            <span class="figure">
              {profNow} <small>{w("came_prof", { n: Number(profNow) })}</small>
            </span>
          )}
        </p>
        <p class="strong">{ledWords(event, ledBy, leads)}</p>
        <details class="fold" open={errors ? true : undefined}>
          <summary>{w("change")}</summary>
          <div class="stack stack--l">
            <p class="t-2">{w("wrap_hint")}</p>
            <div class="pair">
              <TextField
                name="young_people"
                label={w("wrap_young")}
                type="number"
                inputMode="numeric"
                min={0}
                value={youngNow}
                error={errors?.young_people}
                onInput={setYoung}
              />
              <TextField
                name="professionals"
                label={w("wrap_prof")}
                type="number"
                inputMode="numeric"
                min={0}
                value={profNow}
                error={errors?.professionals}
                onInput={setProf}
              />
            </div>
            <WhoLed event={event} ledBy={ledBy} leads={leads} onLedBy={setLedBy} onLeads={setLeads} errors={errors} />
          </div>
        </details>
      </section>
      <TextField
        name="sentence"
        label={w("sentence")}
        hint={w("sentence_hint")}
        maxLength={300}
        value={sentence}
        error={errors?.sentence}
        onInput={setSentence}
      />
      <CheckInWith
        people={list.people.filter((p) => THERE.has(p.mark) && p.person_id !== me.value?.id)}
        hard={Boolean(event.risk?.sensitive_topics)}
        wishes={wishes}
        onWishes={setWishes}
      />
    </Screen>
  );
}

/** Whoever was checked in led it, or was written down before; without either it is whoever wraps up. */
function leadsAtFirst(event: Event): string[] {
  const all = event.afterwards?.leads ?? [];
  const led = all.filter((one) => one.led);
  return (led.length > 0 ? led : all.filter((one) => one.person_id === me.value?.id)).map((one) => one.person_id);
}

function ledWords(event: Event, ledBy: Event["led_by"], leads: string[]): string {
  const names = (event.afterwards?.leads ?? [])
    .filter((one) => ledBy !== "staff" && leads.includes(one.person_id))
    .map((one) => one.chosen_name);
  const who = w(`led_${ledBy}`).toLowerCase();
  return w("led_by", { names: names.length > 0 ? `${names.join(", ")} (${who})` : who });
}
