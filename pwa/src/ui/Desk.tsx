import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Icon, Wordmark } from "./Icon";
import type { IconName } from "./icon-names";
import { Status } from "./Status";
import { currentTab, type Tab } from "./tabs";
import { w } from "./words";
import "./desk.css";

/** The staff side of the app: a dark rail with what waits, and the work beside it. */
export function Desk(p: { tabs: Tab[]; path: string; foot?: ComponentChildren; children: ComponentChildren }) {
  const current = currentTab(p.tabs, p.path);
  return (
    <div class="app desk-page" data-tone="calm">
      <a class="skip" href="#main">
        {w("skip")}
      </a>
      <div class="desk">
        <nav class="rail" aria-label={w("staff")}>
          <Wordmark href="/staff" label={w("home")} />
          <ul>
            {p.tabs.map((tab) => (
              <li key={tab.href}>
                <a href={tab.href} aria-current={tab === current ? "page" : undefined}>
                  <Icon name={tab.icon} />
                  {tab.label}
                  {!!tab.count && (
                    <span class="rail__count">
                      {tab.count}
                      <span class="vh">{w("to_do", { n: tab.count })}</span>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
          <div class="rail__foot">{p.foot}</div>
        </nav>
        <main id="main" class="desk__main" tabIndex={-1}>
          <Status />
          {p.children}
        </main>
      </div>
    </div>
  );
}

let first = true;
/** Heading of a staff page: what it is, one line, and the main thing to do. */
export function DeskHead(p: { title: string; under?: ComponentChildren; children?: ComponentChildren }) {
  useEffect(() => {
    document.title = `${p.title} - Linkup`;
    if (!first) document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    first = false;
  }, [p.title]);
  return (
    <div class="desk__head">
      <div>
        <h1 tabIndex={-1}>{p.title}</h1>
        {p.under && <p class="t-2">{p.under}</p>}
      </div>
      {p.children}
    </div>
  );
}

export interface Column<T> {
  head: string;
  cell: (row: T) => ComponentChildren;
  num?: boolean;
}
/** A table on a laptop; on a phone each row is a card whose values keep their names. */
export function Table<T>(p: {
  caption: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  selected?: string;
}) {
  return (
    <table class="table">
      <caption class="vh">{p.caption}</caption>
      <thead>
        <tr>
          {p.columns.map((c) => (
            <th key={c.head} scope="col" class={c.num ? "num" : undefined}>
              {c.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {p.rows.map((row) => (
          <tr key={p.rowKey(row)} aria-selected={p.selected === undefined ? undefined : p.selected === p.rowKey(row)}>
            {p.columns.map((c, i) => (
              <td key={c.head} class={c.num ? "num" : undefined} data-label={i > 0 ? c.head : undefined}>
                {c.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface CheckItem {
  state: "pass" | "look" | "stop";
  title: string;
  sentence?: string;
  action?: ComponentChildren;
}
const LOOKS: Record<CheckItem["state"], { name: string; icon: IconName }> = {
  pass: { name: "check check--ok", icon: "circle-check" },
  look: { name: "check check--flag", icon: "triangle-alert" },
  stop: { name: "check check--stop", icon: "x" },
};
/** What was checked: pass, have a look, or stop, each with its sentence. */
export function CheckList({ items }: { items: CheckItem[] }) {
  return (
    <ul class="checks">
      {items.map((it) => (
        <li key={it.title} class={LOOKS[it.state].name}>
          <Icon name={LOOKS[it.state].icon} />
          <span>
            <strong>{it.title}</strong>
            {it.sentence && <small>{it.sentence}</small>}
            {it.action}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Filters that are links: their state is in the address, so Back and sharing work. */
export function Filters({ label, items }: { label: string; items: { href: string; label: string; on: boolean }[] }) {
  return (
    <nav class="filters" aria-label={label}>
      {items.map((f) => (
        <a key={f.href} class="filter" href={f.href} aria-current={f.on ? "true" : undefined}>
          {f.label}
        </a>
      ))}
    </nav>
  );
}
