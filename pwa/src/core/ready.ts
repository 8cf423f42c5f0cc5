/**
 * Kept ready without being opened: what is on in the next four weeks, my groups, my updates, my needs. Few and polite:
 * one request after another, nothing on a shared phone or where data is saved, and a page is fetched again only when
 * its line in the list of what's on has changed, or after half a day.
 */

import { now } from "./clock";
import { WHATS_ON } from "./paths";
import { readNow } from "./seen";
import { privateCache } from "./seen-store";
import { keptSession, me, sharedPhone } from "./session";
import { online } from "./standing";
import type { EventCard, Page } from "./types";

const INDEX = "/ready";
const AHEAD_MS = 28 * 86_400_000;
const OFTEN_MS = 15 * 60_000;
const STALE_MS = 12 * 3_600_000;
const MOST = 40;
const LISTS = 3;
const BREATH_MS = 120;

interface Fetched {
  /** What its line in the list said when it was fetched. */
  mark: string;
  at: number;
}
interface Index {
  at: number;
  pages: Record<string, Fetched>;
}

const thrifty = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true ||
  matchMedia("(prefers-reduced-data: reduce)").matches;

/** Null when nothing may be kept ready on this phone now. */
function session(): string | null {
  const faces = me.value?.faces ?? [];
  const forYoung = faces.length === 0 || faces.includes("young_person") || faces.includes("lead");
  return forYoung && !sharedPhone() && online.value && !thrifty() ? (keptSession()?.session ?? null) : null;
}

/** How many people go changes all the time and is no reason to fetch a page again. */
const markOf = ({ going: _, can: __, ...card }: EventCard): string => JSON.stringify(card);

/** What should be here, in the order in which it would be missed. */
async function wanted(): Promise<Map<string, string>> {
  const soon = now().getTime() + AHEAD_MS;
  const cards: EventCard[] = [];
  let next: string | null = null;
  for (let list = 0; list < LISTS; list++) {
    const path: string = next ? `${WHATS_ON}&after=${encodeURIComponent(next)}` : WHATS_ON;
    const page: Page<EventCard> | null = (await readNow<Page<EventCard>>(path)).data;
    cards.push(...(page?.items ?? []));
    next = page?.next ?? null;
    if (!next || Date.parse(cards.at(-1)!.starts_at) > soon) break;
  }
  const pages = new Map<string, string>([
    ["/api/groups", ""],
    ["/api/notices", ""],
    ["/api/me/needs", ""],
  ]);
  for (const group of me.value?.memberships ?? []) {
    pages.set(`/api/groups/${group.group_id}`, `${group.role} ${group.state}`);
    if (group.state === "active" || group.state === "new") pages.set(`/api/groups/${group.group_id}/lead-path`, "");
  }
  for (const card of cards.filter((it) => Date.parse(it.starts_at) < soon).slice(0, MOST))
    pages.set(`/api/events/${card.id}`, markOf(card));
  return pages;
}

let running = false;
/** Fetches what is missing or has changed. Safe to call often: at most each quarter of an hour, one at a time. */
export async function keepReady(): Promise<void> {
  const of = session();
  if (!of || running) return;
  running = true;
  try {
    const kept = (await privateCache.get<Index>(of, INDEX))?.data ?? { at: 0, pages: {} };
    const at = now().getTime();
    if (Math.abs(at - kept.at) < OFTEN_MS) return;
    const pages: Index["pages"] = {};
    for (const [path, mark] of await wanted()) {
      const had = kept.pages[path];
      if (had && had.mark === mark && at - had.at < STALE_MS) {
        pages[path] = had;
        continue;
      }
      if (session() !== of) return;
      const seen = await readNow<unknown>(path);
      if (seen.problem === "no_signal") {
        await privateCache.put(of, INDEX, { at: 0, pages: { ...kept.pages, ...pages } } satisfies Index);
        return; // the rest at the next chance
      }
      pages[path] = { mark, at };
      await new Promise((done) => setTimeout(done, BREATH_MS));
    }
    if (session() === of) await privateCache.put(of, INDEX, { at, pages } satisfies Index);
  } finally {
    running = false;
  }
}
