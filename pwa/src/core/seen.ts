/** `useSeen("/api/groups")`: shows at once what this phone knows, then what the server says now. */
import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { now } from "./clock";
import { neverKept } from "./never";
import { NoAnswer, Refused } from "./problem";
import { privateCache } from "./seen-store";
import { call, keptSession, sharedPhone, whenSessionEnds } from "./session";
import type { Problem } from "./types";

export interface Seen<T> {
  data: T | null;
  /** Why there is no fresh answer: a refusal with its words, or no signal. */
  problem: Problem | "no_signal" | null;
  /** When the shown data came from the server (ISO), null while nothing is shown. */
  seenAt: string | null;
  loading: boolean;
}
const EMPTY: Seen<never> = { data: null, problem: null, seenAt: null, loading: true };
const STALE_MS = 20_000;

interface Entry {
  state: Signal<Seen<unknown>>;
  askedAt: number;
  running: Promise<void> | null;
  /** How often something newer than the server's last answer was shown. */
  known: number;
  /** On how many places of the screen it is shown now. */
  shown: number;
}
const entries = new Map<string, Entry>();
whenSessionEnds(() => entries.clear());

function entry(path: string): Entry {
  let found = entries.get(path);
  if (!found) {
    found = { state: signal<Seen<unknown>>(EMPTY), askedAt: 0, running: null, known: 0, shown: 0 };
    entries.set(path, found);
  }
  return found;
}

async function keep(path: string, data: unknown): Promise<void> {
  const session = keptSession();
  if (session && !sharedPhone() && !neverKept(path)) await privateCache.put(session.session, path, data);
}

async function ask(path: string, it: Entry): Promise<void> {
  const kept = keptSession();
  if (it.state.value.data === null && kept) {
    const seen = await privateCache.get(kept.session, path);
    if (seen && it.state.value.data === null)
      it.state.value = { data: seen.data, problem: null, seenAt: seen.seenAt, loading: true };
  }
  const { known } = it;
  try {
    const data = await call<unknown>(path);
    // Somebody else may be signed in by now: what came for one person is never shown to or kept for another.
    if (kept && keptSession()?.session !== kept.session) return keptSession() ? ask(path, it) : undefined;
    // An act was answered while this was on its way: what came may be from before it.
    if (it.known !== known) return ask(path, it);
    it.state.value = { data, problem: null, seenAt: now().toISOString(), loading: false };
    await keep(path, data);
  } catch (error) {
    if (error instanceof Refused) {
      const gone = error.status === 403 || error.status === 404;
      if (gone && kept) await privateCache.drop(kept.session, path);
      it.state.value = {
        ...it.state.value,
        data: gone ? null : it.state.value.data,
        problem: error.problem,
        loading: false,
      };
    } else if (error instanceof NoAnswer) {
      it.state.value = { ...it.state.value, problem: "no_signal", loading: false };
    } else throw error;
  }
}

/** Asks the server again, unless an answer is already on its way. */
export function reload(path: string): Promise<void> {
  const it = entry(path);
  it.askedAt = Date.now();
  it.running ??= ask(path, it).finally(() => {
    it.running = null;
  });
  return it.running;
}

/** Shows this answer everywhere at once, for example the Group that came back from an act. */
export function know(path: string, data: unknown): void {
  const it = entry(path);
  it.known++;
  it.state.value = { data, problem: null, seenAt: now().toISOString(), loading: false };
  void keep(path, data);
}

/** Asks again for all paths on the screen that start so: after an act that changes lists. */
export function reloadAll(prefix: string): void {
  for (const path of entries.keys()) if (path.startsWith(prefix)) void reload(path);
}

/** What this phone knows may be from before an act that went later: what is on the screen is asked again, the rest when it is opened. */
export function outdated(): void {
  for (const [path, it] of entries) {
    it.known++;
    if (it.shown > 0) void reload(path);
    else it.askedAt = Math.min(it.askedAt, 1);
  }
}

/** Asks for it now and gives what this phone then knows: fresh, or from before. Null when it knows nothing. */
export async function readNow<T>(path: string): Promise<Seen<T>> {
  await reload(path);
  return entry(path).state.value as Seen<T>;
}

/** Fetches what will be needed soon, if it is not here yet. */
export function prefetch(path: string): void {
  const it = entry(path);
  if (it.askedAt === 0) void reload(path);
}

export function useSeen<T>(path: string | null): Seen<T> & { again: () => Promise<void> } {
  const it = path ? entry(path) : null;
  useEffect(() => {
    if (!path) return;
    const here = entry(path);
    here.shown++;
    if (Date.now() - entry(path).askedAt > STALE_MS) void reload(path);
    const back = () => {
      if (document.visibilityState === "visible" && Date.now() - entry(path).askedAt > STALE_MS) void reload(path);
    };
    const online = () => void reload(path);
    document.addEventListener("visibilitychange", back);
    addEventListener("online", online);
    return () => {
      here.shown--;
      document.removeEventListener("visibilitychange", back);
      removeEventListener("online", online);
    };
  }, [path]);
  const state = (it?.state.value ?? EMPTY) as Seen<T>;
  return { ...state, again: () => (path ? reload(path) : Promise.resolve()) };
}
