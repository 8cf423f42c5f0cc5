import type { ComponentType } from "preact";
import { Route, Router } from "preact-iso";
import { screenOf } from "./screen-of";

// biome-ignore lint/suspicious/noExplicitAny: each screen takes its own address parts as props
export type ScreenModule = { default: ComponentType<any> };
export interface PageEntry {
  /** Address with `:parts`; a part reaches the screen as a prop of that name. Inside /run and /staff: the part after it. */
  path: string;
  load: () => Promise<ScreenModule>;
}

/** Makes the pages of one face of the app from its table. Call it once, outside of any component. */
export function pagesOf(table: PageEntry[], notFound: ComponentType) {
  const pages = table.map((entry) => ({ path: entry.path, Page: screenOf(entry.load) }));
  return function Pages() {
    return (
      <Router>
        {pages.map((it) => (
          <Route key={it.path} path={it.path} component={it.Page} />
        ))}
        <Route default component={notFound} />
      </Router>
    );
  };
}
