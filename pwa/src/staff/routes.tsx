import { useLocation } from "preact-iso";
import { useFresh } from "../core/fresh";
import { me } from "../core/session";
import type { HeldCheckIns, OpenEnds, Programme } from "../core/types";
import { Button } from "../ui/Button";
import { Desk, DeskHead } from "../ui/Desk";
import { Select } from "../ui/Field";
import { Icon } from "../ui/Icon";
import { Empty } from "../ui/Notes";
import { NotFound } from "../ui/NotFound";
import { type PageEntry, pagesOf } from "../ui/Pages";
import Sides from "../ui/Sides";
import type { Tab } from "../ui/tabs";
import { choose, current, type Here, HereContext, myProgrammes } from "./here";
import { seeMadeUp } from "./made-up/enter";
import { PasskeyScreen } from "./PasskeyScreen";
import { w } from "./words";
import "./staff.css";

const people = () => import("./people/PeopleScreen");
const lists = () => import("./lists/ListScreen");
/** Screens of staff, under /staff: one line each, with the address after /staff. */
const table: PageEntry[] = [
  { path: "/", load: people },
  { path: "/people", load: people },
  { path: "/people/team", load: () => import("./people/TeamScreen") },
  { path: "/people/invite", load: () => import("./people/InviteStaffScreen") },
  { path: "/groups", load: () => import("./groups/GroupsScreen") },
  { path: "/groups/new", load: () => import("./groups/NewGroupScreen") },
  { path: "/lists", load: lists },
  { path: "/lists/answers", load: lists },
  { path: "/lists/attendance", load: lists },
  { path: "/after", load: () => import("./lists/AfterScreen") },
  { path: "/travel", load: () => import("./travel/TravelScreen") },
  { path: "/check-ins", load: () => import("./lists/HeldScreen") },
  { path: "/log", load: () => import("./log/LogScreen") },
  { path: "/log/import", load: () => import("./log/ImportScreen") },
  { path: "/programme", load: () => import("./programme/ProgrammeScreen") },
  { path: "/audit", load: () => import("./audit/AuditScreen") },
];

/** What stands in the rail: a room is there when the person may use it. */
const TABS: (Omit<Tab, "label"> & { label: Parameters<typeof w>[0]; needs?: string })[] = [
  { href: "/staff/people", label: "tab_people", icon: "user-check", needs: "people" },
  { href: "/staff/groups", label: "tab_groups", icon: "users" },
  { href: "/staff/lists", label: "tab_lists", icon: "list-checks", needs: "attendance_list" },
  { href: "/staff/after", label: "tab_after", icon: "clipboard-check", needs: "open_ends" },
  { href: "/staff/travel", label: "tab_travel", icon: "bus", needs: "unresolved_travel" },
  { href: "/staff/check-ins", label: "tab_held", icon: "user-check", needs: "held_check_ins" },
  { href: "/staff/log", label: "tab_log", icon: "file-spreadsheet", needs: "activity_log" },
  { href: "/staff/programme", label: "tab_programme", icon: "flag" },
  { href: "/staff/audit", label: "tab_audit", icon: "shield", needs: "audit" },
];

const Pages = pagesOf(table, NotFound);

export default function StaffRoutes() {
  const mine = current();
  if (me.value?.needs_passkey) return <PasskeyScreen />;
  if (!mine) return <NoProgramme />;
  return <InProgramme key={mine.id} mine={mine} />;
}

function InProgramme({ mine }: { mine: Here["mine"] }) {
  const { path } = useLocation();
  const api = `/api/programmes/${mine.id}`;
  const programme = useFresh<Programme>(api);
  const known = programme.data?.can;
  const may = (operation: string) => known?.includes(operation) ?? false;
  const ends = useFresh<OpenEnds>(may("open_ends") ? `${api}/open-ends` : null);
  const held = useFresh<HeldCheckIns>(may("held_check_ins") ? `${api}/check-ins` : null);
  const here: Here = { mine, programme, ends, held, path: api, may };
  const waits: Record<string, number | undefined> = {
    "/staff/after": ends.data ? ends.data.without_attendance.length + ends.data.tasks_late : undefined,
    "/staff/check-ins": held.data?.items.length,
  };
  const tabs = TABS.filter((tab) => !known || !tab.needs || known.includes(tab.needs)).map((tab) => ({
    ...tab,
    label: w(tab.label),
    count: waits[tab.href],
  }));
  return (
    <HereContext.Provider value={here}>
      <Desk tabs={tabs} path={path === "/staff" ? "/staff/people" : path} foot={<Foot />} faces={<Sides now="staff" />}>
        <Pages />
      </Desk>
    </HereContext.Provider>
  );
}

function Foot() {
  const all = myProgrammes();
  const who = me.value;
  return (
    <>
      {all.length > 1 && (
        <Select
          name="programme"
          label={w("programme")}
          value={current()?.id ?? ""}
          onChoose={choose}
          choices={all.map((p) => ({ value: p.id, label: p.name }))}
        />
      )}
      <p class="rail__who">
        {w("who", { name: who?.chosen_name ?? "" })}
        <br />
        {all.length === 1 && all[0]!.name}
      </p>
      <Sides now="staff" icons />
      <button type="button" onClick={seeMadeUp}>
        <Icon name="eye" />
        {w("as_young")}
      </button>
      <a href="/updates">
        <Icon name="inbox" />
        {who?.unread ? w("updates_new", { n: who.unread }) : w("updates")}
      </a>
      <a href="/me">
        <Icon name="smile" />
        {w("me")}
      </a>
      <a href="/help">
        <Icon name="life-buoy" />
        {w("help")}
      </a>
    </>
  );
}

function NoProgramme() {
  return (
    <Desk tabs={[]} path="/staff" foot={<Foot />} faces={<Sides now="staff" />}>
      <DeskHead title={w("none")} />
      <Empty title={w("none_more")} action={<Button href="/">{w("go_home")}</Button>} />
    </Desk>
  );
}
