/** Things kept for reading without signal that must go at a set time, used or not: a check-in list, a day after the end. */
import { now } from "./clock";
import { privateCache } from "./seen-store";
import { keptSession, sharedPhone } from "./session";

interface Short<T> {
  goneAt: string;
  data: T;
}
const INDEX = "/short-lived";
type Index = Record<string, string>;

const session = (): string | null => (sharedPhone() ? null : (keptSession()?.session ?? null));
const isOver = (goneAt: string): boolean => Date.parse(goneAt) <= now().getTime();

async function index(of: string): Promise<Index> {
  return (await privateCache.get<Index>(of, INDEX))?.data ?? {};
}

/** Changes of the index take turns, so that two lists kept at once do not lose each other. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const mine = turn.then(act, act);
  turn = mine.catch(() => undefined);
  return mine;
}

export function keepUntil(path: string, goneAt: string, data: unknown): Promise<void> {
  return inTurn(async () => {
    const of = session();
    if (!of || isOver(goneAt)) return;
    await privateCache.put(of, INDEX, { ...(await index(of)), [path]: goneAt });
    await privateCache.put(of, path, { goneAt, data } satisfies Short<unknown>);
  });
}

export async function keptFor<T>(path: string): Promise<T | null> {
  const of = session();
  const found = of ? await privateCache.get<Short<T>>(of, path) : null;
  return found && !isOver(found.data.goneAt) ? found.data.data : null;
}

/** Takes away what is over. Called when the app starts and when it comes back into view. */
export function dropOver(): Promise<void> {
  return inTurn(async () => {
    const of = session();
    if (!of) return;
    const all = await index(of);
    const over = Object.keys(all).filter((path) => isOver(all[path]!));
    if (over.length === 0) return;
    for (const path of over) {
      await privateCache.drop(of, path);
      delete all[path];
    }
    await privateCache.put(of, INDEX, all);
  });
}

/** Takes one thing away before its time: the server does not show it any more. */
export function dropNow(path: string): Promise<void> {
  return inTurn(async () => {
    const of = session();
    if (!of) return;
    await privateCache.drop(of, path);
    const { [path]: _, ...rest } = await index(of);
    await privateCache.put(of, INDEX, rest);
  });
}

let started = false;
export function startShortLived(): void {
  void dropOver();
  if (started) return;
  started = true;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void dropOver();
  });
}
