import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useFresh } from "../../core/fresh";
import type { Page, PersonRow } from "../../core/types";
import { Chip } from "../../ui/Chip";
import { DeskHead, Filters, Table } from "../../ui/Desk";
import { TextField } from "../../ui/Field";
import { Empty, Show } from "../../ui/Notes";
import { useHere } from "../here";
import { Split, withQuery } from "../Split";
import { PersonDetail } from "./PersonDetail";
import { w } from "./words";

const PATH = "/staff/people";
type ShowOnly = "waiting" | "same" | undefined;
const shownOnly = (show: string | undefined): ShowOnly => (show === "waiting" || show === "same" ? show : undefined);
const FITS: Record<string, (row: PersonRow) => boolean> = {
  waiting: (row) => row.groups.some((g) => g.state === "waiting_for_consent"),
  same: (row) => row.same_name,
};

export default function PeopleScreen() {
  const { query, route } = useLocation();
  const here = useHere();
  const [typed, setTyped] = useState(query.search ?? "");
  const people = useFresh<Page<PersonRow>>(
    `${here.path}/people${query.search ? `?search=${encodeURIComponent(query.search)}` : ""}`,
    true,
  );
  // What is looked for stands in the address, a moment after the last letter.
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const soon = setTimeout(
      () => route(withQuery(PATH, query, { search: typed.trim(), person: undefined }), true),
      250,
    );
    return () => clearTimeout(soon);
  }, [typed]);

  const rows = (people.data?.items ?? []).filter(FITS[query.show ?? ""] ?? (() => true));
  const only = shownOnly(query.show);
  // Nobody is there because nobody fits, or because the name looked for is not there.
  const none = only && !query.search ? (`none_${only}` as const) : "nobody";
  const open = rows.find((row) => row.person_id === query.person);
  const filter = (show: ShowOnly, label: string) => ({
    href: withQuery(PATH, query, { show, person: undefined }),
    label,
    on: query.show === show,
  });
  return (
    <>
      <DeskHead
        title={people.data ? w("title", { n: rows.length }) : w("loading")}
        under={only ? w(`under_${only}`) : w("under", { programme: here.mine.name })}
      >
        <Filters
          label={w("show")}
          items={[
            filter(undefined, w("all")),
            filter("waiting", w("waiting")),
            filter("same", w("same")),
            { href: `${PATH}/team`, label: w("team"), on: false },
          ]}
        />
      </DeskHead>
      <Split
        open={open?.person_id}
        back={withQuery(PATH, query, { person: undefined })}
        list={
          <>
            <search>
              <TextField name="search" type="search" label={w("search")} value={typed} onInput={setTyped} />
            </search>
            <Show seen={people} rows={6}>
              {() =>
                rows.length === 0 ? (
                  <Empty title={w(none)}>{w(`${none}_more`)}</Empty>
                ) : (
                  <List rows={rows} query={query} selected={open?.person_id} />
                )
              }
            </Show>
          </>
        }
        detail={
          open ? (
            <PersonDetail key={open.person_id} person={open} all={people.data?.items ?? []} again={people.again} />
          ) : here.mine.contacts.length === 0 && here.may("update_programme") ? (
            <FirstSteps />
          ) : (
            <Empty title={w("pick")}>{w("pick_more")}</Empty>
          )
        }
      />
    </>
  );
}

/** A new programme has nobody to turn to yet: what to do first, in order. */
function FirstSteps() {
  return (
    <section class="card stack">
      <h2 class="h-4">{w("first")}</h2>
      <p>{w("first_more")}</p>
      <ol class="stack stack--s">
        <li>
          <a href="/staff/programme">{w("first_contacts")}</a>
        </li>
        <li>
          <a href={`${PATH}/team`}>{w("first_team")}</a>
        </li>
        <li>
          <a href="/staff/groups/new">{w("first_group")}</a>
        </li>
      </ol>
    </section>
  );
}

function List({ rows, query, selected }: { rows: PersonRow[]; query: Record<string, string>; selected?: string }) {
  return (
    <Table
      caption={w("caption")}
      rows={rows}
      rowKey={(row) => row.person_id}
      selected={selected}
      columns={[
        {
          head: w("col_name"),
          cell: (row) => (
            <>
              <a
                href={withQuery(PATH, query, { person: row.person_id })}
                aria-current={selected === row.person_id ? "true" : undefined}
              >
                {row.chosen_name}
                {row.tell_apart && ` (${row.tell_apart})`}
              </a>
              {row.same_name && (
                <Chip kind="warn" icon="users">
                  {w("same_name")}
                </Chip>
              )}
            </>
          ),
        },
        {
          head: w("col_groups"),
          cell: (row) =>
            row.groups.map((g) => g.name).join(", ") || (row.staff_roles.length > 0 ? w("staff") : w("no_groups")),
        },
        { head: w("col_age"), cell: (row) => <span class="nowrap">{w(`age_${row.age_band}`)}</span> },
      ]}
    />
  );
}
