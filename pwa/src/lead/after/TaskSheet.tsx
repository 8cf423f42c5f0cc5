import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { useFresh } from "../../core/fresh";
import { post } from "../../core/outbox";
import { NoAnswer, Refused } from "../../core/problem";
import { useTyped } from "../../core/typed";
import type { FollowUp, FollowUpPage, Problem } from "../../core/types";
import { Button } from "../../ui/Button";
import { ErrorSummary, TextField } from "../../ui/Field";
import type { IconName } from "../../ui/icon-names";
import { Sheet } from "../../ui/Sheet";
import { toast } from "../../ui/toast";
import { FOLLOW_UPS } from "./AfterLink";
import { w } from "./words";

export const ICONS: Record<FollowUp["kind"], IconName> = {
  debrief: "message-circle",
  check_in: "hand-helping",
  thank_host: "heart-handshake",
  send_promised: "mail",
  tell_outcome: "megaphone",
};
export const what = (task: FollowUp): string =>
  task.kind === "check_in" ? w("check_in_with", { name: task.person ?? "" }) : w(task.kind);

/** One task: what it means, what was written, done or not needed. */
export function TaskSheet({
  task,
  again,
  onClose,
}: {
  task: FollowUp;
  again: () => Promise<void>;
  onClose: () => void;
}) {
  const path = `${FOLLOW_UPS}/${task.id}`;
  const act = useAct();
  const [reason, setReason] = useTyped(`reason ${task.id}`, "");
  const [asking, ask] = useState(reason !== "");
  const [refused, setRefused] = useState<Problem | null>(null);
  // Opened only when something was written: that somebody looked is noted.
  const page = useFresh<FollowUpPage>(task.has_words || task.state === "not_needed" ? path : null);

  const close = (said: "did_done" | "did_not_needed" | "did_undo", undo?: () => void) => {
    toast(w(said), undo);
    onClose();
    void again();
  };
  /** Kept on the phone until it is sent. */
  const say = (outcome: "done" | "undo") =>
    act.run(async () => {
      setRefused(null);
      try {
        const label = w("act_done", { what: w(task.kind === "check_in" ? "to_do" : task.kind) });
        const how = await post<FollowUpPage>({ method: "POST", path, body: { outcome }, label, href: "/run/after" });
        if (how.state === "refused") setRefused(how.problem);
        else if (outcome === "undo") close("did_undo");
        else close("did_done", how.state === "sent" ? () => void takeBack(path, again) : undefined);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        toast(w("wrap_signal"));
      }
    });
  const notNeeded = async () => {
    setRefused(null);
    const body = { outcome: "not_needed", reason };
    if (await act.run((key) => send<FollowUpPage>("POST", path, body, { key }))) close("did_not_needed");
  };
  const may = (outcome: string) => task.can.includes(outcome);
  const problem = refused ?? act.problem;
  return (
    <Sheet title={what(task)} onClose={onClose}>
      <ErrorSummary problem={problem} />
      <p class="t-2">{w(task.kind === "check_in" ? "check_in_with_more" : `${task.kind}_more`)}</p>
      {page.data?.words && (
        <div>
          <p class="strong">{w("wrote")}</p>
          <blockquote class="card">{page.data.words}</blockquote>
        </div>
      )}
      {page.data?.reason && (
        <div>
          <p class="strong">{w("reason_was")}</p>
          <blockquote class="card">{page.data.reason}</blockquote>
        </div>
      )}
      {asking ? (
        <>
          <TextField
            name="reason"
            label={w("not_needed_label")}
            hint={w("not_needed_hint")}
            maxLength={300}
            value={reason}
            error={problem?.fields?.reason}
            onInput={setReason}
          />
          <Button wide busy={act.busy} onClick={() => void notNeeded()}>
            {w("not_needed_save")}
          </Button>
        </>
      ) : (
        <>
          {may("done") && (
            <Button wide icon="check" busy={act.busy} onClick={() => void say("done")}>
              {w("mark_done")}
            </Button>
          )}
          {may("not_needed") && (
            <Button kind="second" wide onClick={() => ask(true)}>
              {w("not_needed")}
            </Button>
          )}
          {may("undo") && (
            <Button kind="second" wide icon="undo-2" busy={act.busy} onClick={() => void say("undo")}>
              {w("undo")}
            </Button>
          )}
        </>
      )}
    </Sheet>
  );
}

async function takeBack(path: string, again: () => Promise<void>): Promise<void> {
  try {
    await send("POST", path, { outcome: "undo" });
    toast(w("did_undo"));
  } catch (error) {
    if (error instanceof Refused) toast(error.problem.detail);
    else if (error instanceof NoAnswer) toast(w("wrap_signal"));
    else throw error;
  }
  await again();
}
