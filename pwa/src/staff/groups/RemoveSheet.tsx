import { send, useAct } from "../../core/acts";
import { useTyped } from "../../core/typed";
import type { Group, GroupPerson } from "../../core/types";
import { Button } from "../../ui/Button";
import { ErrorSummary, TextField } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { toast } from "../../ui/toast";
import { w } from "./words";

export function RemoveSheet(p: {
  group: Group;
  person: GroupPerson;
  took: (group: Group) => void;
  onClose: () => void;
}) {
  const act = useAct();
  const [reason, setReason] = useTyped(`remove ${p.person.person_id}`, "");
  const name = p.person.chosen_name;
  const remove = async () => {
    const path = `/api/groups/${p.group.id}/people/${p.person.person_id}/remove`;
    const done = await act.run((key) => send<Group>("POST", path, { reason }, { key }));
    if (!done) return;
    toast(w("out_done", { name }));
    p.took(done);
    p.onClose();
  };
  return (
    <Sheet title={w("out_title", { name, group: p.group.name })} onClose={p.onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        <p>{w("out_more", { name })}</p>
        <ErrorSummary problem={act.problem} />
        <TextField
          name="reason"
          label={w("reason")}
          hint={w("reason_hint")}
          long
          maxLength={1000}
          value={reason}
          error={act.problem?.fields?.reason}
          onInput={setReason}
        />
        <Button submit kind="danger" wide busy={act.busy}>
          {w("out_yes", { name })}
        </Button>
      </form>
    </Sheet>
  );
}
