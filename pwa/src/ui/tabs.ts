import { type ComponentChildren, createContext } from "preact";
import type { IconName } from "./icon-names";

export interface Tab {
  href: string;
  label: string;
  icon: IconName;
  /** How many new things wait there. */
  count?: number;
}
export interface Tabs {
  /** `main` = young person's tabs, `running` = the lead's dark ones. Staff have a rail of their own (Desk). */
  kind: "main" | "running";
  /** Stands above everything: says whose side of the app this is. */
  above?: ComponentChildren;
  items: Tab[];
  /** The path that is open, to mark its tab. */
  path: string;
}
/** The app says which tabs there are; every Screen draws them. */
export const TabsContext = createContext<Tabs | null>(null);

/** The tab this path belongs to: the longest address that it starts with. */
export function currentTab(items: Tab[], path: string): Tab | undefined {
  const fits = items.filter((t) => path === t.href || path.startsWith(t.href === "/" ? "/events" : `${t.href}/`));
  return fits.sort((a, b) => b.href.length - a.href.length)[0];
}
