import { useAct } from "../core/acts";
import { dropMine, replay, waitingActs } from "../core/outbox";
import { begin, call } from "../core/session";
import type { Me } from "../core/types";
import { Button } from "../ui/Button";
import { ErrorSummary } from "../ui/ErrorSummary";
import { Sheet } from "../ui/Sheet";
import { toast } from "../ui/toast";
import { w } from "./words";

/** From now on nothing stays on this phone. What waits is sent first; what cannot be sent goes, and that is said before. */
export default function SharePhone({ onClose }: { onClose: () => void }) {
  const act = useAct();
  const waiting = waitingActs.value.length;
  const share = async () => {
    const who = await act.run(async () => {
      await replay();
      return call<Me>("/api/session/shared", { method: "POST" });
    });
    if (!who) return;
    await dropMine();
    await begin(who);
    toast(w("shared_done"));
    onClose();
  };
  return (
    <Sheet
      title={w("share_title")}
      onClose={onClose}
      foot={
        <>
          <Button busy={act.busy} onClick={() => void share()}>
            {w("share_yes")}
          </Button>
          <Button kind="second" onClick={onClose}>
            {w("share_no")}
          </Button>
        </>
      }
    >
      <ErrorSummary problem={act.problem} />
      <ul>
        <li>{w("share_keeps")}</li>
        <li>{w("share_short")}</li>
        <li>{w("share_silent")}</li>
        <li>{w("share_signal")}</li>
      </ul>
      {waiting > 0 && <p class="strong">{w("share_waiting", { n: waiting })}</p>}
      <p class="t-2">{w("share_back")}</p>
    </Sheet>
  );
}
