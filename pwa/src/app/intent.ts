/** A finger on a link wants to go there: the screen and what it shows are fetched before the finger is up again. */
import { prefetch } from "../core/seen";
import { warm } from "./App";
import { isHere } from "./turn";

let last = "";
function wanted(event: Event): void {
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.origin !== location.origin || link.pathname === last) return;
  const path = link.pathname;
  last = path;
  void warm(path, prefetch)?.then(() => isHere(path));
}

export function fetchOnIntent(): void {
  const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
  // Passing over a link with a mouse, or reaching it with the keyboard, is only half a wish.
  for (const sign of saveData ? ["pointerdown"] : ["pointerdown", "pointerover", "focusin"])
    addEventListener(sign, wanted, { passive: true });
}
