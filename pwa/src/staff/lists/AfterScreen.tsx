import { useEffect } from "preact/hooks";
import { moment } from "../../core/dates";
import type { OpenEnds } from "../../core/types";
import { Button } from "../../ui/Button";
import { DeskHead, Table } from "../../ui/Desk";
import { Show } from "../../ui/Notes";
import { useHere } from "../here";
import { w } from "./words";

type Session = OpenEnds["without_attendance"][number];

/** What is missing when activities are over: attendance, wrap-ups, and how many tasks are late. */
export default function AfterScreen() {
  const here = useHere();
  const { ends } = here;
  useEffect(() => void ends.again(), []);
  return (
    <>
      <DeskHead title={w("after")} under={w("after_under")} />
      <Show seen={ends}>
        {(found) => {
          const may = found.can.includes("wrap_up_event");
          return (
            <>
              <section class="card stack stack--s" aria-label={w("tasks_more")}>
                <p class="row">
                  <span class="big num">
                    {found.tasks_late}
                    <small>{w("tasks_late", { n: found.tasks_late })}</small>
                  </span>
                  <span class="big num">
                    {found.tasks_open}
                    <small>{w("tasks_open", { n: found.tasks_open })}</small>
                  </span>
                </p>
                <p class="t-2">{w("tasks_more")}</p>
                {may && found.tasks_open > 0 && (
                  <p class="row">
                    <a href="/run/after">{w("tasks_see")}</a>
                  </p>
                )}
              </section>
              <Sessions
                title={
                  found.without_attendance.length ? w("lack", { n: found.without_attendance.length }) : w("lack_none")
                }
                more={w("lack_more")}
                rows={found.without_attendance}
                may={may}
              />
              <Sessions
                title={w("unwrapped", { n: found.without_wrap_up.length })}
                more={w("unwrapped_more")}
                rows={found.without_wrap_up}
                may={may}
                hide
              />
            </>
          );
        }}
      </Show>
    </>
  );
}

function Sessions(p: { title: string; more: string; rows: Session[]; may: boolean; hide?: boolean }) {
  if (p.rows.length === 0 && p.hide) return null;
  return (
    <section class="stack stack--s" aria-label={p.title}>
      <h2 class="h-4">{p.title}</h2>
      {p.rows.length > 0 && (
        <>
          <p class="t-2">{p.more}</p>
          <Table
            caption={p.title}
            rows={p.rows}
            rowKey={(row) => row.id}
            columns={[
              { head: w("col_what"), cell: (row) => <strong>{row.title}</strong> },
              { head: w("col_group"), bare: true, cell: (row) => row.group_name },
              { head: w("col_when"), bare: true, cell: (row) => moment(row.starts_at, row.zone) },
              ...(p.may
                ? [
                    {
                      head: w("col_do"),
                      bare: true,
                      cell: (row: Session) => (
                        <Button
                          kind="second"
                          small
                          href={`/run/events/${row.id}/wrap-up`}
                          label={w("write_for", { title: row.title })}
                        >
                          {w("write")}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      )}
    </section>
  );
}
