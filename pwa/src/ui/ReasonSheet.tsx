import type { ComponentChildren } from "preact";
import { useTyped } from "../core/typed";
import type { Problem } from "../core/types";
import { Button } from "./Button";
import { ErrorSummary, TextField } from "./Field";
import { Sheet } from "./Sheet";

const LONGEST = 300;

/** Asks for the reason of an act that others will read about. What was typed stays when the server refuses. */
export function ReasonSheet(p: {
  title: string;
  label: string;
  hint: string;
  /** What the button says: the act itself. */
  yes: string;
  /** The act takes something away from people. */
  danger?: boolean;
  /** What was written before, when it did not go through. */
  start?: string;
  busy: boolean;
  problem: Problem | null;
  onSend: (reason: string) => void;
  onClose: () => void;
  children?: ComponentChildren;
}) {
  const [reason, setReason] = useTyped(`reason ${p.title}`, p.start ?? "");
  return (
    <Sheet title={p.title} onClose={p.onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          if (!p.busy) p.onSend(reason.trim());
        }}
      >
        <ErrorSummary problem={p.problem} />
        {p.children}
        <TextField
          name="reason"
          label={p.label}
          hint={p.hint}
          value={reason}
          maxLength={LONGEST}
          error={p.problem?.fields?.reason}
          onInput={setReason}
        />
        <Button submit kind={p.danger ? "danger" : undefined} wide busy={p.busy}>
          {p.yes}
        </Button>
      </form>
    </Sheet>
  );
}
