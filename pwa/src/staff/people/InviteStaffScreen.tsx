import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { useTyped } from "../../core/typed";
import type { InviteMade, StaffRole } from "../../core/types";
import { Button } from "../../ui/Button";
import { DeskHead } from "../../ui/Desk";
import { Choose, ErrorSummary, TextField } from "../../ui/Field";
import { InviteCard } from "../../ui/InviteCard";
import { useHere } from "../here";
import { ROLES } from "./Roles";
import { w } from "./words";

export default function InviteStaffScreen() {
  const here = useHere();
  const act = useAct();
  const [role, setRole] = useTyped<StaffRole>("role", "worker");
  const [note, setNote] = useTyped("note", "");
  const [made, setMade] = useState<InviteMade | null>(null);
  const make = async () => {
    const body = { role, note: note.trim() || null };
    const invite = await act.run((key) => send<InviteMade>("POST", `${here.path}/staff-invites`, body, { key }));
    if (invite) setMade(invite);
  };
  return (
    <>
      <DeskHead title={w("si_title")} under={w("si_under")} />
      {made ? (
        <div class="form">
          <InviteCard invite={made} text={w("si_text")} />
        </div>
      ) : (
        <form
          class="stack form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <ErrorSummary problem={act.problem} />
          <Choose
            name="role"
            label={w("si_role")}
            value={role}
            onChoose={setRole}
            error={act.problem?.fields?.role}
            choices={ROLES.map((value) => ({ value, label: w(value), more: w(`${value}_more`) }))}
          />
          <TextField
            name="note"
            label={w("si_note")}
            hint={w("si_note_hint")}
            value={note}
            maxLength={80}
            onInput={setNote}
          />
          <Button submit busy={act.busy}>
            {w("si_make")}
          </Button>
        </form>
      )}
    </>
  );
}
