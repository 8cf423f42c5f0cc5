import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { type Difference, differences, type Flat, merged } from "../../core/merge";
import { Refused } from "../../core/problem";
import { useTyped } from "../../core/typed";
import type { ContactIn, Programme } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckBox, ErrorSummary, TextField } from "../../ui/Field";
import { TwoVersions } from "../../ui/TwoVersions";
import { toast } from "../../ui/toast";
import { useHere } from "../here";
import { Contacts } from "./Contacts";
import { w } from "./words";

const FIELDS = ["name", "purpose", "ends_on", "second_look", "contacts"] as const;
const formOf = (programme: Programme): Flat => ({
  ...Object.fromEntries(FIELDS.map((field) => [field, programme[field]])),
  contacts: programme.contacts.map(({ id: _, ...contact }) => contact),
});

/** Changing the programme; if somebody else did so meanwhile, both versions side by side. */
export function EditProgramme(p: { programme: Programme; onDone: (saved: Programme | null) => void }) {
  const here = useHere();
  const act = useAct();
  // What is typed outlives an update together with what stood there when it began: somebody else's change is noticed.
  const [{ begun, form }, put] = useTyped("programme", () => {
    const now = formOf(p.programme);
    return { begun: { form: now, version: p.programme.version }, form: now };
  });
  const setForm = (next: Flat) => put((had) => ({ ...had, form: next }));
  const [clash, setClash] = useState<{ current: Programme; differing: Difference[] } | null>(null);
  const set = (part: Flat) => setForm({ ...form, ...part });
  const error = (name: string) => act.problem?.fields?.[name];

  const save = async (wanted: Flat, version: number) => {
    const done = await act.run(() =>
      send<Programme>("PATCH", here.path, wanted, { version }).catch((refused: unknown) => {
        if (!(refused instanceof Refused) || refused.status !== 412 || !refused.problem.current) throw refused;
        const current = refused.problem.current as Programme;
        const differing = differences(begun.form, wanted, formOf(current));
        if (differing.length === 0) return current; // the same already stands there
        setForm(wanted);
        setClash({ current, differing });
        return null;
      }),
    );
    if (!done) return;
    toast(w("saved"));
    p.onDone(done);
  };
  if (clash)
    return (
      <div class="form">
        <TwoVersions
          key={clash.current.version}
          differing={clash.differing}
          label={(field) => w(field as (typeof FIELDS)[number])}
          show={show}
          busy={act.busy}
          onBack={() => {
            const now = { form: formOf(clash.current), version: clash.current.version };
            put((had) => ({ ...had, begun: now }));
            setClash(null);
          }}
          onSave={(picks) => void save(merged(form, clash.differing, picks), clash.current.version)}
        />
      </div>
    );
  return (
    <form
      class="stack stack--l form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(form, begun.version);
      }}
    >
      <ErrorSummary problem={act.problem} />
      <TextField
        name="name"
        label={w("name")}
        value={String(form.name)}
        maxLength={80}
        error={error("name")}
        onInput={(name) => set({ name })}
      />
      <TextField
        name="purpose"
        label={w("purpose")}
        long
        maxLength={600}
        value={String(form.purpose)}
        error={error("purpose")}
        onInput={(purpose) => set({ purpose })}
      />
      <TextField
        name="ends_on"
        type="date"
        label={w("ends_on")}
        hint={w("ends_hint")}
        value={String(form.ends_on)}
        error={error("ends_on")}
        onInput={(endsOn) => set({ ends_on: endsOn })}
      />
      <CheckBox
        name="second_look"
        checked={form.second_look === true}
        onChange={(on) => set({ second_look: on })}
        label={w("second_look_ask")}
        more={w("second_look_more")}
      />
      <Contacts
        contacts={form.contacts as ContactIn[]}
        errors={act.problem?.fields}
        onChange={(contacts) => set({ contacts })}
      />
      <div class="row">
        <Button kind="second" onClick={() => p.onDone(null)}>
          {w("cancel")}
        </Button>
        <Button submit grow busy={act.busy}>
          {w("save")}
        </Button>
      </div>
    </form>
  );
}

function show(field: string, value: unknown): string {
  if (field === "second_look") return w(value ? "yes" : "no");
  if (field === "contacts")
    return (value as ContactIn[])
      .map((c) => [c.name, c.what_for, c.phone, c.email].filter(Boolean).join(", "))
      .join("\n");
  return String(value ?? "");
}
