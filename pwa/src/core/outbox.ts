/**
 * Acts that must not get lost: kept on this phone first, then sent in order, each exactly once.
 * Never used for sign-in, concerns, bank details, approvals or payments. A shared phone keeps nothing: there, acts need signal.
 */
import { now } from "./clock";
import { neverKept } from "./never";
import { outboxStore, type Waiting } from "./outbox-store";
import { NoAnswer, Refused } from "./problem";
import { call, keptSession, me, sharedPhone, whenSessionEnds, whenSomebodyIsIn } from "./session";
import { cannotSave, thrownAway, waitingActs } from "./standing";
import type { Problem } from "./types";

export { online, refusedActs, refusedFor, waitingActs, waitingCount, waitingFor } from "./standing";

export interface Act {
  method: Waiting["method"];
  path: string;
  body: unknown;
  version?: number;
  label: string;
  href: string;
  /**
   * The newest wish counts: an act for the same path that still waits is replaced (for PUT of a wanted state).
   * A function puts what still waits into this act's body, or gives null to leave it alone.
   */
  replace?: true | ((waits: unknown, mine: unknown) => unknown);
  /** The refused act that this one is instead of. */
  mends?: number;
}
export type Outcome<T> = { state: "sent"; data: T } | { state: "saved" } | { state: "refused"; problem: Problem };

type Hearer = (act: Waiting, outcome: Outcome<unknown>) => void;
const hearers = new Set<Hearer>();
/** Told of every act that was sent or refused, also later in the background. */
export function hearOutcomes(hear: Hearer): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("linkup-outbox");
if (channel) channel.onmessage = () => void refresh();

async function refresh(): Promise<void> {
  const person = me.value?.id;
  const all = person ? await everything() : [];
  waitingActs.value = all.filter((a) => a.person === person);
}
/** What is kept; nothing where this phone does not let us look. */
const everything = (): Promise<Waiting[]> => outboxStore.all().catch(() => []);
async function changed(): Promise<void> {
  await refresh();
  channel?.postMessage("changed");
}

const inHand = new Set<number>();
/** Acts whose screen waits for what becomes of them; all others go in the background. */
const awaited = new Set<number>();
let heardLate: () => void = () => {};
/** Told when an act was sent that had waited for signal: what is shown may be from before it. */
export function hearLate(hear: () => void): void {
  heardLate = hear;
}

/** Keeps the act, tries to send it now, and says what became of it. Throws NoAnswer where it needs signal and there is none. */
export async function post<T>(act: Act): Promise<Outcome<T>> {
  const key = crypto.randomUUID();
  if (sharedPhone() || !me.value || neverKept(act.path)) return direct(act, key);
  let seq: number;
  try {
    seq = await put(act, key, me.value.id);
    cannotSave.value = false;
  } catch {
    cannotSave.value = true; // private window, no room, a broken store: nothing may pretend to be saved
    return direct(act, key);
  }
  await changed();
  let outcome: Outcome<unknown> = { state: "saved" };
  const stop = hearOutcomes((done, how) => {
    if (done.seq === seq) outcome = how;
  });
  awaited.add(seq);
  await replay().finally(() => awaited.delete(seq));
  stop();
  void heardKept();
  return outcome as Outcome<T>;
}

let heardKept: () => unknown = () => {};
/** Told when this phone kept an act of the person: a good moment to ask the browser not to throw things away. */
export function hearKept(hear: () => unknown): void {
  heardKept = hear;
}

async function direct<T>({ replace: _, mends: __, ...act }: Act, key: string): Promise<Outcome<T>> {
  try {
    return { state: "sent", data: await call<T>(act.path, { ...act, key }) };
  } catch (error) {
    if (error instanceof Refused) return { state: "refused", problem: error.problem };
    throw error; // NoAnswer: the screen says that this needs signal
  }
}

/** Puts the act at the end of the line, in place of an older wish for the same. */
async function put({ replace, mends, ...act }: Act, key: string, person: string): Promise<number> {
  const older: Waiting[] = [];
  if (replace || mends)
    for (const old of await outboxStore.all()) {
      if (old.person !== person || inHand.has(old.seq)) continue;
      if (old.seq !== mends) {
        if (!replace || old.path !== act.path) continue;
        const both = replace === true || (old.state === "waiting" && replace(old.body, act.body));
        if (!both) continue;
        if (replace !== true) act.body = both;
      }
      older.push(old);
    }
  const seq = await outboxStore.add({ ...act, key, person, madeAt: now().toISOString(), state: "waiting" });
  for (const old of older) await outboxStore.remove(old);
  return seq;
}

let replaying: Promise<void> | null = null;
let wantedAgain = false;
let later: ReturnType<typeof setTimeout> | null = null;

/** Sends what waits. One tab at a time; safe to call at any moment. */
export function replay(): Promise<void> {
  if (replaying) {
    wantedAgain = true;
    return replaying;
  }
  const locked = () => (navigator.locks ? navigator.locks.request("linkup-outbox", sendAll) : sendAll());
  replaying = (async () => {
    do {
      wantedAgain = false;
      // Once the line stopped, trying again at once would only knock on the same door.
      if (!(await locked())) break;
    } while (wantedAgain);
  })().finally(() => {
    replaying = null;
  });
  return replaying;
}

async function sendAll(): Promise<boolean> {
  const person = me.value?.id;
  if (!person) return true;
  for (const { seq } of await everything()) {
    const act = await outboxStore.get(seq).catch(() => undefined); // another tab or a newer wish may have taken it
    if (!act || act.person !== person || act.state !== "waiting") continue;
    // Another tab may have let somebody else in: the cookie is theirs then, and this act is not.
    if (me.value?.id !== person || keptSession()?.person !== person || !(await sendOne(act))) return false;
  }
  tries = 0;
  return true;
}

/** The server knows an act's key for 30 days. What waited longer might be done twice, and is hardly true any more. */
const TOO_OLD_MS = 28 * 86_400_000;
const tooOld = (act: Waiting): boolean => now().getTime() - Date.parse(act.madeAt) > TOO_OLD_MS;
const TOO_OLD: Problem = { type: "about:blank", title: "", status: 409, code: "too_old", detail: "" };

async function refuse(act: Waiting, problem: Problem): Promise<true> {
  await outboxStore.put({ ...act, state: "refused", problem });
  await changed();
  for (const hear of hearers) hear(act, { state: "refused", problem });
  return true;
}

/** False when sending must stop for now: order is kept, so nothing overtakes. */
async function sendOne(act: Waiting): Promise<boolean> {
  if (tooOld(act)) return refuse(act, TOO_OLD);
  inHand.add(act.seq);
  try {
    const data = await call(act.path, { method: act.method, body: act.body, key: act.key, version: act.version });
    await outboxStore.remove(act);
    await changed();
    for (const hear of hearers) hear(act, { state: "sent", data });
    if (!awaited.has(act.seq)) heardLate();
    return true;
  } catch (error) {
    if (error instanceof NoAnswer) return wait(error.retryAfterSeconds);
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401) return false; // the session ended; this waits until the same person is back
    if (error.status === 429) return wait(error.problem.retry_after ?? 60);
    return refuse(act, error.problem);
  } finally {
    inHand.delete(act.seq);
  }
}

/** Two seconds, then always twice as long, up to a minute; or as long as the server asks for. */
let tries = 0;
function wait(seconds: number | null): false {
  if (later) clearTimeout(later);
  later = setTimeout(() => void replay(), (seconds ?? Math.min(60, 2 ** ++tries)) * 1000);
  return false;
}

/** The person read why it was refused and wants it sent once more: a new act with a new key, at the end of the line. */
export async function tryAgain(seq: number): Promise<void> {
  const act = await outboxStore.get(seq);
  if (!act) return;
  const { seq: _, problem: __, ...rest } = act;
  const again = { ...rest, key: crypto.randomUUID(), madeAt: now().toISOString(), state: "waiting" as const };
  await outboxStore.add(again);
  await outboxStore.remove(act);
  await changed();
  await replay();
}

/** The person does not want it any more. */
export async function drop(seq: number): Promise<void> {
  const act = await outboxStore.get(seq);
  if (act) await outboxStore.remove(act);
  await changed();
}

/** Takes everything of this person off the phone: it is not theirs alone any more. */
export async function dropMine(): Promise<void> {
  for (const act of await everything()) if (act.person === me.value?.id) await outboxStore.remove(act);
  await changed();
}

/** Whether the browser threw away acts that waited here. They cannot be sent, so their person is told. */
async function lookForLoss(): Promise<void> {
  const gone = me.value ? await outboxStore.lost(me.value.id).catch(() => 0) : 0;
  if (gone > 0) thrownAway.value = gone;
}

let started = false;
/** Starts the moments at which waiting acts are sent: now, back online, back in view, and after iOS wakes the page. */
export function startOutbox(): void {
  if (started) return;
  started = true;
  const go = () => void replay();
  const seen = () => {
    if (document.visibilityState === "visible") go();
  };
  addEventListener("online", go);
  addEventListener("focus", go);
  addEventListener("pageshow", go);
  navigator.serviceWorker?.addEventListener("controllerchange", go);
  document.addEventListener("visibilitychange", seen);
  const first = () => void lookForLoss().then(refresh).then(replay);
  whenSomebodyIsIn(first);
  if (me.value) first();
  whenSessionEnds(() => {
    waitingActs.value = [];
  });
}
