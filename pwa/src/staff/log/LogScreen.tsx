import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import type { ActivityLog, ActivityLogRow, GroupCard, Page } from "../../core/types";
import { Button } from "../../ui/Button";
import { DeskHead, Table } from "../../ui/Desk";
import { Select, TextField } from "../../ui/Field";
import { KIND_KEYS, kindName } from "../../ui/kinds";
import { Banner, Empty, Show } from "../../ui/Notes";
import { useHere } from "../here";
import { withQuery } from "../Split";
import { Totals } from "./Totals";
import { w } from "./words";

const PATH = "/staff/log";
const STEP = 50;

export default function LogScreen() {
  const { query } = useLocation();
  const here = useHere();
  const { from, to, group_id, kind } = query;
  const asked = withQuery(`${here.path}/activity-log`, {}, { from, to, group_id, kind });
  const log = useFresh<ActivityLog>(asked, true);
  const file = (format: string) => withQuery(`${here.path}/activity-log`, {}, { from, to, group_id, kind, format });
  return (
    <>
      <DeskHead title={w("title")} under={w("under")}>
        <div class="row">
          <Button kind="second" small icon="download" href={file("csv")}>
            {w("csv")}
          </Button>
          <Button kind="second" small icon="file-spreadsheet" href={file("xlsx")}>
            {w("xlsx")}
          </Button>
          {here.may("import_activity_log") && (
            <Button small icon="upload" href={`${PATH}/import`}>
              {w("import")}
            </Button>
          )}
        </div>
      </DeskHead>
      <Filters query={query} />
      <Show seen={log} rows={6}>
        {(data) => (
          <>
            {data.without_attendance.length > 0 && (
              <Banner kind="warn" icon="clipboard-check" title={w("missing", { n: data.without_attendance.length })}>
                {w("missing_more")}{" "}
                {data.without_attendance.slice(0, 6).map((it, i) => (
                  <span key={it.id}>
                    {i > 0 && ", "}
                    <a href={`/run/events/${it.id}/door`}>
                      {it.title}, {moment(it.starts_at)}
                    </a>
                  </span>
                ))}
              </Banner>
            )}
            {data.items.length === 0 ? (
              <Empty title={w("none")}>{w("none_more")}</Empty>
            ) : (
              <>
                <Totals totals={data.totals} />
                <Rows key={asked} rows={data.items} />
              </>
            )}
          </>
        )}
      </Show>
    </>
  );
}

/** Filters change the address at once, so Back, sharing and the two files follow them. */
function Filters({ query }: { query: Record<string, string> }) {
  const { route } = useLocation();
  const groups = useFresh<Page<GroupCard>>("/api/groups");
  const here = useHere();
  const set = (change: Record<string, string | undefined>) => route(withQuery(PATH, query, change), true);
  const any = query.from || query.to || query.group_id || query.kind;
  return (
    <fieldset class="bar">
      <legend class="vh">{w("filters")}</legend>
      <TextField name="from" type="date" label={w("from")} value={query.from ?? ""} onInput={(from) => set({ from })} />
      <TextField name="to" type="date" label={w("to")} value={query.to ?? ""} onInput={(to) => set({ to })} />
      <Select
        name="group_id"
        label={w("group")}
        value={query.group_id ?? ""}
        onChoose={(group) => set({ group_id: group })}
        choices={[
          { value: "", label: w("every_group") },
          ...(groups.data?.items ?? [])
            .filter((g) => g.programme_id === here.mine.id)
            .map((g) => ({ value: g.id, label: g.name })),
        ]}
      />
      <Select
        name="kind"
        label={w("kind")}
        value={query.kind ?? ""}
        onChoose={(kind) => set({ kind })}
        choices={[
          { value: "", label: w("every_kind") },
          ...KIND_KEYS.map((value) => ({ value: value as string, label: kindName(value) })),
        ]}
      />
      {any && (
        <div class="grow-0">
          <Button kind="quiet" href={PATH}>
            {w("clear")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Rows({ rows }: { rows: ActivityLogRow[] }) {
  const [shown, show] = useState(STEP);
  const newest = rows.toReversed();
  const left = Math.min(STEP, rows.length - shown);
  return (
    <>
      <Table
        caption={w("caption")}
        rows={newest.slice(0, shown)}
        rowKey={(row) => row.id}
        columns={[
          {
            head: w("col_what"),
            cell: (row) => (
              <>
                {row.event_id ? <a href={`/run/events/${row.event_id}`}>{row.title}</a> : <strong>{row.title}</strong>}
                {(row.kind || row.source === "import") && (
                  <small>{row.kind ? kindName(row.kind) : w("imported")}</small>
                )}
              </>
            ),
          },
          { head: w("col_date"), cell: (row) => row.date_text },
          { head: w("col_attended"), num: true, cell: (row) => row.attended },
          { head: w("col_who"), cell: (row) => row.who_attended },
          { head: w("col_led"), cell: (row) => row.who_led },
        ]}
      />
      {left > 0 && (
        <div>
          <Button kind="second" onClick={() => show(shown + STEP)}>
            {w("more", { n: left })}
          </Button>
        </div>
      )}
    </>
  );
}
