import { useAct } from "../../core/acts";
import { type Act, post } from "../../core/outbox";
import type { Waiting } from "../../core/outbox-store";
import { Refused } from "../../core/problem";
import { reload } from "../../core/seen";
import { toast } from "../../ui/toast";
import { eventPath } from "../mine";
import { w } from "./words";

/**
 * One act of somebody who sorts things out: sent now or kept on this phone; a refused one stays in the sheet to mend.
 * `tried`: what did not go through before; it says why until it is sent again.
 */
export function useSort(event: string, done: () => void, tried?: Waiting) {
  const act = useAct();
  const before = tried?.problem?.status === 412 ? null : tried?.problem; // somebody else's change is on the screen by now
  const send = (wanted: Omit<Act, "label">, label: string) =>
    act.run(async () => {
      const outcome = await post<unknown>({ ...wanted, label, mends: tried?.seq });
      if (outcome.state === "refused") throw new Refused(outcome.problem);
      toast(w(outcome.state === "saved" ? "saved" : "done"));
      void reload(eventPath(event));
      done();
    });
  return { ...act, problem: act.problem ?? before ?? null, send };
}
