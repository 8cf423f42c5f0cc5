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
let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const ask = indexedDB.open("linkup-outbox", 1);
    ask.onupgradeneeded = () => ask.result.createObjectStore(STORE, { keyPath: "seq", autoIncrement: true });
    ask.onsuccess = () => {
      ask.result.onclose = () => {
        opened = null;
      };
      resolve(ask.result);
    };
    ask.onerror = () => {
      opened = null;
      reject(ask.error);
    };
  });
  return opened;
}

async function act<T>(mode: IDBTransactionMode, make: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  return new Promise((resolve, reject) => {
    const work = db.transaction(STORE, mode);
    const ask = make(work.objectStore(STORE));
    work.oncomplete = () => resolve(ask.result);
    work.onerror = () => reject(work.error);
    work.onabort = () => reject(work.error);
  });
}

export const outboxStore = {
  /** Everything kept, oldest first. */
  all: (): Promise<Waiting[]> => act("readonly", (s) => s.getAll()),
  add: (item: Omit<Waiting, "seq">): Promise<number> => act("readwrite", (s) => s.add(item)) as Promise<number>,
  put: (item: Waiting): Promise<unknown> => act("readwrite", (s) => s.put(item)),
  get: (seq: number): Promise<Waiting | undefined> => act("readonly", (s) => s.get(seq)),
  remove: (seq: number): Promise<unknown> => act("readwrite", (s) => s.delete(seq)),
};
