/** Acts that wait to be sent, in IndexedDB. They outlive updates, restarts and sign-out. */
import type { Method } from "./http";
import type { Problem } from "./types";

export interface Waiting {
  /** Place in the order; given by the store. */
  seq: number;
  /** Idempotency key: the server does each act once, however often it is sent. */
  key: string;
  person: string;
  method: Exclude<Method, "GET">;
  path: string;
  body: unknown;
  version?: number;
  /** What the person sees in the list: "Your answer: Jollof night". */
  label: string;
  /** Where the person can look at it or change it. */
  href: string;
  madeAt: string;
  state: "waiting" | "refused";
  problem?: Problem;
}

const STORE = "acts";
/** Some browsers never answer when asked to open: then nothing can be kept here, and acts need signal. */
const PATIENCE_MS = 3000;
let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const ask = indexedDB.open("linkup-outbox", 1);
    let late = false;
    const giveUp = setTimeout(() => {
      late = true;
      reject(new Error("no answer from this phone's store"));
    }, PATIENCE_MS);
    ask.onupgradeneeded = () => ask.result.createObjectStore(STORE, { keyPath: "seq", autoIncrement: true });
    ask.onsuccess = () => {
      clearTimeout(giveUp);
      const db = ask.result;
      const close = () => {
        opened = null;
        db.close();
      };
      if (late) return close();
      // A newer version of the app in another tab, or the browser clearing up: never stand in the way, open anew.
      db.onversionchange = close;
      db.onclose = close;
      resolve(db);
    };
    ask.onerror = () => {
      clearTimeout(giveUp);
      reject(ask.error);
    };
  }).catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

type Make<T> = (store: IDBObjectStore) => IDBRequest<T>;

async function act<T>(mode: IDBTransactionMode, make: Make<T>, again = true): Promise<T> {
  const db = await open();
  return new Promise((resolve, reject) => {
    let work: IDBTransaction;
    try {
      // "strict": what a person was told is saved outlives a flat battery.
      work = db.transaction(STORE, mode, { durability: "strict" });
    } catch (error) {
      // Closed under our hands: once more on a new connection.
      opened = null;
      if (again) resolve(act(mode, make, false));
      else reject(error);
      return;
    }
    const ask = make(work.objectStore(STORE));
    work.oncomplete = () => resolve(ask.result);
    work.onerror = () => reject(work.error);
    work.onabort = () => reject(work.error ?? ask.error);
  });
}

/**
 * One line per kept act in another kind of storage: the act's key and whose it is, nothing else. Browsers that run out
 * of room throw IndexedDB away but not this, so that a loss is noticed and said. The line comes after the act and goes before it.
 */
const WITNESS = "linkup:waits:";
const mark = (item: Pick<Waiting, "key" | "person">): void => {
  try {
    localStorage.setItem(WITNESS + item.key, item.person);
  } catch {
    // No room for a witness either.
  }
};
const unmark = (key: string): void => localStorage.removeItem(WITNESS + key);
const witnesses = (person: string): string[] =>
  Object.keys(localStorage).filter((name) => name.startsWith(WITNESS) && localStorage.getItem(name) === person);

export const outboxStore = {
  /** Everything kept, oldest first. */
  all: (): Promise<Waiting[]> => act("readonly", (s) => s.getAll()),
  async add(item: Omit<Waiting, "seq">): Promise<number> {
    const seq = (await act("readwrite", (s) => s.add(item))) as number;
    mark(item);
    return seq;
  },
  put: (item: Waiting): Promise<unknown> => act("readwrite", (s) => s.put(item)),
  get: (seq: number): Promise<Waiting | undefined> => act("readonly", (s) => s.get(seq)),
  async remove(item: Pick<Waiting, "seq" | "key">): Promise<void> {
    unmark(item.key);
    await act("readwrite", (s) => s.delete(item.seq));
  },
  /** How many of this person's acts were kept here and are gone although nobody sent or dropped them. Says it once. */
  async lost(person: string): Promise<number> {
    const said = witnesses(person);
    if (said.length === 0) return 0;
    const there = new Set((await outboxStore.all()).map((item) => WITNESS + item.key));
    // Another tab may have sent one meanwhile: that one's line is gone by now.
    const gone = said.filter((name) => !there.has(name) && localStorage.getItem(name) === person);
    for (const name of gone) localStorage.removeItem(name);
    return gone.length;
  },
};
