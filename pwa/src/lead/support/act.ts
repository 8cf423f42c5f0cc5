import { useAct } from "../../core/acts";
import { type Act, post } from "../../core/outbox";
import { Refused } from "../../core/problem";
import { reload } from "../../core/seen";
import { toast } from "../../ui/toast";
import { eventPath } from "../mine";
import { w } from "./words";

/** One act of somebody who sorts things out: sent now or kept on this phone; a refused one stays in the sheet to mend. */
export function useSort(event: string, done: () => void) {
  const act = useAct();
  const send = (wanted: Omit<Act, "label">, label: string) =>
    act.run(async () => {
      const outcome = await post<unknown>({ ...wanted, label });
      if (outcome.state === "refused") throw new Refused(outcome.problem);
      toast(w(outcome.state === "saved" ? "saved" : "done"));
      void reload(eventPath(event));
      done();
    });
  return { ...act, send };
}
