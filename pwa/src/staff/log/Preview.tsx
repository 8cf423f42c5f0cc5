import { useEffect, useRef } from "preact/hooks";
import type { ImportReport } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckList, Table } from "../../ui/Desk";
import { CheckBox } from "../../ui/Field";
import { Totals } from "./Totals";
import { w } from "./words";

/** How many sessions would come in: the server says how many are new even when bad lines stop it. */
export const comesIn = (report: ImportReport): number => report.new;
/** Bad lines stop everything unless the person leaves them out. */
export const stopped = (report: ImportReport, skip: boolean): "errors" | "nothing" | null =>
  report.errors.length > 0 && !skip ? "errors" : comesIn(report) === 0 ? "nothing" : null;

export interface PreviewProps {
  report: ImportReport;
  name: string;
  skip: boolean;
  busy: boolean;
  onSkip: (on: boolean) => void;
  onSave: () => void;
}

export function Preview({ report, name, skip, busy, onSkip, onSave }: PreviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const fresh = comesIn(report);
  const had = report.rows - fresh;
  const why = stopped(report, skip);
  return (
    <section class="stack stack--l" aria-labelledby="found">
      <div>
        <h2 id="found" ref={heading} tabIndex={-1}>
          {w("i_found", { name })}
        </h2>
        <p class="t-2">
          {w("i_new", { n: fresh })}.{had > 0 && ` ${w("i_had", { n: had })}.`}
        </p>
      </div>
      {report.errors.length > 0 && (
        <div class="stack stack--s">
          <h3>{w("i_errors", { n: report.errors.length })}</h3>
          <p class="t-2">{w("i_errors_more")}</p>
          <div class="card">
            <CheckList
              items={report.errors.map((it) => ({
                state: "stop",
                title: w("i_line", { n: it.line }),
                sentence: it.reason,
              }))}
            />
          </div>
          <CheckBox name="skip_bad" checked={skip} onChange={onSkip} label={w("i_skip")} />
        </div>
      )}
      <Totals totals={report} />
      {report.notes.length > 0 && (
        <details class="card fold">
          <summary>{w("i_notes", { n: report.notes.length })}</summary>
          <CheckList
            items={report.notes.map((it) => ({
              state: "look",
              title: it.line === null ? w("i_file") : w("i_line", { n: it.line }),
              sentence: it.note,
            }))}
          />
        </details>
      )}
      <div class="stack stack--s">
        <h3>{w("i_first")}</h3>
        <Table
          caption={w("i_first")}
          rows={report.preview}
          rowKey={(row) => String(row.line)}
          columns={[
            { head: w("col_what"), cell: (row) => <strong>{row.title}</strong> },
            { head: w("col_date"), cell: (row) => row.date_text },
            { head: w("col_attended"), num: true, cell: (row) => row.attended },
            { head: w("col_who"), cell: (row) => row.who_attended },
            { head: w("i_state"), cell: (row) => w(row.new ? "i_is_new" : "i_is_there") },
          ]}
        />
      </div>
      <div>
        <Button
          busy={busy}
          disabledWhy={why === "errors" ? w("i_fix_first") : why === "nothing" ? w("i_nothing") : null}
          onClick={onSave}
        >
          {w("i_save", { n: fresh })}
        </Button>
      </div>
    </section>
  );
}
