/** Leave fast: the screen goes at once to the weather; the worker then takes private things off this phone. */
import { away, ELSEWHERE, type Go, LEFT } from "./left-fast";
import { forgetEverythingPrivate, keepNothingMore } from "./seen-store";
import { leaveSession, sharedPhone } from "./session";

const WINDOW_MS = 1500;

export function leaveFast(go: Go = away): void {
  go(ELSEWHERE);
  keepNothingMore();
  // Whoever takes a shared phone next must not find the person in.
  if (sharedPhone()) leaveSession();
  // The next page may take its time on a slow line. Until then, and if the browser brings this page back, it is empty.
  document.title = "\u200b";
  document.body.replaceChildren();
  addEventListener("pageshow", () => go(ELSEWHERE));
  sessionStorage.clear();
  sessionStorage.setItem(LEFT, "yes");
  navigator.serviceWorker?.controller?.postMessage("forget");
  void forgetEverythingPrivate();
}

/** Shift three times does the same, on help and safety screens. Gives back how to stop listening. */
export function listenForShift(leave: () => void = leaveFast): () => void {
  let presses: number[] = [];
  const hear = (event: KeyboardEvent) => {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) {
      presses = [...presses.filter((at) => event.timeStamp - at < WINDOW_MS), event.timeStamp];
      if (presses.length >= 3) leave();
    }
  };
  addEventListener("keydown", hear);
  return () => removeEventListener("keydown", hear);
}
