import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useFresh } from "../core/fresh";
import { me } from "../core/session";
import type { Programme } from "../core/types";
import { Button } from "../ui/Button";
import { Desk, DeskHead } from "../ui/Desk";
import { Select } from "../ui/Field";
import { Empty } from "../ui/Notes";
import { NotFound } from "../ui/NotFound";
import { type PageEntry, pagesOf } from "../ui/Pages";
import type { Tab } from "../ui/tabs";
import { choose, current, type Here, HereContext, myProgrammes } from "./here";
import { PasskeyScreen } from "./PasskeyScreen";
import { w } from "./words";
import "./staff.css";

const people = () => import("./people/PeopleScreen");
/** Screens of staff, under /staff: one line each, with the address after /staff. */
const table: PageEntry[] = [
  { path: "/", load: people },
  { path: "/people", load: people },
  { path: "/people/team", load: () => import("./people/TeamScreen") },
  { path: "/people/invite", load: () => import("./people/InviteStaffScreen") },
  { path: "/groups", load: () => import("./groups/GroupsScreen") },
  { path: "/groups/new", load: () => import("./groups/NewGroupScreen") },
  { path: "/log", load: () => import("./log/LogScreen") },
  { path: "/log/import", load: () => import("./log/ImportScreen") },
  { path: "/programme", load: () => import("./programme/ProgrammeScreen") },
  { path: "/audit", load: () => import("./audit/AuditScreen") },
];

/** What stands in the rail: a room is there when the person may use it. */
const TABS: (Omit<Tab, "label"> & { label: Parameters<typeof w>[0]; needs?: string })[] = [
  { href: "/staff/people", label: "tab_people", icon: "user-check", needs: "people" },
  { href: "/staff/groups", label: "tab_groups", icon: "users" },
  { href: "/staff/log", label: "tab_log", icon: "file-spreadsheet", needs: "activity_log" },
  { href: "/staff/programme", label: "tab_programme", icon: "flag" },
  { href: "/staff/audit", label: "tab_audit", icon: "list-checks", needs: "audit" },
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
  useEffect(() => {
    // On a phone the rail scrolls sideways: what is open stays in sight.
    document.querySelector(".rail [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [path]);
  const api = `/api/programmes/${mine.id}`;
  const programme = useFresh<Programme>(api);
  const known = programme.data?.can;
  const here: Here = { mine, programme, path: api, may: (operation) => known?.includes(operation) ?? false };
  const tabs = TABS.filter((tab) => !known || !tab.needs || known.includes(tab.needs)).map((tab) => ({
    ...tab,
    label: w(tab.label),
  }));
  return (
    <HereContext.Provider value={here}>
      <Desk tabs={tabs} path={path === "/staff" ? "/staff/people" : path} foot={<Foot />}>
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
      <p>
        <a href="/updates">{who?.unread ? w("updates_new", { n: who.unread }) : w("updates")}</a>
      </p>
      <p>
        <a href="/me">{w("me")}</a>
      </p>
      {who?.faces.includes("young_person") && (
        <p>
          <a href="/">{w("as_young")}</a>
        </p>
      )}
      <p>
        <a href="/help">{w("help")}</a>
      </p>
    </>
  );
}

function NoProgramme() {
  return (
    <Desk tabs={[]} path="/staff" foot={<Foot />}>
      <DeskHead title={w("none")} />
      <Empty title={w("none_more")} action={<Button href="/">{w("go_home")}</Button>} />
    </Desk>
  );
}
