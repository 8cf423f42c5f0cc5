/**
 * One page turns softly into the next, where the browser can do that and the person has not asked for stillness. Only
 * when the next screen is here already: nobody waits for a drawing, and nothing is drawn of a page that is not there.
 */
import { options } from "preact";
import "./turn.css";

let here = "";
/** The screen behind this address has come. */
export const isHere = (path: string): void => {
  here = path;
};

interface Turn {
  ready: Promise<void>;
  finished: Promise<void>;
}

export function turnSoftly(): void {
  const page = document as unknown as { startViewTransition?: (draw: () => void) => Turn };
  if (!page.startViewTransition) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const { dataset } = document.documentElement;
  let wanted = false;
  const look = (event: Event) => {
    const link = (event.target as Element | null)?.closest?.("a");
    wanted = !!link && link.pathname === here && here !== location.pathname && !still.matches;
    setTimeout(() => {
      wanted = false;
    });
  };
  addEventListener("click", look, true); // before the router, which draws at this same click
  const usual = options.debounceRendering ?? queueMicrotask;
  options.debounceRendering = (draw) => {
    if (!wanted || "turning" in dataset) return usual(draw);
    wanted = false;
    dataset.turning = "";
    const turn = page.startViewTransition!(draw);
    turn.ready.catch(() => undefined); // the browser had no time for it: the page is there all the same
    const over = () => void delete dataset.turning;
    turn.finished.then(over, over);
  };
}
