import { WHATS_ON } from "../core/paths";
import type { IconName } from "../ui/icon-names";
import type { PageEntry } from "../ui/Pages";

export interface RoomRoute extends PageEntry {
  /** Works signed out too. */
  open?: boolean;
  /** What its screen asks the server for first: fetched beside the screen, not after it. */
  first?: (id: string) => string;
}
export interface Room {
  name: string;
  tab?: { href: string; icon: IconName; label: "tab_whatson" | "tab_groups" | "tab_updates" | "tab_me" };
  routes: RoomRoute[];
}

const invite = () => import("../join/JoinScreen");
const signIn = () => import("../join/SignInScreen");
const lead = () => import("../lead/routes");
const staff = () => import("../staff/routes");

/** Every room and its screens. A tab exists because its room stands here. */
export const rooms: Room[] = [
  {
    name: "whatson",
    tab: { href: "/", icon: "sparkles", label: "tab_whatson" },
    routes: [
      { path: "/", load: () => import("../whatson/HomeScreen"), first: () => WHATS_ON },
      { path: "/coming", load: () => import("../whatson/ComingScreen"), first: () => WHATS_ON },
    ],
  },
  {
    name: "events",
    routes: [
      { path: "/events/:id/here", load: () => import("../events/HereScreen") },
      { path: "/events/:id", load: () => import("../events/EventScreen"), first: (id) => `/api/events/${id}` },
    ],
  },
  {
    name: "groups",
    tab: { href: "/groups", icon: "users", label: "tab_groups" },
    routes: [
      { path: "/groups", load: () => import("../groups/GroupsScreen"), first: () => "/api/groups" },
      { path: "/groups/new", load: () => import("../groups/ProposeScreen") },
      { path: "/groups/:id", load: () => import("../groups/GroupScreen"), first: (id) => `/api/groups/${id}` },
    ],
  },
  {
    name: "notices",
    tab: { href: "/updates", icon: "inbox", label: "tab_updates" },
    routes: [{ path: "/updates", load: () => import("../notices/UpdatesScreen"), first: () => "/api/notices" }],
  },
  {
    name: "me",
    tab: { href: "/me", icon: "smile", label: "tab_me" },
    routes: [
      { path: "/me", load: () => import("../me/MeScreen") },
      { path: "/me/name", load: () => import("../me/NameScreen") },
      { path: "/me/needs", load: () => import("../me/NeedsScreen") },
      { path: "/me/reminders", load: () => import("../me/RemindersScreen") },
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
      { path: "/join", load: invite, open: true },
      { path: "/j/:token", load: invite, open: true },
      { path: "/sign-in", load: signIn, open: true },
      { path: "/m/:code", load: signIn, open: true },
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
      { path: "/run", load: lead },
      { path: "/run/*", load: lead },
    ],
  },
  {
    name: "staff",
    routes: [
      { path: "/staff", load: staff },
      { path: "/staff/*", load: staff },
    ],
  },
];
