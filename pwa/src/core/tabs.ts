/**
 * All tabs of a phone share one cookie. When another tab signs out, or somebody else comes in there, this one must not
 * go on as the person it still shows: what they tap would be done as the other one. So it opens anew.
 */
import { keptSession, LEFT, me } from "./session";
import { openAnew } from "./standing";

/** True when the session this tab shows is not the one this phone has now. */
function replaced(): boolean {
  const here = me.value?.session;
  if (!here) return false;
  return (keptSession()?.session ?? null) !== (here.shared_phone ? null : here.id);
}

/** Gives back how to stop listening. */
export function startTabs(): () => void {
  const look = () => {
    if (replaced()) openAnew();
  };
  const heard = ({ key }: StorageEvent) => {
    // A shared phone keeps no note that could change, but signing out is always said.
    if (me.value && key === LEFT && localStorage.getItem(LEFT)) openAnew();
    else look();
  };
  window.addEventListener("storage", heard);
  // A page the browser had put aside heard of nothing meanwhile.
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    window.removeEventListener("storage", heard);
    removeEventListener("pageshow", look);
    document.removeEventListener("visibilitychange", look);
  };
}
