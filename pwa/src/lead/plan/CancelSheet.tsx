import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { know, reloadAll } from "../../core/seen";
import type { Event } from "../../core/types";
import { Button } from "../../ui/Button";
import { ErrorSummary, TextField } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { w } from "./screen-words";

export function CancelSheet({ event, onClose }: { event: Event; onClose: () => void }) {
  const act = useAct();
  const [reason, setReason] = useState("");
  const cancel = async () => {
    const done = await act.run((key) => send<Event>("POST", `${eventPath(event.id)}/cancel`, { reason }, { key }));
    if (!done) return;
    know(eventPath(event.id), done);
    reloadAll(planPath(event.group.id));
    toast(w("cancelled"));
    onClose();
  };
  return (
    <Sheet title={w("cancel_title", { title: event.title })} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          void cancel();
        }}
      >
        <ErrorSummary problem={act.problem} />
        <p>{w("cancel_more")}</p>
        <TextField
          name="reason"
          label={w("reason")}
          hint={w("reason_hint")}
          value={reason}
          maxLength={300}
          error={act.problem?.fields?.reason}
          onInput={setReason}
        />
        <Button submit kind="danger" wide busy={act.busy}>
          {w("cancel_yes")}
        </Button>
      </form>
    </Sheet>
  );
}
