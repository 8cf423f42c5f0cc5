/**
 * Focus is never lost: when what had it goes away (a deleted row, a button that did its work, a part that was drawn
 * anew), it moves to the nearest thing beside it, else to the page's heading. Screens and sheets that place it themselves
 * come first; this only looks when nothing has it.
 */
const REACHABLE = "a[href],button:not([disabled]),input:not([disabled]),select,textarea,summary";
const A_MOMENT_MS = 60;

/** Where the focused element lay: each parent with the place in it, from the inside out. */
let trail: { parent: Element; at: number }[] = [];
let lost: Element | null = null;

function remember(event: FocusEvent): void {
  trail = [];
  lost = event.target as Element;
  for (let it = lost; it.parentElement && it.tagName !== "MAIN"; it = it.parentElement)
    trail.push({ parent: it.parentElement, at: [...it.parentElement.children].indexOf(it) });
}

const seen = (it: HTMLElement): boolean => it.getClientRects().length > 0 && !it.closest("[inert]");
const reachable = (of: Element | undefined): HTMLElement[] =>
  of
    ? [of, ...of.querySelectorAll(REACHABLE)].filter(
        (it): it is HTMLElement => it.matches(REACHABLE) && seen(it as HTMLElement),
      )
    : [];

/** What came to stand where it was, or comes after it, or stood before it. */
export function neighbour(): HTMLElement | null {
  const left = trail.findIndex(({ parent }) => parent.isConnected);
  for (const { parent, at } of left < 0 ? [] : trail.slice(left)) {
    if (parent.tagName === "MAIN" || parent === document.body) break;
    const parts = [...parent.children];
    const after = parts.slice(at).flatMap(reachable)[0];
    const found = after ?? parts.slice(0, at).flatMap(reachable).at(-1);
    if (found) return found;
  }
  return document.querySelector<HTMLElement>("main h1, h1");
}

export function keepFocus(): void {
  document.addEventListener("focusin", remember);
  let soon: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const nobody = !document.activeElement || document.activeElement === document.body;
    if (!nobody || !lost || lost.isConnected) return;
    lost = null;
    neighbour()?.focus({ preventScroll: true });
  };
  new MutationObserver(() => {
    clearTimeout(soon);
    soon = setTimeout(look, A_MOMENT_MS);
  }).observe(document.body, { childList: true, subtree: true });
}
