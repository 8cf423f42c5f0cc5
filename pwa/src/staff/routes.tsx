import { useLocation } from "preact-iso";
import { Desk } from "../ui/Desk";
import { NotFound } from "../ui/NotFound";
import { type PageEntry, pagesOf } from "../ui/Pages";
import type { Tab } from "../ui/tabs";

/** Screens of staff, under /staff: one line each, with the address after /staff. */
const table: PageEntry[] = [];
/** What stands in the rail. */
const tabs: Tab[] = [];

const Pages = pagesOf(table, NotFound);

export default function StaffRoutes() {
  const { path } = useLocation();
  return (
    <Desk tabs={tabs} path={`/staff${path}`}>
      <Pages />
    </Desk>
  );
}
