/** A finger on a link wants to go there: the screen and what it shows are fetched before the finger is up again. */
import { prefetch } from "../core/seen";
import { warm } from "./App";

/** What a screen asks the server for first, by its address. */
const DATA: [RegExp, (id: string) => string][] = [
  [/^\/events\/([\w-]{36})$/, (id) => `/api/events/${id}`],
  [/^\/groups\/([\w-]{36})$/, (id) => `/api/groups/${id}`],
  [/^\/groups()$/, () => "/api/groups"],
  [/^\/updates()$/, () => "/api/notices"],
];

let last = "";
function wanted(event: Event): void {
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.origin !== location.origin || link.pathname === last) return;
  last = link.pathname;
  warm(last)?.catch(() => undefined); // without signal the tap itself says so
  for (const [address, data] of DATA) {
    const found = address.exec(last);
    if (found) prefetch(data(found[1]!));
  }
}

export function fetchOnIntent(): void {
  const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
  // Passing over a link with a mouse, or reaching it with the keyboard, is only half a wish.
  for (const sign of saveData ? ["pointerdown"] : ["pointerdown", "pointerover", "focusin"])
    addEventListener(sign, wanted, { passive: true });
}
