/** A finger on a link wants to go there: the screen and what it shows are fetched before the finger is up again. */
import { prefetch } from "../core/seen";
import { warm } from "./App";

let last = "";
function wanted(event: Event): void {
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.origin !== location.origin || link.pathname === last) return;
  last = link.pathname;
  void warm(last, prefetch);
}

export function fetchOnIntent(): void {
  const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
  // Passing over a link with a mouse, or reaching it with the keyboard, is only half a wish.
  for (const sign of saveData ? ["pointerdown"] : ["pointerdown", "pointerover", "focusin"])
    addEventListener(sign, wanted, { passive: true });
}
