import { useEffect, useRef } from "preact/hooks";
import { day } from "../core/dates";
import type { InviteMade } from "../core/types";
import { w } from "./running-words";
import "./invite-card.css";
import { BigCode, QrCard, ShareLink } from "./Share";

/** A new invite: the square for a camera, the code to say aloud, the link to send. */
export function InviteCard({
  invite,
  text,
  title,
}: {
  invite: Omit<InviteMade, "id" | "role" | "uses">;
  title?: string;
  text?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="stack stack--l" aria-labelledby="made">
      <div class="stack stack--s">
        <h2 id="made" ref={heading} tabIndex={-1}>
          {title ?? w("made")}
        </h2>
        <p class="t-2">
          {w("good_until", { day: day(invite.expires_at) })} {w("good_for", { n: invite.max_uses })}
        </p>
      </div>
      <div class="card">
        <QrCard svg={invite.qr_svg} />
      </div>
      <ShareLink link={invite.link} text={text ?? w("invite_text")} />
      <div class="stack stack--s">
        <h3>{w("code_title")}</h3>
        <div class="eight">
          <BigCode code={invite.code} spoken={invite.code_spoken} />
        </div>
      </div>
    </section>
  );
}
