import { moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import type { OpenTravel, Page } from "../../core/types";
import { Chip } from "../../ui/Chip";
import { DeskHead, Table } from "../../ui/Desk";
import { Empty, Show } from "../../ui/Notes";
import { useHere } from "../here";
import { Files } from "../lists/Bar";
import { w } from "./words";

/** Whose way is not sorted yet, the soonest first. */
export default function TravelScreen() {
  const here = useHere();
  const open = useFresh<Page<OpenTravel>>(`${here.path}/travel`);
  return (
    <>
      <DeskHead title={w("title")} under={w("under")} />
      <Show seen={open} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={w("none")}>{w("none_more")}</Empty>
          ) : (
            <>
              <Files path={`${here.path}/travel/file`} wanted={{}} />
              <Table
                caption={w("title")}
                rows={items}
                rowKey={(row) => `${row.event_id} ${row.person_id}`}
                columns={[
                  {
                    head: w("who"),
                    cell: (row) => (
                      <a href={`/run/events/${row.event_id}/travel`}>
                        {row.tell_apart ? `${row.chosen_name} (${row.tell_apart})` : row.chosen_name}
                      </a>
                    ),
                  },
                  { head: w("what"), bare: true, cell: (row) => `${row.title}, ${row.group_name}` },
                  {
                    head: w("when"),
                    bare: true,
                    cell: (row) => <span class="nowrap">{moment(row.starts_at, row.zone)}</span>,
                  },
                  { head: w("state"), bare: true, cell: (row) => <State of={row} /> },
                ]}
              />
            </>
          )
        }
      </Show>
    </>
  );
}

function State({ of }: { of: OpenTravel }) {
  if (of.state === "call_off")
    return (
      <Chip kind="bad" icon="calendar-x">
        {w("call_off")}
      </Chip>
    );
  return (
    <Chip kind="warn" icon={of.state === "changed" ? "triangle-alert" : "hourglass"}>
      {w(of.state === "changed" ? "changed" : "not_yet")}
    </Chip>
  );
}
