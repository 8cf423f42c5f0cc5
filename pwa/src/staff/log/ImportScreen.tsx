import { useRef, useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import type { ImportReport, Problem } from "../../core/types";
import { Button } from "../../ui/Button";
import { DeskHead } from "../../ui/Desk";
import { ErrorSummary } from "../../ui/Field";
import { Banner } from "../../ui/Notes";
import { useHere } from "../here";
import { withQuery } from "../query";
import { Preview } from "./Preview";
import { w } from "./words";

const MOST_BYTES = 5_000_000;
const tooBig = (): Problem => ({
  type: "about:blank",
  title: "",
  status: 422,
  code: "too_big",
  detail: w("i_big"),
  fields: { file: w("i_big") },
});

/** Read first, save only after a yes: rows, sums, what was noticed, and every line that cannot be read. */
export default function ImportScreen() {
  const here = useHere();
  const act = useAct();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [skip, setSkip] = useState(false);
  const [mine, setMine] = useState<Problem | null>(null);

  const run = async (from: File, dryRun: boolean, skipBad: boolean) => {
    const wish = { dry_run: String(dryRun), skip_bad: String(skipBad), name: from.name };
    const path = withQuery(`${here.path}/activity-log/import`, {}, wish);
    const done = await act.run((key) => send<ImportReport>("POST", path, from, { key }));
    if (done) setReport(done);
    return done;
  };
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    setReport(null);
    setSkip(false);
    setMine(chosen.size > MOST_BYTES ? tooBig() : null);
    if (chosen.size > MOST_BYTES) return;
    setFile(chosen);
    await run(chosen, true, false);
  };

  return (
    <>
      <DeskHead title={w("i_title")} under={w("i_under")} />
      <ErrorSummary problem={mine ?? act.problem} />
      {report?.written ? (
        <>
          <Banner kind="ok" icon="circle-check" title={w("i_done", { n: report.added })} />
          <div>
            <Button href="/staff/log">{w("i_see")}</Button>
          </div>
        </>
      ) : (
        <>
          <div class="drop">
            <label class="label mb-0" for="f-file">
              {w(report ? "i_other" : "i_choose")}
            </label>
            <p class="hint" id="f-file-hint">
              {w("i_hint")}
            </p>
            <input
              ref={input}
              id="f-file"
              type="file"
              class="input"
              accept=".csv,.tsv,.txt,.xlsx"
              aria-describedby="f-file-hint"
              onChange={(event) => void choose(event.currentTarget.files?.[0])}
            />
          </div>
          <p role="status" class={act.busy ? "strong" : "vh"}>
            {act.busy && w("i_reading")}
          </p>
          {report && file && (
            <Preview
              report={report}
              name={file.name}
              skip={skip}
              busy={act.busy}
              onSkip={(on) => {
                setSkip(on);
                void run(file, true, on);
              }}
              onSave={() => void run(file, false, skip)}
            />
          )}
        </>
      )}
    </>
  );
}
