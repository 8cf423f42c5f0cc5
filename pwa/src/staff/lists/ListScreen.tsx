import { useLocation } from "preact-iso";
import type { ListPage } from "../../core/types";
import { DeskHead, Filters } from "../../ui/Desk";
import { useHere } from "../here";
import { type Filter, type Query, searchOf, useFilters, withQuery } from "../query";
import { Days, Files, FilterBar, GroupPick, KindPick, Pick, RolePick, Search, sortByDay } from "./Bar";
import { PagedTable } from "./PagedTable";
import { usePages } from "./usePages";
import { w } from "./words";

const LISTS = ["answers", "attendance"] as const;
type List = (typeof LISTS)[number];
type Row = ListPage["items"][number];
const ANSWERS = ["going", "maybe", "cannot", "waiting", "offered", "none"] as const;
const LED = ["young_people", "together", "staff"] as const;

/** Who answered, and who was there: one line for one person at one activity. */
export default function ListScreen() {
  const { path } = useLocation();
  const here = useHere();
  const mine = LISTS.filter((one) => here.may(`${one}_list`));
  const name: List = LISTS.find((one) => path.endsWith(one)) ?? mine[0] ?? "attendance";
  return <OneList key={name} name={name} lists={mine} />;
}

function OneList({ name, lists }: { name: List; lists: List[] }) {
  const here = useHere();
  const path = `/staff/lists/${name}`;
  const filter = useFilters(path);
  const { from, to, group_id, kind, led_by, role, answer, there, order } = filter.query;
  const filters = { from, to, group_id, kind, led_by, role, ...(name === "answers" ? { answer } : { there }) };
  const wanted = { ...filters, order };
  const search = searchOf(name);
  const api = `${here.path}/${name}`;
  const pages = usePages<Row, ListPage>(withQuery(api, {}, wanted), search);
  return (
    <>
      <DeskHead title={w(name)} under={w(`${name}_under`)}>
        {lists.length > 1 && (
          <Filters
            label={w("which")}
            items={lists.map((one) => ({ href: `/staff/lists/${one}`, label: w(one), on: one === name }))}
          />
        )}
      </DeskHead>
      <Search list={name} label={w("search")} />
      <FilterBar
        any={Object.values(filters).some(Boolean)}
        clear={path}
        files={<Files path={api} wanted={wanted} search={search} />}
      >
        <Days {...filter} />
        <GroupPick {...filter} />
        <Picks name={name} {...filter} />
      </FilterBar>
      <PagedTable
        pages={pages}
        caption={w(order === "oldest" ? "caption_old" : "caption")}
        rowKey={(row) => row.id}
        columns={(page) => columns(page, path, filter.query)}
        empty={{ title: w("none"), more: w("none_more") }}
      />
    </>
  );
}

function Picks({ name, ...p }: { name: List } & Filter) {
  const choices = <T extends string>(all: readonly T[], label: (one: T) => string) =>
    all.map((value) => ({ value: value as string, label: label(value) }));
  return (
    <>
      <KindPick {...p} />
      <Pick {...p} name="led_by" label={w("led")} all={w("every_led")} choices={choices(LED, (it) => w(`led_${it}`))} />
      <RolePick {...p} />
      {name === "answers" ? (
        <Pick
          {...p}
          name="answer"
          label={w("answer")}
          all={w("every_answer")}
          choices={choices(ANSWERS, (it) => w(`answer_${it}`))}
        />
      ) : (
        <Pick
          {...p}
          name="there"
          label={w("there")}
          all={w("every_there")}
          choices={choices(["true", "false"] as const, (it) => w(`there_${it}`))}
        />
      )}
    </>
  );
}

const BARE = ["day", "activity", "group"];
const WIDE_ONLY = ["kind", "role", "who_led", "leads"];
/** "Jay (tall, draws)": two of the same name stay two people. */
const named = ({ name, tell_apart }: Row["cells"]) => (tell_apart ? `${name} (${tell_apart})` : name);

/** The columns the server says this person may see. The name comes first: on a phone it heads the card. */
function columns(page: ListPage, path: string, query: Query) {
  const first = page.columns.filter((it) => it.key === "name");
  const rest = page.columns.filter((it) => it.key !== "name" && it.key !== "tell_apart");
  return [...first, ...rest].map((it) => ({
    head: it.head,
    num: it.key === "children",
    bare: BARE.includes(it.key),
    wideOnly: WIDE_ONLY.includes(it.key),
    sort: it.key === "day" ? sortByDay(path, query, "newest") : undefined,
    cell: (row: Row) => {
      const value = row.cells[it.key];
      if (it.key === "name") return <strong>{named(row.cells)}</strong>;
      if (it.key === "children") return value || null;
      return it.key === "activity" ? <a href={`/run/events/${row.event_id}`}>{value}</a> : value;
    },
  }));
}
