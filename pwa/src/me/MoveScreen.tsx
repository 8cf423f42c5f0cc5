import { useState } from "preact/hooks";
import { send, useAct } from "../core/acts";
import { installed } from "../core/browser";
import { clock } from "../core/dates";
import type { MoveToApp } from "../core/types";
import { Button, LinkRow } from "../ui/Button";
import { ErrorSummary } from "../ui/Field";
import { Screen } from "../ui/Screen";
import { BigCode, QrCard } from "../ui/Share";
import { w } from "./words";

/** Brings the same person into another browser, the installed app or a new phone: browsers share no sign-in. */
export default function MoveScreen() {
  const [made, setMade] = useState<MoveToApp | null>(null);
  const act = useAct();
  const make = async () => {
    const it = await act.run((key) => send<MoveToApp>("POST", "/api/me/move", undefined, { key }));
    if (it) setMade(it);
  };
  return (
    <Screen title={w("move_title")} heading back="/me" tone="calm">
      <p>{w("move_intro")}</p>
      <ErrorSummary problem={act.problem} />
      {made ? (
        <section class="card stack" role="status">
          <p>{w("move_step1")}</p>
          <p class="strong">{w("move_step2")}</p>
          <BigCode code={made.code} />
          <p>{w("move_or")}</p>
          <QrCard svg={made.qr_svg} />
          <p class="t-2">{w("move_until", { time: clock(made.expires_at) })}</p>
          <Button kind="second" busy={act.busy} onClick={() => void make()}>
            {w("move_again")}
          </Button>
        </section>
      ) : (
        <Button wide busy={act.busy} onClick={() => void make()}>
          {w("move_make")}
        </Button>
      )}
      {!installed() && (
        <LinkRow href="/me/install" icon="download" hue="sun" title={w("install")} more={w("install_neutral")} />
      )}
    </Screen>
  );
}
