import { useLocation } from "preact-iso";
import { NotFound } from "../ui/NotFound";
import { type PageEntry, pagesOf } from "../ui/Pages";
import { type Tab, TabsContext } from "../ui/tabs";

/** Screens of somebody who runs a group, under /run: one line each, with the address after /run. */
const table: PageEntry[] = [];
/** Their dark tabs. */
const tabs: Tab[] = [];

const Pages = pagesOf(table, NotFound);

export default function LeadRoutes() {
  const { path } = useLocation();
  return (
    <TabsContext.Provider value={{ kind: "running", items: tabs, path: `/run${path}` }}>
      <Pages />
    </TabsContext.Provider>
  );
}
