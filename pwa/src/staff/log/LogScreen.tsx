import { useState } from "preact/hooks";
import { day, moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import { locale } from "../../core/i18n";
import type { ActivityLog, ActivityLogRow } from "../../core/types";
import { Button } from "../../ui/Button";
import { type Column, DeskHead, Table } from "../../ui/Desk";
import { kindName } from "../../ui/kinds";
import { Banner, Empty, Show } from "../../ui/Notes";
import { useHere } from "../here";
import { Count, Days, Files, FilterBar, GroupPick, KindPick, More, sortByDay } from "../lists/Bar";
import { useFilters, withQuery } from "../query";
import { logWord } from "./log-word";
import { Totals } from "./Totals";
import { w } from "./words";

const PATH = "/staff/log";
const STEP = 50;

export default function LogScreen() {
  const filter = useFilters(PATH);
  const here = useHere();
  const { from, to, group_id, kind, order = "newest" } = filter.query;
  const wanted = { from, to, group_id, kind, order };
  const api = `${here.path}/activity-log`;
  const asked = withQuery(api, {}, wanted);
  const log = useFresh<ActivityLog>(asked, true);
  return (
    <>
      <DeskHead title={w("title")} under={w("under")}>
        {here.may("import_activity_log") && (
          <Button small icon="upload" href={`${PATH}/import`}>
            {w("import")}
          </Button>
        )}
      </DeskHead>
      {/* First what may be done here: the button above would push all of it down. */}
      {!here.programme.loading && (
        <>
          <FilterBar
            any={Boolean(from || to || group_id || kind)}
            clear={withQuery(PATH, {}, { order: filter.query.order })}
            files={<Files path={api} wanted={wanted} />}
          >
            <Days {...filter} />
            <GroupPick {...filter} all />
            <KindPick {...filter} />
          </FilterBar>
          <Show seen={log} rows={6}>
            {(data) => (
              <>
                <Missing rows={data.without_attendance} />
                {data.items.length === 0 ? (
                  <Empty title={w("none")}>{w("none_more")}</Empty>
                ) : (
                  <>
                    <Totals totals={data.totals} />
                    <Rows
                      key={asked}
                      rows={data.items}
                      sort={sortByDay(PATH, filter.query, "newest")}
                      old={order === "oldest"}
                    />
                  </>
                )}
              </>
            )}
          </Show>
        </>
      )}
    </>
  );
}

function Missing({ rows }: { rows: ActivityLog["without_attendance"] }) {
  if (rows.length === 0) return null;
  return (
    <Banner kind="warn" icon="clipboard-check" title={w("missing", { n: rows.length })}>
      {w("missing_more")}{" "}
      {rows.slice(0, 6).map((it, i) => (
        <span key={it.id}>
          {i > 0 && ", "}
          <a href={`/run/events/${it.id}/door`}>
            {it.title}, {moment(it.starts_at)}
          </a>
        </span>
      ))}
    </Banner>
  );
}

/** Files keep a date as somebody wrote it ("March 2024"); Linkup's own are said in the reader's language. */
const dateOf = (row: ActivityLogRow): string =>
  row.source === "import" || locale() === "en-GB" ? row.date_text : day(row.sort_date);

function Rows({ rows, sort, old }: { rows: ActivityLogRow[]; sort: Column<ActivityLogRow>["sort"]; old: boolean }) {
  const [shown, show] = useState(STEP);
  return (
    <>
      <Count n={Math.min(shown, rows.length)} of={rows.length} />
      <Table
        caption={w(old ? "caption_old" : "caption")}
        rows={rows.slice(0, shown)}
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
          { head: w("col_date"), bare: true, sort, cell: dateOf },
          { head: w("col_attended"), num: true, cell: (row) => row.attended },
          { head: w("col_who"), cell: (row) => logWord(row.who_attended) },
          { head: w("col_led"), cell: (row) => row.who_led && logWord(row.who_led) },
        ]}
      />
      {rows.length > shown && <More onClick={() => show(shown + STEP)} />}
    </>
  );
}
