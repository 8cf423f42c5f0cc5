import { useLocation } from "preact-iso";
import { NotFound } from "../ui/NotFound";
import { type PageEntry, pagesOf } from "../ui/Pages";
import SidesBar from "../ui/SidesBar";
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
  { path: "/events/:event/wrap-up", load: () => import("./after/WrapUpScreen") },
  { path: "/after", load: () => import("./after/AfterScreen") },
  { path: "/events/:event/answers", load: answers },
  { path: "/events/:event/answers/:person", load: () => import("./answers/AnswerForScreen") },
  { path: "/events/:event/needs", load: () => import("./support/NeedsScreen") },
  { path: "/events/:event/cook", load: () => import("./support/CookScreen") },
  { path: "/events/:event/travel", load: () => import("./support/TravelScreen") },
  { path: "/plan", load: () => import("./plan/PlanScreen") },
  { path: "/plan/:group", load: () => import("./plan/PlanScreen") },
  { path: "/plan/:group/new", load: () => import("./plan/NewScreen") },
  { path: "/events/:event/copy", load: () => import("./plan/CopyScreen") },
  { path: "/events/:event", load: () => import("./plan/EventScreen") },
  { path: "/events/:event/repeat", load: () => import("./series/RepeatScreen") },
  { path: "/events/:event/series", load: () => import("./series/SeriesScreen") },
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
  if (path === "/run" || path === "/run/after" || /^\/run\/events\/[^/]+\/(door|wrap-up)$/.test(path))
    return "/run/tonight";
  return path.startsWith("/run/events") ? "/run/plan" : path;
};

const Pages = pagesOf(table, NotFound);

export default function LeadRoutes() {
  const { path } = useLocation();
  return (
    <TabsContext.Provider value={{ kind: "running", above: <Above />, items: tabs(), path: tabOf(path) }}>
      <Pages />
    </TabsContext.Provider>
  );
}

const Above = () => (
  <div class="modebar">
    <SidesBar now="lead" />
  </div>
);
