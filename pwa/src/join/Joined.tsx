import { useState } from "preact/hooks";
import { useAct } from "../core/acts";
import { deviceLabel, inChatApp } from "../core/browser";
import { addPasskey, passkeysWork } from "../core/passkey";
import { start } from "../core/session";
import type { InvitePage, Me } from "../core/types";
import { Art } from "../ui/Art";
import { Button } from "../ui/Button";
import { ErrorSummary } from "../ui/Field";
import { StaysEnglish } from "../ui/Languages";
import { Banner } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { nameOf } from "./BeforeYouJoin";
import { w } from "./words";

/** Straight after joining: what holds now, and how to find the way back in. */
export function Joined({ who, invite }: { who: Me; invite: InvitePage }) {
  const waiting = who.memberships.some((m) => m.group_id === invite.group?.id && m.state === "waiting_for_consent");
  const staff = invite.kind === "staff";
  const name = who.chosen_name;
  return (
    <Screen
      title={w(waiting ? "in_waiting" : "in", { name })}
      bare
      top="field"
      dock={
        <Button wide href={staff ? "/staff" : "/"}>
          {w(staff ? "to_staff" : waiting ? "look_around" : "whatson")}
        </Button>
      }
    >
      <div class="field">
        <h1 tabIndex={-1}>{w(waiting ? "in_waiting" : "in", { name })}</h1>
      </div>
      <section class="poster on-hero">
        <Art kind="showcase" on="hero" name="poster__art" />
        <div class="poster__when poster__gap" />
        <p class="poster__meta">
          {waiting
            ? w("in_waiting_more", { by: invite.invited_by })
            : w(staff ? "in_staff_more" : "in_more", { group: nameOf(invite) })}
        </p>
      </section>
      {waiting && <StaysEnglish />}
      {inChatApp() && !staff && !who.session.shared_phone && (
        <Banner
          icon="smartphone"
          title={w("move")}
          action={
            <Button small kind="second" href="/me/move">
              {w("move_do")}
            </Button>
          }
        >
          {w("move_more")}
        </Banner>
      )}
      {passkeysWork() && !who.session.shared_phone && !inChatApp() && <OfferPasskey must={staff} />}
    </Screen>
  );
}

function OfferPasskey({ must }: { must: boolean }) {
  const act = useAct();
  const [done, setDone] = useState(false);
  if (done)
    return (
      <Banner kind="ok" icon="circle-check">
        {w("face_done")}
      </Banner>
    );
  return (
    <section class="card stack stack--s">
      <h2 class="h-4">{w("face")}</h2>
      <p class="t-2">{w(must ? "face_need" : "face_more")}</p>
      <ErrorSummary problem={act.problem} />
      <Button
        kind={must ? "primary" : "second"}
        icon="fingerprint"
        busy={act.busy}
        onClick={async () => {
          if (await act.run(() => addPasskey(deviceLabel()))) {
            setDone(true);
            void start();
          }
        }}
      >
        {w("face_do")}
      </Button>
    </section>
  );
}
