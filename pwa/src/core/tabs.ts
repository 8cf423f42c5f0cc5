/**
 * All tabs of a phone share one cookie. When another tab signs out, or somebody else comes in there, this one must not
 * go on as the person it still shows: what they tap would be done as the other one. So it opens anew.
 *
 * A phone that keeps a session has a note that changes. A shared phone has none, so tabs also tell each other who is in.
 */
import { call, forgetTab, keptSession, LEFT, me, sharedPhone, whenSessionEnds, whenSomebodyIsIn } from "./session";
import { openAnew } from "./standing";
import type { Me } from "./types";

/** Which session another tab has begun, or ended. */
type Said = { in: string } | { over: string };

/** True when the session this tab shows is not the one this phone has now. */
function replaced(): boolean {
  const here = me.value?.session;
  if (!here) return false;
  return (keptSession()?.session ?? null) !== (here.shared_phone ? null : here.id);
}

/** On a shared phone the new page finds nothing of whoever was here, not even what they had typed. */
function anew(): void {
  if (sharedPhone()) {
    forgetTab();
    location.reload();
  } else openAnew();
}

/** Nothing here says who is in on a shared phone, so the server is asked. Without an answer the page stays as it is. */
async function ask(): Promise<void> {
  const here = me.value?.session.id;
  const now = await call<Me>("/api/me").catch(() => null);
  if (now && here && me.value?.session.id === here && now.session.id !== here) anew();
}

function look(): void {
  if (replaced()) anew();
  else if (sharedPhone() && document.visibilityState === "visible") void ask();
}

function heardKept({ key, newValue }: StorageEvent): void {
  if (me.value && key === LEFT && newValue) anew();
  else if (replaced()) anew();
}

let told: string | undefined;
let others: BroadcastChannel | undefined;
function tell(said: Said): void {
  others?.postMessage(said);
}
function isIn(who: Me): void {
  told = who.session.id;
  tell({ in: told });
}
whenSomebodyIsIn(isIn);
whenSessionEnds(() => {
  if (told) tell({ over: told });
  told = undefined;
});

/** Gives back how to stop listening. */
export function startTabs(): () => void {
  if (typeof BroadcastChannel !== "undefined") {
    others = new BroadcastChannel("linkup-tabs");
    others.onmessage = ({ data }: MessageEvent<Said>) => {
      const here = me.value?.session.id;
      if (here && ("in" in data ? data.in !== here : data.over === here)) anew();
    };
    if (me.value) isIn(me.value);
  }
  window.addEventListener("storage", heardKept);
  // A page the browser had put aside heard of nothing meanwhile.
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    others?.close();
    others = undefined;
    window.removeEventListener("storage", heardKept);
    removeEventListener("pageshow", look);
    document.removeEventListener("visibilitychange", look);
  };
}
