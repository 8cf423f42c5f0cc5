import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { w as d } from "./desk-words";
import { announcePage } from "./heading";
import { Icon, Wordmark } from "./Icon";
import type { IconName } from "./icon-names";
import { Sheet } from "./Sheet";
import { Status } from "./Status";
import { currentTab, type Tab } from "./tabs";
import { w } from "./words";
import "./desk.css";

export { type Column, type Order, Table } from "./Table";

/** How many places stand in the bar of a phone; the others are behind "More". */
const IN_BAR = 4;

/** The staff side of the app: a dark rail with what waits, and the work beside it. On a phone the rail is a bar of tabs. */
export function Desk(p: {
  tabs: Tab[];
  path: string;
  /** Beside the places: who it is, which programme, the other sides of the app. */
  foot?: ComponentChildren;
  /** The way to the person's other sides, if there are any. */
  faces?: ComponentChildren;
  children: ComponentChildren;
}) {
  const current = currentTab(p.tabs, p.path);
  return (
    <div class="app desk-page" data-tone="calm">
      <a class="skip" href="#main">
        {w("skip")}
      </a>
      <div class="desk">
        <nav class="rail" aria-label={w("staff")}>
          <Wordmark href="/staff" label={w("home")} />
          <Places tabs={p.tabs} current={current} />
          <div class="rail__foot">{p.foot}</div>
        </nav>
        <header class="deskbar">
          <Wordmark href="/staff" label={w("home")} />
          {p.faces}
          <a class="iconbtn iconbtn--pill" href="/help">
            <Icon name="life-buoy" />
            {w("help")}
          </a>
        </header>
        <main id="main" class="desk__main" tabIndex={-1}>
          <Status />
          {p.children}
        </main>
        <DeskTabs tabs={p.tabs} current={current} path={p.path} foot={p.foot} />
      </div>
    </div>
  );
}

function Count({ tab }: { tab: Tab }) {
  if (!tab.count) return null;
  return (
    <span class="rail__count">
      {tab.count}
      <span class="vh">{w("to_do", { n: tab.count })}</span>
    </span>
  );
}

function Places({ tabs, current }: { tabs: Tab[]; current: Tab | undefined }) {
  return (
    <ul>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <a href={tab.href} aria-current={tab === current ? "page" : undefined}>
            <Icon name={tab.icon} />
            {tab.label}
            <Count tab={tab} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** In thumb reach on a phone: the first places, and a sheet with everything else. */
function DeskTabs(p: { tabs: Tab[]; current: Tab | undefined; path: string; foot?: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [p.path]);
  const rest = p.tabs.slice(IN_BAR);
  const waits = rest.reduce((sum, tab) => sum + (tab.count ?? 0), 0);
  return (
    <>
      <nav class="tabbar tabbar--mode tabbar--desk" aria-label={w("staff")}>
        <ul>
          {p.tabs.slice(0, IN_BAR).map((tab) => (
            <li key={tab.href}>
              <a class="tabbar__link" href={tab.href} aria-current={tab === p.current ? "page" : undefined}>
                <Icon name={tab.icon} />
                <span>{tab.label}</span>
                <Dot n={tab.count} />
              </a>
            </li>
          ))}
          <li>
            <button
              class="tabbar__link"
              type="button"
              aria-haspopup="dialog"
              aria-expanded={open}
              aria-current={p.current && rest.includes(p.current) ? "true" : undefined}
              onClick={() => setOpen(true)}
            >
              <Icon name="list-checks" />
              <span>{d("more")}</span>
              <Dot n={waits} />
            </button>
          </li>
        </ul>
      </nav>
      {/* Beside the bar, not in it: the bar lays out every list in it as a row of tabs. */}
      {open && (
        <Sheet title={d("more")} onClose={() => setOpen(false)}>
          <nav class="rail rail--sheet" aria-label={d("more")}>
            <Places tabs={rest} current={p.current} />
            <div class="rail__foot">{p.foot}</div>
          </nav>
        </Sheet>
      )}
    </>
  );
}

function Dot({ n }: { n?: number }) {
  if (!n) return null;
  return (
    <>
      <span class="tabbar__dot" aria-hidden="true">
        {n > 9 ? "9+" : n}
      </span>
      <span class="vh">
        {n} {w("to_do", { n })}
      </span>
    </>
  );
}

/** Heading of a staff page: what it is, one line, and the main thing to do. */
export function DeskHead(p: { title: string; under?: ComponentChildren; children?: ComponentChildren }) {
  useEffect(() => {
    document.title = `${p.title} - Linkup`;
  }, [p.title]);
  useEffect(() => {
    // Only a new page: a count that changes while somebody types must not take the keyboard away.
    announcePage(document);
  }, []);
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
