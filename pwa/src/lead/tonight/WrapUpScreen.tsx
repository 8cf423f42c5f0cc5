import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../../core/acts";
import { moment } from "../../core/dates";
import { know, reloadAll, useSeen } from "../../core/seen";
import type { Event } from "../../core/types";
import { Button } from "../../ui/Button";
import { Choose, ErrorSummary, TextField } from "../../ui/Field";
import { Banner, NotThere, Skeleton } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import type { DoorList } from "./fold";
import { useDoor } from "./useDoor";
import { w } from "./words";

/** Two taps: the numbers are already there, "Save it". */
export default function WrapUpScreen({ event: id }: { event: string }) {
  const seen = useSeen<Event>(eventPath(id));
  const door = useDoor(id);
  const event = seen.data;
  const problem = seen.problem ?? door.problem;
  return (
    <Screen title={w("wrap_title")} back={`/run/events/${id}/door`}>
      <div>
        <h1 tabIndex={-1}>{w("wrap_title")}</h1>
        <p class="t-2">{event && `${event.title}, ${moment(event.starts_at, event.zone)}`}</p>
      </div>
      {event && door.list ? (
        <WrapUp event={event} list={door.list} />
      ) : problem ? (
        <NotThere problem={problem} again={() => Promise.all([seen.again(), door.again()])} />
      ) : (
        <Skeleton />
      )}
    </Screen>
  );
}

type LedBy = Event["led_by"];
const LEADERS: LedBy[] = ["young_people", "together", "staff"];

function WrapUp({ event, list }: { event: Event; list: DoorList }) {
  const { route } = useLocation();
  const act = useAct();
  const before = event.wrap_up;
  const from = before && !before.reopened ? before : list.totals;
  // Until somebody changes a number it follows the check-ins, which may still arrive.
  const [young, setYoung] = useState<string | null>(null);
  const [prof, setProf] = useState<string | null>(null);
  const [ledBy, setLedBy] = useState<LedBy>(before?.led_by ? (before.led_by as LedBy) : event.led_by);
  const [sentence, setSentence] = useState(before?.sentence ?? "");
  const youngNow = young ?? String(from.young_people);
  const profNow = prof ?? String(from.professionals);
  const unsent = list.people.some((p) => p.unsent) || list.walk_ins.some((one) => one.unsent);

  const save = async () => {
    const body = { young_people: Number(youngNow), professionals: Number(profNow), led_by: ledBy, sentence };
    const done = await act.run((key) => send<Event>("POST", `${eventPath(event.id)}/wrap-up`, body, { key }));
    if (!done) return;
    know(eventPath(event.id), done);
    reloadAll(planPath(event.group.id));
    toast(w("wrapped"));
    route(`/run/events/${event.id}`);
  };
  const errors = act.problem?.fields;
  return (
    <form
      class="stack stack--l"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        void save();
      }}
    >
      <ErrorSummary problem={act.problem} />
      {before?.reopened && (
        <Banner kind="warn" icon="users" title={w("reopened")}>
          {w("reopened_more")}
        </Banner>
      )}
      {before && !before.reopened && <Banner kind="ok" icon="circle-check" title={w("wrapped_before")} />}
      {unsent && <Banner kind="warn" icon="cloud-off" title={w("unsent")} />}
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
      <Choose
        name="led_by"
        label={w("wrap_led")}
        value={ledBy}
        onChoose={setLedBy}
        error={errors?.led_by}
        choices={LEADERS.map((who) => ({ value: who, label: w(`led_${who}`) }))}
      />
      <TextField
        name="sentence"
        label={w("sentence")}
        hint={w("sentence_hint")}
        long
        maxLength={300}
        value={sentence}
        error={errors?.sentence}
        onInput={setSentence}
      />
      <Button submit wide busy={act.busy}>
        {w("wrap_save")}
      </Button>
    </form>
  );
}
