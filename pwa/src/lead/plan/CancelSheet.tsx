import { send, useAct } from "../../core/acts";
import { know, reloadAll } from "../../core/seen";
import type { Event } from "../../core/types";
import { ReasonSheet } from "../../ui/ReasonSheet";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { w } from "./screen-words";

export function CancelSheet({ event, onClose }: { event: Event; onClose: () => void }) {
  const act = useAct();
  const cancel = async (reason: string) => {
    const done = await act.run((key) => send<Event>("POST", `${eventPath(event.id)}/cancel`, { reason }, { key }));
    if (!done) return;
    know(eventPath(event.id), done);
    reloadAll(planPath(event.group.id));
    toast(w("cancelled"));
    onClose();
  };
  return (
    <ReasonSheet
      title={w("cancel_title", { title: event.title })}
      label={w("reason")}
      hint={w("reason_hint")}
      yes={w("cancel_yes")}
      danger
      busy={act.busy}
      problem={act.problem}
      onSend={(reason) => void cancel(reason)}
      onClose={onClose}
    >
      <p>{w("cancel_more")}</p>
    </ReasonSheet>
  );
}
