import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../../core/acts";
import { useFresh } from "../../core/fresh";
import { reloadAll, useSeen } from "../../core/seen";
import { useTyped } from "../../core/typed";
import type { Answer, AnswerOut, AnswerRow, Event, EventAnswers, Group, Needs } from "../../core/types";
import { Button } from "../../ui/Button";
import { Choose, Counter, ErrorSummary, Select, TextField } from "../../ui/Field";
import { Empty, Show, Skeleton } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { eventPath } from "../mine";
import { w } from "./words";

/** Writing down an answer for somebody who said it in person. */
export default function AnswerForScreen({ event: id, person }: { event: string; person: string }) {
  const seen = useSeen<Event>(eventPath(id));
  const answers = useFresh<EventAnswers>(`${eventPath(id)}/answers`);
  return (
    <Screen title={w("answer_for")} back={`/run/events/${id}/answers`} hue={seen.data?.group.hue}>
      <Show seen={seen}>
        {(event) => <Show seen={answers}>{(data) => <Form event={event} rows={data.items} person={person} />}</Show>}
      </Show>
    </Screen>
  );
}

function Form({ event, rows, person }: { event: Event; rows: AnswerRow[]; person: string }) {
  const group = useSeen<Group>(`/api/groups/${event.group.id}`);
  const [chosen, choose] = useTyped("chosen", person === "someone" ? "" : person);
  if (!group.data) return <Skeleton />;
  const here = group.data.people.filter((p) => p.state === "active" || p.state === "new");
  const open = here.filter((p) => !rows.some((row) => row.person_id === p.person_id));
  const row = rows.find((it) => it.person_id === chosen);
  const name = row?.chosen_name ?? here.find((p) => p.person_id === chosen)?.chosen_name;
  return (
    <>
      <h1 tabIndex={-1}>{name ? w("for_title", { name }) : w("answer_for")}</h1>
      {person === "someone" &&
        (open.length === 0 ? (
          <Empty title={w("nobody")} />
        ) : (
          <Select
            name="person"
            label={w("who")}
            value={chosen}
            onChoose={choose}
            choices={[
              { value: "", label: "" },
              ...open.map((p) => ({
                value: p.person_id,
                label: p.tell_apart ? `${p.chosen_name} (${p.tell_apart})` : p.chosen_name,
              })),
            ]}
          />
        ))}
      {chosen && name && <TheirAnswer key={chosen} event={event} person={chosen} name={name} row={row} />}
    </>
  );
}

function TheirAnswer({ event, person, name, row }: { event: Event; person: string; name: string; row?: AnswerRow }) {
  const { route } = useLocation();
  const act = useAct();
  const said = row?.answer;
  const [answer, setAnswer] = useTyped<Answer | null>(
    "answer",
    said === "waiting" || said === "offered" ? "going" : (said ?? null),
  );
  const [children, setChildren] = useTyped("children", row?.children ?? 0);
  const [needs, setNeeds] = useState<Needs>(row?.needs ?? {});
  const save = async () => {
    // Needs that are not shown to us stay as they are, unless something is written now.
    const hidden = row != null && row.needs === null && Object.keys(needs).length === 0;
    const body = { answer, children, needs: hidden ? null : needs };
    const done = await act.run(() => send<AnswerOut>("PUT", `${eventPath(event.id)}/answers/${person}`, body));
    if (!done) return;
    reloadAll(eventPath(event.id));
    toast(w("saved", { name }));
    route(`/run/events/${event.id}/answers`);
  };
  return (
    <form
      class="stack stack--l"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        void save();
      }}
    >
      <p class="t-2">{w("for_hint", { name })}</p>
      <ErrorSummary problem={act.problem} />
      <Choose
        name="answer"
        label={w("for_title", { name })}
        hideLabel
        value={answer}
        onChoose={setAnswer}
        error={act.problem?.fields?.answer}
        choices={(["going", "maybe", "cannot"] as const).map((value) => ({ value, label: w(value) }))}
      />
      {answer === "going" && <Counter label={w("kids")} value={children} max={6} onChange={setChildren} />}
      {answer !== "cannot" && (
        <fieldset class="fieldset">
          <legend>{w("told_needs")}</legend>
          <p class="hint">{w("told_needs_hint")}</p>
          {event.needs_choices.map((it) => (
            <TextField
              key={it.key}
              name={it.key}
              label={it.label}
              value={needs[it.key] ?? ""}
              maxLength={200}
              onInput={(text) => setNeeds({ ...needs, [it.key]: text })}
            />
          ))}
        </fieldset>
      )}
      <Button submit wide busy={act.busy}>
        {w("save")}
      </Button>
    </form>
  );
}
