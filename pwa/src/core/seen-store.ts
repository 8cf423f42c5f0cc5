/** What a person has seen, kept to read without signal. One cache per session; a new or ended session removes it. */

const PREFIX = "linkup-private-";
const AT = "x-seen-at";
/** Names the session whose cache this phone holds. It lies elsewhere than the cache, so that a cache thrown away is noticed. */
const WITNESS = "linkup:kept";

export interface Kept<T> {
  data: T;
  seenAt: string;
}

const there = (): boolean => typeof caches !== "undefined";

let leaving = false;
/** From now on this page keeps nothing: answers that are still on their way must not come back after a purge. */
export const keepNothingMore = (): void => {
  leaving = true;
};

export const privateCache = {
  async get<T>(session: string, path: string): Promise<Kept<T> | null> {
    try {
      if (!there() || !(await caches.has(PREFIX + session))) return null;
      const found = await (await caches.open(PREFIX + session)).match(path);
      return found ? { data: (await found.json()) as T, seenAt: found.headers.get(AT) ?? "" } : null;
    } catch {
      return null; // half written, or this browser keeps nothing: as if it had never been seen
    }
  },
  async put(session: string, path: string, data: unknown): Promise<void> {
    if (!there() || leaving) return;
    try {
      const headers = { "Content-Type": "application/json", [AT]: new Date().toISOString() };
      await (await caches.open(PREFIX + session)).put(path, new Response(JSON.stringify(data), { headers }));
      if (localStorage.getItem(WITNESS) !== session) localStorage.setItem(WITNESS, session);
    } catch {
      // No room on this phone: the app works on, only not without signal.
    }
  },
  async drop(session: string, path: string): Promise<void> {
    if (there() && (await caches.has(PREFIX + session))) await (await caches.open(PREFIX + session)).delete(path);
  },
  /** True when something was kept for this session and the browser has thrown it away since. */
  async wasThrownAway(session: string): Promise<boolean> {
    return there() && localStorage.getItem(WITNESS) === session && !(await caches.has(PREFIX + session));
  },
};

/** Removes every private cache. The app's own files and acts that wait to be sent are not touched. */
export async function forgetEverythingPrivate(): Promise<void> {
  localStorage.removeItem(WITNESS);
  if (!there()) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
}
