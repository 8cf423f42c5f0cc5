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
  { name: "help", routes: [{ path: "/help", load: () => import("../help/HelpScreen"), open: true }] },
  // Other faces of the app: each is one chunk with its own table of screens (src/lead/routes.tsx, src/staff/routes.tsx).
  { name: "lead", routes: [{ path: "/run/*", load: () => import("../lead/routes") }] },
  { name: "staff", routes: [{ path: "/staff/*", load: () => import("../staff/routes") }] },
];
