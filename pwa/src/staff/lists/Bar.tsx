import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useAct } from "../../core/acts";
import { searchIn, useFresh } from "../../core/fresh";
import { call } from "../../core/session";
import type { GroupCard, Page } from "../../core/types";
import { Button } from "../../ui/Button";
import type { Column, Order } from "../../ui/Desk";
import { ErrorSummary, Select, TextField } from "../../ui/Field";
import { KIND_KEYS, kindName } from "../../ui/kinds";
import { saveFile } from "../../ui/save";
import { toast } from "../../ui/toast";
import { useHere } from "../here";
import { type Changes, type Filter, type Query, searchFor, searchOf, withQuery } from "../query";
import { w } from "./bar-words";

type Choice = { value: string; label: string };

/** A search field that asks a moment after the last letter. What is typed stays out of the address. */
export function Search({ list, label, open }: { list: string; label: string; open?: () => void }) {
  const [text, setText] = useState(searchOf(list) ?? "");
  useEffect(() => {
    if (text.trim() === (searchOf(list) ?? "")) return;
    const soon = setTimeout(() => {
      searchFor(list, text.trim());
      open?.();
    }, 250);
    return () => clearTimeout(soon);
  }, [text]);
  return (
    <search>
      <TextField name="search" type="search" label={label} value={text} onInput={setText} />
    </search>
  );
}

/** Filters, and the list as a file, behind one fold: the list begins in sight. `any`: some are set, so it is open. */
export function FilterBar(p: { any: boolean; clear: string; files: ComponentChildren; children: ComponentChildren }) {
  return (
    <details class="fold" open={p.any}>
      <summary>{w("filters")}</summary>
      <fieldset class="bar">
        <legend class="vh">{w("filters")}</legend>
        {p.children}
        {p.any && (
          <div class="grow-0">
            <Button kind="quiet" href={p.clear}>
              {w("clear")}
            </Button>
          </div>
        )}
      </fieldset>
      {p.files}
    </details>
  );
}

/** One filter: everything, or one of a few. */
export function Pick(p: Filter & { name: string; label: string; all: string; choices: Choice[] }) {
  return (
    <Select
      name={p.name}
      label={p.label}
      value={p.query[p.name] ?? ""}
      onChoose={(value) => p.set({ [p.name]: value || undefined, person: undefined })}
      choices={[{ value: "", label: p.all }, ...p.choices]}
    />
  );
}

export function Days({ query, set }: Filter) {
  const day = (name: "from" | "to") => (
    <TextField
      name={name}
      type="date"
      label={w(name)}
      value={query[name] ?? ""}
      onInput={(value) => set({ [name]: value }, true)}
    />
  );
  return (
    <>
      {day("from")}
      {day("to")}
    </>
  );
}

/** `all`: groups that are over too, for what looks back. */
export function GroupPick({ all, ...filter }: Filter & { all?: boolean }) {
  const here = useHere();
  const groups = useFresh<Page<GroupCard>>("/api/groups");
  const mine = (groups.data?.items ?? []).filter((g) => g.programme_id === here.mine.id);
  const shown = all ? mine : mine.filter((g) => g.state === "active");
  const choices = shown.map((g) => ({ value: g.id, label: g.name }));
  return <Pick {...filter} name="group_id" label={w("group")} all={w("every_group")} choices={choices} />;
}

export function KindPick(filter: Filter) {
  const choices = KIND_KEYS.map((value) => ({ value: value as string, label: kindName(value) }));
  return <Pick {...filter} name="kind" label={w("kind")} all={w("every_kind")} choices={choices} />;
}

export function RolePick({ label, ...filter }: Filter & { label?: string }) {
  const choices = (["member", "co_lead", "lead"] as const).map((value) => ({ value, label: w(`role_${value}`) }));
  return <Pick {...filter} name="role" label={label ?? w("role")} all={w("every_role")} choices={choices} />;
}

/** A column by which the list can be put in order: the newest first, then turned round. */
export function sortByDay(path: string, query: Query, usual: "newest" | "name"): NonNullable<Column<unknown>["sort"]> {
  const order = query.order ?? usual;
  const now: Order | null = order === "oldest" ? "ascending" : order === "newest" ? "descending" : null;
  const next = order === "newest" ? "oldest" : "newest";
  return { now, href: withQuery(path, query, { order: next === usual ? undefined : next }) };
}

/** The same list as a file: with these filters, in this order, all pages of it. */
export function Files({ path, wanted, search }: { path: string; wanted: Changes; search?: string }) {
  const act = useAct();
  const get = async (format: "csv" | "xlsx") => {
    const file = await act.run(() => call<File>(withQuery(path, {}, { ...wanted, format }), searchIn(search)));
    if (!file) return;
    saveFile(file, file.name);
    toast(w("saved", { name: file.name }));
  };
  return (
    <div class="stack stack--s">
      <div class="row">
        <Button kind="second" small icon="download" busy={act.busy} onClick={() => void get("csv")}>
          {w("csv")}
        </Button>
        <Button kind="second" small icon="file-spreadsheet" busy={act.busy} onClick={() => void get("xlsx")}>
          {w("xlsx")}
        </Button>
      </div>
      <ErrorSummary problem={act.problem} />
    </div>
  );
}

/** How many there are, how many of them are shown, and the rest of them. */
export function Count({ n, of, hide }: { n: number; of: number; hide?: boolean }) {
  return (
    <p class={hide && n === of ? "vh" : "t-1 t-2"} role="status">
      {n < of ? w("shown", { n, of }) : w("found", { n: of })}
    </p>
  );
}

export function More({ busy, onClick }: { busy?: boolean; onClick: () => void }) {
  return (
    <div>
      <Button kind="second" busy={busy} onClick={onClick}>
        {w("more")}
      </Button>
    </div>
  );
}
