/** Where filters, order and the open row of a list live: in the address. What somebody typed to find a person does not. */
import { signal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { whenSessionEnds } from "../core/session";

export type Query = Record<string, string>;
export type Changes = Record<string, string | undefined>;

/** An address of this page with some of its filters changed; empty ones go. */
export function withQuery(path: string, query: Query, change: Changes): string {
  const next = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...change })) if (value) next.set(key, value);
  const text = next.toString();
  return text ? `${path}?${text}` : path;
}

export interface Filter {
  query: Query;
  /** `quietly`: the newest value takes the place of the one before, so that Back does not step through every keystroke. */
  set: (change: Changes, quietly?: boolean) => void;
}
/** The filters of a list stand in its address: Back goes one filter back, and a shared link shows the same list. */
export function useFilters(path: string): Filter {
  const { query, route } = useLocation();
  return { query, set: (change, quietly = false) => route(withQuery(path, query, change), quietly) };
}

/**
 * Names that were looked for, by list. They stay out of the address: an address is kept in the browser's history, is
 * shared, and may stand in other machines' logs. They are gone when the page is closed or the session ends.
 */
const typed = signal<Record<string, string>>({});
whenSessionEnds(() => {
  typed.value = {};
});
export const searchOf = (list: string): string | undefined => typed.value[list] || undefined;
export const searchFor = (list: string, text: string): void => {
  typed.value = { ...typed.value, [list]: text };
};
