/**
 * Acts that must not get lost: kept on this phone first, then sent in order, each exactly once.
 * Never used for sign-in, concerns, bank details, approvals or payments. A shared phone keeps nothing: there, acts need signal.
 */
import { outboxStore, type Waiting } from "./outbox-store";
import { NoAnswer, Refused } from "./problem";
import { call, me, sharedPhone, whenSessionEnds, whenSomebodyIsIn } from "./session";
import { waitingActs } from "./standing";
import type { Problem } from "./types";

export { online, refusedActs, waitingActs, waitingCount, waitingFor } from "./standing";

export interface Act {
  method: Waiting["method"];
  path: string;
  body: unknown;
  version?: number;
  label: string;
  href: string;
  /** The newest wish counts: an act for the same path that still waits is replaced (for PUT of a wanted state). */
  replace?: boolean;
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
  const all = person && !sharedPhone() ? await outboxStore.all() : [];
  waitingActs.value = all.filter((a) => a.person === person);
}
async function changed(): Promise<void> {
  await refresh();
  channel?.postMessage("changed");
}

const inHand = new Set<number>();

/** Keeps the act, tries to send it now, and says what became of it. */
export async function post<T>(act: Act): Promise<Outcome<T>> {
  const { replace, ...rest } = act;
  const key = crypto.randomUUID();
  if (sharedPhone() || !me.value) {
    try {
      return { state: "sent", data: await call<T>(act.path, { ...rest, key }) };
    } catch (error) {
      if (error instanceof Refused) return { state: "refused", problem: error.problem };
      throw error; // NoAnswer: the screen says that this needs signal
    }
  }
  const person = me.value.id;
  if (replace)
    for (const old of await outboxStore.all())
      if (old.person === person && old.path === act.path && !inHand.has(old.seq)) await outboxStore.remove(old.seq);
  const seq = await outboxStore.add({ ...rest, key, person, madeAt: new Date().toISOString(), state: "waiting" });
  await changed();
  let outcome: Outcome<unknown> = { state: "saved" };
  const stop = hearOutcomes((done, how) => {
    if (done.seq === seq) outcome = how;
  });
  await replay();
  stop();
  return outcome as Outcome<T>;
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
  if (!person || sharedPhone()) return true;
  for (const { seq } of await outboxStore.all()) {
    const act = await outboxStore.get(seq); // another tab or a newer wish may have taken it
    if (!act || act.person !== person || act.state !== "waiting") continue;
    if (me.value?.id !== person || !(await sendOne(act))) return false;
  }
  return true;
}

/** False when sending must stop for now: order is kept, so nothing overtakes. */
async function sendOne(act: Waiting): Promise<boolean> {
  inHand.add(act.seq);
  try {
    const data = await call(act.path, { method: act.method, body: act.body, key: act.key, version: act.version });
    await outboxStore.remove(act.seq);
    await changed();
    for (const hear of hearers) hear(act, { state: "sent", data });
    return true;
  } catch (error) {
    if (error instanceof NoAnswer) return wait(error.retryAfterSeconds);
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401) return false; // the session ended; this waits until the same person is back
    if (error.status === 429) return wait(error.problem.retry_after ?? 60);
    await outboxStore.put({ ...act, state: "refused", problem: error.problem });
    await changed();
    for (const hear of hearers) hear(act, { state: "refused", problem: error.problem });
    return true;
  } finally {
    inHand.delete(act.seq);
  }
}

function wait(seconds: number | null): false {
  if (later) clearTimeout(later);
  later = setTimeout(() => void replay(), (seconds ?? 30) * 1000);
  return false;
}

/** The person read why it was refused and wants it sent once more: a new act with a new key, at the end of the line. */
export async function tryAgain(seq: number): Promise<void> {
  const act = await outboxStore.get(seq);
  if (!act) return;
  const { seq: _, problem: __, ...rest } = act;
  await outboxStore.remove(seq);
  await outboxStore.add({ ...rest, key: crypto.randomUUID(), state: "waiting" });
  await changed();
  await replay();
}

/** The person does not want it any more. */
export async function drop(seq: number): Promise<void> {
  await outboxStore.remove(seq);
  await changed();
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
  document.addEventListener("visibilitychange", seen);
  whenSomebodyIsIn(() => void refresh().then(replay));
  if (me.value) void refresh().then(replay);
  whenSessionEnds(() => {
    waitingActs.value = [];
  });
}
