import { useEffect, useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { online } from "../../core/standing";
import type { InviteMade } from "../../core/types";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/Field";
import { InviteCard } from "../../ui/InviteCard";
import { Banner, Skeleton } from "../../ui/Notes";
import { Sheet } from "../../ui/Sheet";
import { w } from "./words";

/** Somebody stands at the door and wants to join: one invite for one person, good for a day. */
export function InviteSheet({ group, onClose }: { group: string; onClose: () => void }) {
  const act = useAct();
  const [made, setMade] = useState<InviteMade | null>(null);
  const make = async () => {
    const body = { role: "member", max_uses: 1, days: 1, note: w("invite_note") };
    const invite = await act.run((key) => send<InviteMade>("POST", `/api/groups/${group}/invites`, body, { key }));
    if (invite) setMade(invite);
  };
  useEffect(() => void make(), []);
  return (
    <Sheet title={w("invite")} onClose={onClose}>
      {!made && <p class="t-2">{w("invite_more")}</p>}
      {made ? <InviteCard invite={made} /> : act.busy && <Skeleton rows={3} />}
      {act.problem &&
        (online.value && act.problem.code !== "no_signal" ? (
          <ErrorSummary problem={act.problem} />
        ) : (
          <Banner kind="warn" icon="cloud-off" title={w("invite_offline")}>
            <Button kind="second" onClick={() => void make()}>
              {w("try_again")}
            </Button>
          </Banner>
        ))}
    </Sheet>
  );
}
