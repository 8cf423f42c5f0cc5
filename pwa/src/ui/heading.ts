let first = true;

/** A new page is announced by its heading; the very first one is left to the browser. */
export function announcePage(within: ParentNode | null): void {
  if (!first) within?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  first = false;
}
