/** Who is using the app on this phone, and what happens when that ends. */
import { signal } from "@preact/signals";
import { type Ask, request } from "./http";
import { NoAnswer, Refused } from "./problem";
import { forgetEverythingPrivate, privateCache } from "./seen-store";
import { thrownAway } from "./standing";
import type { Face, Me } from "./types";

/** `asking` until we know; `offline` = nothing kept and no signal; `ended` = was in, had to stop. */
export type SessionState = "asking" | "in" | "out" | "ended" | "offline";
export const me = signal<Me | null>(null);
export const sessionState = signal<SessionState>("asking");

/** What this phone remembers of the session: nothing on a shared one, nothing when it is over. */
export const NOTE = "linkup:session";
/** Set while the server has not heard that this phone signed out. Its cookie is out of our reach, so it is told first of all. */
export const LEFT = "linkup:left";
interface SessionNote {
  session: string;
  person: string;
  /** The side of the app that was open last. */
  face?: Face;
}

/** The session kept on this phone, if any. A shared phone keeps none. */
export function keptSession(): SessionNote | null {
  try {
    return JSON.parse(localStorage.getItem(NOTE) ?? "null") as SessionNote | null;
  } catch {
    return null;
  }
}

const onEnd: (() => void)[] = [];
const onStart: ((who: Me) => void)[] = [];
/** Other parts of core drop what they hold in memory when the session ends. */
export const whenSessionEnds = (act: () => void): number => onEnd.push(act);
export const whenSomebodyIsIn = (act: (who: Me) => void): number => onStart.push(act);

/** Somebody is in: after joining, a sign-in, or a fresh read of `me`. */
export async function begin(who: Me): Promise<void> {
  const before = keptSession();
  const { id, shared_phone } = who.session;
  if ((me.value?.session.id ?? before?.session ?? id) !== id) forgetShown();
  if (before && (shared_phone || before.session !== id)) await forgetEverythingPrivate();
  if (shared_phone) localStorage.removeItem(NOTE);
  else {
    const note: SessionNote = { session: id, person: who.id, face: before?.face };
    localStorage.setItem(NOTE, JSON.stringify(note));
    await privateCache.put(id, "/api/me", who);
  }
  localStorage.removeItem(LEFT);
  me.value = who;
  sessionState.value = "in";
  for (const act of onStart) act(who);
}

/** What this tab alone holds of a person: what they typed, and the language they read on a shared phone. */
export function forgetTab(): void {
  for (const what of ["typed", "language"]) sessionStorage.removeItem(`linkup:${what}`);
}

/** Nothing that was asked for, seen or typed in one session is shown in the next, also on the same page. */
function forgetShown(): void {
  forgetTab();
  early.clear();
  for (const act of onEnd) act();
}

/** Takes everything private off this phone. Acts that wait to be sent stay until the same person is back. */
export async function end(state: "out" | "ended"): Promise<void> {
  localStorage.removeItem(NOTE);
  me.value = null;
  sessionState.value = state;
  forgetShown();
  await forgetEverythingPrivate();
}

let renewing: Promise<boolean> | null = null;
/** Asks once for a fresh pass, however many requests want one; tabs take turns. False: the session is over. */
function renew(): Promise<boolean> {
  const once = async (): Promise<boolean> => {
    try {
      await request("/api/session/renew", { method: "POST" });
      return true;
    } catch (error) {
      if (error instanceof Refused && (error.status === 401 || error.status === 403)) return false;
      throw error;
    }
  };
  renewing ??= (navigator.locks ? navigator.locks.request("linkup-renew", once) : once()).finally(() => {
    renewing = null;
  }) as Promise<boolean>;
  return renewing;
}

const EARLY_MS = 5000;
const early = new Map<string, Promise<unknown>>();
/** Asks for what a screen is about to ask for. Whoever asks next gets this answer, unless it has grown old. */
export function callEarly(path: string): void {
  const answer = call(path);
  answer.catch(() => undefined); // whoever waits for it hears of it
  early.set(path, answer);
  setTimeout(() => early.delete(path), EARLY_MS);
}

/** A request as the signed-in person: an old pass is renewed once, an ended session is cleaned up. */
export async function call<T>(path: string, ask: Ask = {}): Promise<T> {
  const before = ask.method ? undefined : early.get(path);
  if (before) {
    early.delete(path);
    return before as Promise<T>;
  }
  try {
    return await request<T>(path, ask);
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error;
    if (await renew()) return await request<T>(path, ask);
    // Several requests hear it at once: whoever was in just now had to stop, also for those that come second.
    await end(me.value || keptSession() || sessionState.value === "ended" ? "ended" : "out");
    throw error;
  }
}

/** At start and on coming back: who am I? Falls back to what this phone kept when there is no signal. */
export async function start(): Promise<void> {
  if (!(await sayGoodbye())) {
    sessionState.value = "out";
    addEventListener("online", () => void sayGoodbye(), { once: true });
    return;
  }
  const kept = keptSession();
  if (kept && !me.value) {
    if (await privateCache.wasThrownAway(kept.session)) thrownAway.value = 0;
    const who = await privateCache.get<Me>(kept.session, "/api/me");
    if (who && keptSession()) {
      me.value = who.data;
      sessionState.value = "in";
      for (const act of onStart) act(who.data);
    }
  }
  try {
    const known = me.value?.session.id;
    const who = await call<Me>("/api/me");
    // Somebody may have come in or gone while this was on its way: then it is about a session that is no more.
    if (known === me.value?.session.id) await begin(who);
  } catch (error) {
    if (error instanceof NoAnswer && !me.value) sessionState.value = "offline";
    else if (error instanceof Refused && sessionState.value === "asking") sessionState.value = "out";
  }
}

/** True once the server knows that this phone is out. */
async function sayGoodbye(): Promise<boolean> {
  if (!localStorage.getItem(LEFT)) return true;
  try {
    await request("/api/session/sign-out", { method: "POST" });
  } catch (error) {
    if (!(error instanceof Refused)) return false;
  }
  localStorage.removeItem(LEFT);
  return true;
}

/** Ends the session although the page is going: the request outlives it, and the next start ends it if that was lost. */
export function leaveSession(): void {
  localStorage.setItem(LEFT, "yes");
  request("/api/session/sign-out", { method: "POST", keepalive: true }).catch(() => undefined);
  forgetShown();
}

/** Signs out here. Works without signal too: the phone forgets at once, and tells the server as soon as it can. */
export async function signOut(): Promise<void> {
  localStorage.setItem(LEFT, "yes");
  await sayGoodbye();
  await end("out");
}

export const hasFace = (face: Face): boolean => me.value?.faces.includes(face) ?? false;
/** True when nothing may stay on this phone. */
export const sharedPhone = (): boolean => me.value?.session.shared_phone ?? false;
