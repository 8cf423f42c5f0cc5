import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import type { Programme, StaffRole } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckBox, Choose, ErrorSummary, Select, TextField } from "../../ui/Field";
import { toast } from "../../ui/toast";
import { useHere } from "../here";
import { w } from "./words";

export const ROLES: StaffRole[] = ["worker", "approver", "payer", "safeguarding", "manager"];

/** What somebody does here: their own roles, or those they hold for a colleague who is away. */
export function Roles({ programme, person }: { programme: Programme; person: string }) {
  const here = useHere();
  const act = useAct();
  const entries = programme.staff.filter((it) => it.person_id === person);
  const name = entries[0]?.chosen_name ?? "";
  const [kind, setKind] = useState<"own" | "standing_in">("own");
  const others = programme.staff.filter((it) => it.person_id !== person && !it.deputy_for);
  const [forWhom, setForWhom] = useState(others[0]?.person_id ?? "");
  const entry = entries.find((it) => (kind === "own" ? !it.deputy_for : it.deputy_for?.person_id === forWhom));
  const [roles, setRoles] = useState<StaffRole[]>(entries.find((it) => !it.deputy_for)?.roles ?? []);
  const [until, setUntil] = useState(entry?.until ?? "");
  const offered = kind === "own" ? ROLES : (others.find((it) => it.person_id === forWhom)?.roles ?? []);

  const show = (next: typeof kind, whom: string) => {
    const had = entries.find((it) => (next === "own" ? !it.deputy_for : it.deputy_for?.person_id === whom));
    setKind(next);
    setForWhom(whom);
    setRoles(had?.roles ?? []);
    setUntil(had?.until ?? "");
  };
  const save = async () => {
    const body = {
      roles: roles.filter((role) => offered.includes(role)),
      until: until || null,
      ...(kind === "standing_in" && { deputy_for: forWhom }),
    };
    const done = await act.run(() => send<Programme>("PUT", `${here.path}/staff/${person}`, body));
    if (!done) return;
    here.programme.set(done);
    toast(w("saved"));
  };
  const errors = act.problem?.fields;
  return (
    <form
      class="card stack form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{w("roles", { name })}</h2>
      <ErrorSummary problem={act.problem} />
      <Choose
        name="kind"
        label={w("kind")}
        value={kind}
        onChoose={(next) => show(next, forWhom)}
        choices={[
          { value: "own", label: w("own") },
          { value: "standing_in", label: w("standing_in") },
        ]}
      />
      {kind === "standing_in" && (
        <Select
          name="deputy_for"
          label={w("for_whom")}
          value={forWhom}
          error={errors?.deputy_for}
          onChoose={(whom) => show(kind, whom)}
          choices={others.map((it) => ({ value: it.person_id, label: it.chosen_name }))}
        />
      )}
      <fieldset class="fieldset" id="f-roles">
        <legend>{w(kind === "own" ? "roles_own" : "roles_deputy")}</legend>
        {errors?.roles && <p class="error-text">{errors.roles}</p>}
        {offered.map((role) => (
          <CheckBox
            key={role}
            name={`role-${role}`}
            checked={roles.includes(role)}
            onChange={(on) => setRoles(on ? [...roles, role] : roles.filter((it) => it !== role))}
            label={w(role)}
            more={w(`${role}_more`)}
          />
        ))}
      </fieldset>
      <TextField
        name="until"
        type="date"
        label={w(kind === "own" ? "until_own" : "until_when")}
        value={until}
        error={errors?.until}
        onInput={setUntil}
      />
      <Button submit wide busy={act.busy}>
        {w("save")}
      </Button>
    </form>
  );
}
