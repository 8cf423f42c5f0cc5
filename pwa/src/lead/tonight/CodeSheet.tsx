import { useEffect, useState } from "preact/hooks";
import { NoAnswer, Refused } from "../../core/problem";
import { keptFor } from "../../core/short-lived";
import type { CheckInCode, Problem } from "../../core/types";
import { Banner, NotThere, Skeleton } from "../../ui/Notes";
import { BigCode, QrCard } from "../../ui/Share";
import { Sheet } from "../../ui/Sheet";
import { codeNow, codePath, fetchCode } from "./fetch";
import { w } from "./words";

const LOOK_AGAIN = 20_000;

/** People check themselves in with this. It changes by itself; without signal the phone shows the codes it holds. */
export function CodeSheet({ event, onClose }: { event: string; onClose: () => void }) {
  const [made, setMade] = useState<CheckInCode | null>(null);
  const [problem, setProblem] = useState<Problem | "no_signal" | null>(null);
  const load = async () => {
    try {
      setMade(await fetchCode(event));
      setProblem(null);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NoAnswer)) throw error;
      setProblem(error instanceof Refused ? error.problem : "no_signal");
      const kept = await keptFor<CheckInCode>(codePath(event));
      setMade((had) => had ?? kept);
    }
  };
  useEffect(() => {
    void load();
    const later = setInterval(() => void load(), LOOK_AGAIN);
    return () => clearInterval(later);
  }, [event]);

  const code = made && codeNow(made);
  return (
    <Sheet title={w("code_title")} onClose={onClose}>
      {!code && (problem ? <NotThere problem={problem} again={() => void load()} /> : <Skeleton rows={2} />)}
      {made && code && (
        <div class="stack">
          <p class="t-2">{w("code_more")}</p>
          <div class="bigcode">
            <BigCode code={code} />
          </div>
          <QrCard svg={problem ? made.plain_qr_svg : made.qr_svg} />
          {problem === "no_signal" && <Banner kind="warn" icon="cloud-off" title={w("code_offline")} />}
        </div>
      )}
    </Sheet>
  );
}
