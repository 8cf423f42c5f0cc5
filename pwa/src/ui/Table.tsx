import type { ComponentChildren } from "preact";
import { w } from "./desk-words";
import { Icon } from "./Icon";
import { cx } from "./look";

export type Order = "ascending" | "descending";
export interface Column<T> {
  head: string;
  cell: (row: T) => ComponentChildren;
  num?: boolean;
  /** In a card the value speaks for itself: no name before it. */
  bare?: boolean;
  /** Left out where a row is a card: there is little room, and the file has it. */
  wideOnly?: boolean;
  /** The list can be put in this column's order: where that leads (null: it cannot be turned round), and how it is ordered now. */
  sort?: { href: string | null; now: Order | null };
}

/** Said out loud, because a browser forgets that it is a table as soon as CSS draws it as cards. */
const AS = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  cell: { role: "cell" },
} as const;

/**
 * The one table of staff screens. Where there is little room each row is a card whose values keep their names.
 * The first link of a row opens it: arrow keys, Home and End go from row to row, Tab goes on as always.
 */
export function Table<T>(p: {
  caption: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  selected?: string;
}) {
  return (
    <div class="tablebox">
      <table class="table" {...AS.table}>
        <caption class="vh">{p.caption}</caption>
        <thead {...AS.group}>
          <tr {...AS.row}>
            {p.columns.map((c) => (
              <th
                key={c.head}
                {...AS.head}
                scope="col"
                class={cx(c.num && "num", c.wideOnly && "wide-only") || undefined}
                aria-sort={c.sort ? (c.sort.now ?? "none") : undefined}
              >
                {c.sort?.href ? <Sort head={c.head} href={c.sort.href} now={c.sort.now} /> : c.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...AS.group} onKeyDown={fromRowToRow}>
          {p.rows.map((row) => (
            <tr
              key={p.rowKey(row)}
              {...AS.row}
              id={`row-${p.rowKey(row)}`}
              data-selected={p.selected !== undefined && p.selected === p.rowKey(row) ? "" : undefined}
            >
              {p.columns.map((c, i) => (
                <td
                  key={c.head}
                  {...AS.cell}
                  class={cx(c.num && "num", c.wideOnly && "wide-only") || undefined}
                  data-label={i > 0 && !c.bare ? c.head : undefined}
                >
                  {c.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sort({ head, href, now }: { head: string; href: string; now: Order | null }) {
  return (
    <a class="sort" href={href}>
      {head}
      <span class="sort__arrow" data-now={now ?? "none"} aria-hidden="true">
        <Icon name="arrow-right" />
      </span>
      <span class="vh">{w(now ? "sort_turn" : "sort")}</span>
    </a>
  );
}

const STEP: Record<string, (at: number, of: number) => number> = {
  ArrowDown: (at, of) => Math.min(at + 1, of - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, of) => of - 1,
};
function fromRowToRow(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = STEP[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("tr > td:first-child a")];
  const at = links.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  links[step(at, links.length)]?.focus();
}
