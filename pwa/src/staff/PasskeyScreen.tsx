import { useState } from "preact/hooks";
import { useAct } from "../core/acts";
import { deviceLabel } from "../core/browser";
import { addPasskey, passkeysWork, signInWithPasskey } from "../core/passkey";
import { begin, me, start } from "../core/session";
import { Button } from "../ui/Button";
import { ErrorSummary, TextField } from "../ui/Field";
import { Banner } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { toast } from "../ui/toast";
import { w } from "./words";

/** Staff work opens only with a passkey: make one, or use the one there is. */
export function PasskeyScreen() {
  const act = useAct();
  const label = deviceLabel();
  const [name, setName] = useState(label === "Computer" ? w("key_laptop") : label);
  const [stopped, setStopped] = useState(false);
  const has = (me.value?.passkeys ?? 0) > 0;

  const add = async () => {
    setStopped(false);
    const done = await act.run(async () => (await addPasskey(name)) ?? "stopped");
    if (done === "stopped") setStopped(true);
    else if (done) {
      toast(w("key_ok"));
      await start();
    }
  };
  const use = async () => {
    setStopped(false);
    const who = await act.run(async () => (await signInWithPasskey()) ?? "stopped");
    if (who === "stopped") setStopped(true);
    else if (who) await begin(who);
  };
  const buttons = [
    <Button
      key="add"
      wide
      kind={has ? "second" : "primary"}
      icon="fingerprint"
      busy={act.busy}
      onClick={() => void add()}
    >
      {w("key_add")}
    </Button>,
    has && (
      <Button key="use" wide icon="key-round" busy={act.busy} onClick={() => void use()}>
        {w("key_use")}
      </Button>
    ),
  ];
  return (
    <Screen title={w("key_title")} tone="calm" bare>
      <div class="stack stack--s">
        <h1 tabIndex={-1}>{w("key_title")}</h1>
        <p class="t-2">{w("key_more")}</p>
      </div>
      <ErrorSummary problem={act.problem} />
      {stopped && <Banner kind="warn" icon="triangle-alert" title={w("key_stopped")} />}
      {passkeysWork() ? (
        <>
          <TextField
            name="name"
            label={w("key_name")}
            hint={w("key_hint")}
            value={name}
            maxLength={40}
            onInput={setName}
          />
          <div class="stack stack--s">{has ? buttons.reverse() : buttons}</div>
        </>
      ) : (
        <Banner kind="warn" icon="triangle-alert" title={w("key_none")} />
      )}
      <Banner icon="info" title={w("key_lost")}>
        {w("key_lost_more")}
      </Banner>
    </Screen>
  );
}
