import { useLocation } from "preact-iso";
import { moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import { list } from "../../core/lists";
import type { AuditPage, AuditRow } from "../../core/types";
import { Button } from "../../ui/Button";
import { DeskHead, Table } from "../../ui/Desk";
import { Empty, Show } from "../../ui/Notes";
import { useHere } from "../here";
import { Files } from "../lists/Bar";
import { withQuery } from "../query";
import { w } from "./words";

/** A key's plain words; a key we have no words for yet reads as it is, without its dots and lines. */
const plain = (kind: "a" | "k" | "v", key: string): string =>
  w(`${kind}_${key.replaceAll(".", "_")}` as "title") || key.replaceAll(/[._]/g, " ");

/** What a list taken along as a file was narrowed by, and how many rows it had. */
const taken = (row: AuditRow): string => {
  const by = (row.from ?? "").split(" ").filter(Boolean);
  const n = Number(row.to);
  return by.length
    ? w("rows_of", { n, by: list(by.map((one) => w(`by_${one}` as "by_days") || one)) })
    : w("rows", { n });
};

const change = (row: AuditRow): string => {
  if (row.action === "list.exported") return taken(row);
  if (row.from && row.to && row.from !== row.to)
    return w("from_to", { from: plain("v", row.from), to: plain("v", row.to) });
  const now = row.to ?? row.from;
  return now && row.from !== row.to ? plain("v", now) : "";
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
              <Files path={`${here.path}/audit/file`} wanted={{ before: query.before }} />
              <Table
                caption={w("caption")}
                rows={page.items}
                rowKey={(row) => String(row.seq)}
                columns={[
                  { head: w("col_what"), cell: (row) => <strong>{plain("a", row.action)}</strong> },
                  { head: w("col_about"), cell: (row) => plain("k", row.kind) },
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
