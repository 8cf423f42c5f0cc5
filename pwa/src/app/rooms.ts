import type { IconName } from "../ui/icon-names";
import type { PageEntry } from "../ui/Pages";

export interface RoomRoute extends PageEntry {
  /** Works signed out too. */
  open?: boolean;
}
export interface Room {
  name: string;
  tab?: { href: string; icon: IconName; label: "tab_whatson" | "tab_groups" | "tab_updates" | "tab_me" };
  routes: RoomRoute[];
}

/** Every room and its screens. A tab exists because its room stands here. */
export const rooms: Room[] = [
  {
    name: "whatson",
    tab: { href: "/", icon: "sparkles", label: "tab_whatson" },
    routes: [
      { path: "/", load: () => import("../whatson/HomeScreen") },
      { path: "/coming", load: () => import("../whatson/ComingScreen") },
    ],
  },
  {
    name: "events",
    routes: [
      { path: "/events/:id/here", load: () => import("../events/HereScreen") },
      { path: "/events/:id", load: () => import("../events/EventScreen") },
    ],
  },
  {
    name: "groups",
    tab: { href: "/groups", icon: "users", label: "tab_groups" },
    routes: [
      { path: "/groups", load: () => import("../groups/GroupsScreen") },
      { path: "/groups/new", load: () => import("../groups/ProposeScreen") },
      { path: "/groups/:id", load: () => import("../groups/GroupScreen") },
    ],
  },
  {
    name: "notices",
    tab: { href: "/updates", icon: "inbox", label: "tab_updates" },
    routes: [{ path: "/updates", load: () => import("../notices/UpdatesScreen") }],
  },
  {
    name: "me",
    tab: { href: "/me", icon: "smile", label: "tab_me" },
    routes: [
      { path: "/me", load: () => import("../me/MeScreen") },
      { path: "/me/name", load: () => import("../me/NameScreen") },
      { path: "/me/needs", load: () => import("../me/NeedsScreen") },
      { path: "/me/email", load: () => import("../me/EmailScreen") },
      { path: "/me/phones", load: () => import("../me/PhonesScreen") },
      { path: "/me/calendar", load: () => import("../me/CalendarScreen") },
      { path: "/me/install", load: () => import("../install/InstallScreen") },
      { path: "/me/move", load: () => import("../me/MoveScreen") },
      { path: "/me/waiting", load: () => import("../me/WaitingScreen") },
    ],
  },
  {
    name: "join",
    routes: [
      { path: "/join", load: () => import("../join/JoinScreen"), open: true },
      { path: "/j/:token", load: () => import("../join/JoinScreen"), open: true },
      { path: "/sign-in", load: () => import("../join/SignInScreen"), open: true },
      { path: "/m/:code", load: () => import("../join/SignInScreen"), open: true },
      { path: "/demo", load: () => import("../join/DemoScreen"), open: true },
    ],
  },
  { name: "help", routes: [{ path: "/help", load: () => import("../help/HelpScreen"), open: true }] },
  {
    name: "catalogue",
    routes: [{ path: "/catalogue", load: () => import("../catalogue/CatalogueScreen"), open: true }],
  },
  // Other faces of the app: each is one chunk with its own table of screens (src/lead/routes.tsx, src/staff/routes.tsx).
  {
    name: "lead",
    routes: [
      { path: "/run", load: () => import("../lead/routes") },
      { path: "/run/*", load: () => import("../lead/routes") },
    ],
  },
  {
    name: "staff",
    routes: [
      { path: "/staff", load: () => import("../staff/routes") },
      { path: "/staff/*", load: () => import("../staff/routes") },
    ],
  },
];
