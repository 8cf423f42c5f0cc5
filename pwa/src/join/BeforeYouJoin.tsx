import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { inChatApp } from "../core/browser";
import { day } from "../core/dates";
import { list } from "../core/lists";
import type { InvitePage, Problem } from "../core/types";
import { Button } from "../ui/Button";
import { Crest } from "../ui/Crest";
import { Facts } from "../ui/Facts";
import { CheckBox, ErrorSummary } from "../ui/Field";
import { Languages, StaysEnglish } from "../ui/Languages";
import { later } from "../ui/later";
import { Banner } from "../ui/Notes";
import { QuickExit } from "../ui/QuickExit";
import { Rich } from "../ui/Rich";
import { Screen } from "../ui/Screen";
import { keepForLater } from "./invite";
import { w } from "./words";

const ChatApp = later<{ address: string }>(() => import("../ui/ChatApp"));
type RoleWord = Parameters<typeof w>[0];
const roleWord = (role: string): string => {
  const key = `r_${role}` as RoleWord;
  return w(key) || role;
};
export const nameOf = (invite: InvitePage): string => invite.group?.name ?? invite.programme.name;
export const rulesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s*(\d+[.)]|[-•*])\s*/, "").trim())
    .filter(Boolean);

/** Who invites, what it is, who sees what, the rules, and when it ends: all before anybody says yes. */
export function BeforeYouJoin({
  invite,
  secret,
  busy,
  problem,
  onJoin,
}: {
  invite: InvitePage;
  secret: string;
  busy: boolean;
  problem: Problem | null;
  onJoin: () => void;
}) {
  const { route } = useLocation();
  const { group, programme } = invite;
  const staff = invite.kind === "staff";
  const name = nameOf(invite);
  const ends = group?.planned_end ?? programme.ends_on;

  const notNow = () => {
    keepForLater({ secret, name, until: invite.expires_at });
    route("/");
  };

  return (
    <Screen
      title={w("before")}
      hue={group?.hue ?? "sun"}
      bare
      exit={<QuickExit />}
      dock={
        <>
          <Button wide busy={busy} onClick={onJoin}>
            {staff ? w("staff_join") : w("join", { name })}
          </Button>
          <Button kind="quiet" small wide onClick={notNow}>
            {w("not_now")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <div class="row row--nowrap">
          {group && <Crest id={group.id} hue={group.hue} glyph={group.glyph} />}
          <p class="grow">
            {staff ? (
              w("staff_more", { by: invite.invited_by, role: roleWord(invite.role) })
            ) : (
              <Rich text={w("asked_you", { by: invite.invited_by, name })} />
            )}
          </p>
        </div>
        <h1 tabIndex={-1}>{staff ? w("staff_title", { name }) : w("before")}</h1>
        <p>{group?.purpose ?? programme.purpose}</p>
      </div>
      {!staff && inChatApp() && <ChatApp address={`${location.origin}/j/${secret}`} />}
      <ErrorSummary problem={problem} />
      <StaysEnglish />
      {invite.already && <Banner icon="user-check">{w("as_you", { name: invite.already })}</Banner>}
      <Facts
        card
        items={[
          !staff && {
            icon: "heart-handshake",
            term: w("run_by"),
            text: group?.led_by.length
              ? `${w("led_by", { names: list(group.led_by) })} ${w("run_by_more")}`
              : w("run_by_more"),
          },
          { icon: "eye", term: w("sees"), text: invite.who_sees.join("\n") },
          !staff && { icon: "smartphone", term: w("gives_away"), text: w("gives_away_more") },
          !staff && { icon: "shield", term: w("tell"), text: w("tell_more") },
          { icon: "flag-triangle-right", term: w("ends", { day: day(ends) }), text: w("ends_more") },
        ]}
      />
      {group?.rules && (
        <section class="stack stack--s" aria-labelledby="rules">
          <h2 id="rules">{w("rules")}</h2>
          <RuleList text={group.rules.text} />
        </section>
      )}
      {!staff && <p class="t-2">{w("no_email")}</p>}
      <Languages />
    </Screen>
  );
}

export function RuleList({ text }: { text: string }) {
  return (
    <ol class="rules card">
      {rulesOf(text).map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ol>
  );
}

/** A new link from a worker who has seen the person: only the question whose phone this is. */
export function BackAgain(p: {
  invite: InvitePage;
  busy: boolean;
  problem: Problem | null;
  onIn: (shared: boolean) => void;
}) {
  const [shared, setShared] = useState(false);
  return (
    <Screen
      title={w("back_title")}
      bare
      exit={<QuickExit />}
      dock={
        <Button wide busy={p.busy} onClick={() => p.onIn(shared)}>
          {w("back_do")}
        </Button>
      }
    >
      <h1 tabIndex={-1}>{w("back_title")}</h1>
      <p>{w("back_more", { by: p.invite.invited_by })}</p>
      <ErrorSummary problem={p.problem} />
      <CheckBox name="shared_phone" checked={shared} onChange={setShared} label={w("shared")} more={w("shared_more")} />
    </Screen>
  );
}
