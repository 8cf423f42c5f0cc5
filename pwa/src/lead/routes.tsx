import { useLocation } from "preact-iso";
import { NotFound } from "../ui/NotFound";
import { type PageEntry, pagesOf } from "../ui/Pages";
import { type Tab, TabsContext } from "../ui/tabs";
import { w } from "./words";
import "../ui/running.css";
import "./lead.css";

const tonight = () => import("./tonight/TonightScreen");
const answers = () => import("./answers/AnswersScreen");

/** Screens of somebody who runs a group, under /run: one line each, with the address after /run. */
const table: PageEntry[] = [
  { path: "/", load: tonight },
  { path: "/tonight", load: tonight },
  { path: "/events/:event/door", load: () => import("./tonight/DoorScreen") },
  { path: "/events/:event/wrap-up", load: () => import("./tonight/WrapUpScreen") },
  { path: "/events/:event/answers", load: answers },
  { path: "/events/:event/answers/:person", load: () => import("./answers/AnswerForScreen") },
  { path: "/plan", load: () => import("./plan/PlanScreen") },
  { path: "/plan/:group", load: () => import("./plan/PlanScreen") },
  { path: "/plan/:group/new", load: () => import("./plan/NewScreen") },
  { path: "/events/:event", load: () => import("./plan/EventScreen") },
  { path: "/events/:event/edit/:page", load: () => import("./plan/EditScreen") },
  { path: "/people", load: () => import("./people/PeopleScreen") },
  { path: "/people/:group", load: () => import("./people/PeopleScreen") },
  { path: "/people/:group/rules", load: () => import("./people/RulesScreen") },
  { path: "/people/:group/invites", load: () => import("./people/InvitesScreen") },
];

/** Their dark tabs. An activity's pages belong to Plan, its door to Tonight. */
const tabs = (): Tab[] => [
  { href: "/run/tonight", label: w("tab_tonight"), icon: "list-checks" },
  { href: "/run/plan", label: w("tab_plan"), icon: "calendar-plus" },
  { href: "/run/people", label: w("tab_people"), icon: "users" },
];
const tabOf = (path: string): string => {
  if (path === "/run" || /\/(door|wrap-up)$/.test(path)) return "/run/tonight";
  return path.startsWith("/run/events") ? "/run/plan" : path;
};

const Pages = pagesOf(table, NotFound);

export default function LeadRoutes() {
  const { path } = useLocation();
  return (
    <TabsContext.Provider value={{ kind: "running", items: tabs(), path: tabOf(path) }}>
      <Pages />
    </TabsContext.Provider>
  );
}
