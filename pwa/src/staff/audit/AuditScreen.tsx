import { useLocation } from "preact-iso";
import { moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import type { AuditRow, Page } from "../../core/types";
import { Button } from "../../ui/Button";
import { DeskHead, Table } from "../../ui/Desk";
import { Empty, Show } from "../../ui/Notes";
import { useHere } from "../here";
import { withQuery } from "../Split";
import { w } from "./words";

type AuditPage = Omit<Page<AuditRow>, "next"> & { next: number | null };

const change = (row: AuditRow): string => {
  if (row.from && row.to) return w("from_to", { from: row.from, to: row.to });
  return row.to ? w("to", { to: row.to }) : (row.from ?? "");
};

/** What was done, without names. One page at a time; the page is in the address. */
export default function AuditScreen() {
  const { query } = useLocation();
  const here = useHere();
  const audit = useFresh<AuditPage>(withQuery(`${here.path}/audit`, {}, { before: query.before }));
  return (
    <>
      <DeskHead title={w("title")} under={w("under")} />
      <Show seen={audit} rows={6}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty title={w("none")} />
          ) : (
            <>
              <Table
                caption={w("caption")}
                rows={page.items}
                rowKey={(row) => String(row.seq)}
                columns={[
                  { head: w("col_what"), cell: (row) => <strong>{row.action.replaceAll(/[._]/g, " ")}</strong> },
                  { head: w("col_about"), cell: (row) => row.kind.replaceAll("_", " ") },
                  { head: w("col_change"), cell: change },
                  { head: w("col_when"), cell: (row) => moment(row.at) },
                  { head: w("col_seq"), num: true, cell: (row) => row.seq },
                ]}
              />
              {page.next !== null && (
                <div>
                  <Button kind="second" href={`/staff/audit?before=${page.next}`}>
                    {w("older")}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Show>
    </>
  );
}
