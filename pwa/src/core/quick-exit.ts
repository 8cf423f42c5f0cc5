/** Leave fast: the screen goes at once to the weather; the worker then takes private things off this phone. */
import { forgetEverythingPrivate, keepNothingMore } from "./seen-store";

const ELSEWHERE = "https://www.bbc.co.uk/weather";
const WINDOW_MS = 1500;

export function leaveFast(go: (to: string) => void = (to) => location.replace(to)): void {
  go(ELSEWHERE);
  keepNothingMore();
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
