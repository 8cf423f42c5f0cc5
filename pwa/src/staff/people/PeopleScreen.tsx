import { day } from "../../core/dates";
import type { PeopleList, PersonRow } from "../../core/types";
import { Chip } from "../../ui/Chip";
import { DeskHead, Filters } from "../../ui/Desk";
import { useHere } from "../here";
import AfterScreen from "../lists/AfterScreen";
import { Days, Files, FilterBar, GroupPick, Pick, RolePick, Search, sortByDay } from "../lists/Bar";
import { Missing, Waits } from "../lists/Missing";
import { PagedTable } from "../lists/PagedTable";
import { usePages } from "../lists/usePages";
import { type Query, searchOf, useFilters, withQuery } from "../query";
import { Split } from "../Split";
import { PersonDetail } from "./PersonDetail";
import { w } from "./words";

const PATH = "/staff/people";
const STATES = ["asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left", "removed"] as const;
type ShowOnly = "waiting" | "same" | undefined;
const shownOnly = (show: string | undefined): ShowOnly => (show === "waiting" || show === "same" ? show : undefined);

/** The first page of staff; who may not see people begins with what is missing afterwards. */
export default function PeopleScreen() {
  const here = useHere();
  return here.programme.data && !here.may("people") ? <AfterScreen /> : <People />;
}

function People() {
  const here = useHere();
  const filters = useFilters(PATH);
  const { query } = filters;
  const only = shownOnly(query.show);
  const { group_id, role, from, to, order } = query;
  const search = searchOf("people");
  const state = only === "waiting" ? "waiting_for_consent" : query.state;
  const wanted = { group_id, role, state, from, to, order, same_name: only === "same" ? "true" : undefined };
  const api = `${here.path}/people`;
  const pages = usePages<PersonRow, PeopleList>(withQuery(api, {}, wanted), search);
  const found = pages.first.data;
  const filtered = Boolean(group_id || role || query.state || from || to);
  // Nobody is there because nobody fits, or because the name looked for is not there.
  const none = filtered ? "no_fit" : only && !search ? (`none_${only}` as const) : "nobody";
  const open = pages.rows.find((row) => row.person_id === query.person);
  const filter = (show: ShowOnly, label: string) => ({
    href: withQuery(PATH, query, { show, state: undefined, person: undefined }),
    label,
    on: query.show === show,
  });
  return (
    <>
      <DeskHead
        title={found ? w("title", { n: found.total }) : w("loading")}
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
      <Missing />
      <Split
        open={open?.person_id}
        label={open?.chosen_name ?? w("pick")}
        back={withQuery(PATH, query, { person: undefined })}
        list={
          <>
            <Search
              list="people"
              label={w("search")}
              open={() => query.person && filters.set({ person: undefined }, true)}
            />
            <FilterBar
              any={filtered}
              clear={withQuery(PATH, {}, { show: query.show, order })}
              files={<Files path={api} wanted={wanted} search={search} />}
            >
              <GroupPick {...filters} />
              <RolePick {...filters} label={w("role")} />
              {!only && (
                <Pick
                  {...filters}
                  name="state"
                  label={w("state")}
                  all={w("every_state")}
                  choices={STATES.map((value) => ({ value, label: w(`state_${value}`) }))}
                />
              )}
              <Days {...filters} />
            </FilterBar>
            <PagedTable
              counted
              pages={pages}
              caption={w(order ? "caption_since" : "caption")}
              rowKey={(row) => row.person_id}
              selected={open?.person_id}
              columns={() => columns(query, open?.person_id)}
              empty={{ title: w(none), more: w(`${none}_more`) }}
            />
          </>
        }
        detail={
          open ? (
            <PersonDetail key={open.person_id} person={open} again={pages.first.again} />
          ) : here.mine.contacts.length === 0 && here.may("update_programme") ? (
            <FirstSteps />
          ) : (
            <Waits />
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

function columns(query: Query, selected?: string) {
  return [
    {
      head: w("col_name"),
      sort: query.order
        ? { now: null, href: withQuery(PATH, query, { order: undefined }) }
        : { now: "ascending" as const, href: null },
      cell: (row: PersonRow) => (
        <>
          <a
            href={withQuery(PATH, query, { person: row.person_id })}
            aria-current={selected === row.person_id ? ("true" as const) : undefined}
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
      bare: true,
      cell: (row: PersonRow) =>
        row.groups.map((g) => g.name).join(", ") || (row.staff_roles.length > 0 ? w("staff") : w("no_groups")),
    },
    {
      head: w("col_age"),
      bare: true,
      cell: (row: PersonRow) => <span class="nowrap">{w(`age_${row.age_band}`)}</span>,
    },
    {
      head: w("col_since"),
      sort: sortByDay(PATH, query, "name"),
      cell: (row: PersonRow) => <span class="nowrap">{day(row.joined_on)}</span>,
    },
  ];
}
