import { useLocation } from "preact-iso";
import { day } from "../../core/dates";
import type { Programme } from "../../core/types";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { DeskHead, Table } from "../../ui/Desk";
import { Empty, Show } from "../../ui/Notes";
import { useHere } from "../here";
import { Files } from "../lists/Bar";
import { Split } from "../Split";
import { Roles } from "./Roles";
import { w } from "./words";

const PATH = "/staff/people/team";

export default function TeamScreen() {
  const { query } = useLocation();
  const here = useHere();
  return (
    <>
      <DeskHead title={w("team_title")} under={w("team_under", { programme: here.mine.name })}>
        {here.may("invite_staff") && (
          <Button small icon="user-plus" href="/staff/people/invite">
            {w("invite_staff")}
          </Button>
        )}
      </DeskHead>
      <Show seen={here.programme}>
        {(programme) => {
          const person = programme.staff.find((it) => it.person_id === query.person);
          return (
            <Split
              open={person?.person_id}
              label={person?.chosen_name ?? w("pick_team")}
              back={PATH}
              list={
                <>
                  <Files path={`${here.path}/staff/file`} wanted={{}} />
                  <Team staff={programme.staff} selected={person?.person_id} />
                </>
              }
              detail={
                person && here.may("set_staff_role") ? (
                  <Roles key={person.person_id} programme={programme} person={person.person_id} />
                ) : (
                  <Empty title={w("pick_team")}>
                    {w(here.may("set_staff_role") ? "pick_team_more" : "not_manager")}
                  </Empty>
                )
              }
            />
          );
        }}
      </Show>
    </>
  );
}

type Entry = Programme["staff"][number];

function Team({ staff, selected }: { staff: Entry[]; selected?: string }) {
  return (
    <Table
      caption={w("team_title")}
      rows={staff}
      rowKey={(it) => it.person_id + (it.deputy_for?.person_id ?? "")}
      selected={selected}
      columns={[
        { head: w("col_name"), cell: (it) => <a href={`${PATH}?person=${it.person_id}`}>{it.chosen_name}</a> },
        {
          head: w("col_roles"),
          cell: (it) => (
            <>
              {it.roles.map((role) => w(role)).join(", ")}
              {it.deputy_for && it.until && (
                <small>{w("deputy", { name: it.deputy_for.name, day: day(it.until) })}</small>
              )}
              {!it.deputy_for && it.until && <small>{w("until", { day: day(it.until) })}</small>}
            </>
          ),
        },
        {
          head: w("col_key"),
          cell: (it) =>
            it.passkey ? (
              <Chip kind="ok" icon="check">
                {w("key_yes")}
              </Chip>
            ) : (
              <Chip kind="warn" icon="key-round">
                {w("key_no")}
              </Chip>
            ),
        },
      ]}
    />
  );
}
