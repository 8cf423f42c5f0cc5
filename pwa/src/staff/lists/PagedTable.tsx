import { type Column, Table } from "../../ui/Desk";
import { Empty, Show } from "../../ui/Notes";
import { Count, More } from "./Bar";
import type { Paged, Pages } from "./usePages";

/** A list with its count, page by page; the next page's first row takes the keyboard, so that nobody reads from the top. */
export function PagedTable<T, P extends Paged<T>>(p: {
  pages: Pages<T, P>;
  caption: string;
  columns: (page: P) => Column<T>[];
  rowKey: (row: T) => string;
  selected?: string;
  /** The page's heading says how many there are: the count stays for screen readers, and when only some are shown. */
  counted?: boolean;
  empty: { title: string; more: string };
}) {
  const { pages, empty } = p;
  return (
    <>
      <Show seen={pages.first} rows={6}>
        {(page) =>
          pages.rows.length === 0 ? (
            <Empty title={empty.title}>{empty.more}</Empty>
          ) : (
            <>
              <Count n={pages.rows.length} of={page.total} hide={p.counted} />
              <Table
                caption={p.caption}
                rows={pages.rows}
                rowKey={p.rowKey}
                columns={p.columns(page)}
                selected={p.selected}
              />
            </>
          )
        }
      </Show>
      {pages.next && <More busy={pages.busy} onClick={() => void pages.more()} />}
    </>
  );
}
