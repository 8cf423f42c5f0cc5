import { useState } from "preact/hooks";
import { send, useAct } from "../core/acts";
import { deviceLabel } from "../core/browser";
import { day } from "../core/dates";
import { addPasskey, passkeysWork } from "../core/passkey";
import { useSeen } from "../core/seen";
import { sharedPhone, start } from "../core/session";
import type { Device, MyDevices } from "../core/types";
import { Button } from "../ui/Button";
import { Chip } from "../ui/Chip";
import { ErrorSummary } from "../ui/Field";
import { Icon } from "../ui/Icon";
import { Show } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { Sheet } from "../ui/Sheet";
import { toast } from "../ui/toast";
import { w } from "./words";

export default function PhonesScreen() {
  const seen = useSeen<MyDevices>("/api/me/devices");
  const [ending, setEnding] = useState<Device | null>(null);
  const act = useAct();

  const end = async (device: Device) => {
    setEnding(null);
    const done = await act.run(async () => {
      await send("DELETE", `/api/me/devices/${device.id}`);
      return true;
    });
    if (!done) return;
    toast(w("ended"));
    await seen.again();
  };
  const add = async () => {
    if (!(await act.run(() => addPasskey(deviceLabel())))) return;
    toast(w("added_key"));
    void start();
    await seen.again();
  };

  return (
    <Screen title={w("phones")} heading back="/me" tone="calm">
      <ErrorSummary problem={act.problem} />
      <Show seen={seen}>
        {(mine) => (
          <>
            <ul class="stack stack--s">
              {mine.items.map((device) => (
                <li class="card card--flat row between" key={device.id}>
                  <div class="row row--nowrap">
                    <Icon name="smartphone" large />
                    <div>
                      <strong>{device.label}</strong>
                      <p class="t-1 t-2">{w("last", { when: day(device.last_used_on) })}</p>
                      <div class="chips">
                        {device.current && (
                          <Chip kind="ok" icon="check">
                            {w("this_one")}
                          </Chip>
                        )}
                        {device.shared_phone && <Chip>{w("shared")}</Chip>}
                      </div>
                    </div>
                  </div>
                  {!device.current && (
                    <Button kind="second" small onClick={() => setEnding(device)}>
                      {w("end")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            <section class="stack stack--s" aria-labelledby="keys">
              <h2 id="keys">{w("keys")}</h2>
              {mine.passkeys.length === 0 && <p class="t-2">{w("keys_none")}</p>}
              <ul class="stack stack--s">
                {mine.passkeys.map((key) => (
                  <li class="card card--flat row row--nowrap" key={key.id}>
                    <Icon name="fingerprint" large />
                    <div>
                      <strong>{key.name}</strong>
                      <p class="t-1 t-2">
                        {w("since", { when: day(key.made_on) })}.{" "}
                        {key.last_used_on ? w("last", { when: day(key.last_used_on) }) : w("never")}
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
              {passkeysWork() && !sharedPhone() && (
                <Button kind="second" icon="fingerprint" busy={act.busy} onClick={() => void add()}>
                  {w("add_key")}
                </Button>
              )}
            </section>
          </>
        )}
      </Show>
      {ending && (
        <Sheet
          title={w("end_title", { label: ending.label })}
          onClose={() => setEnding(null)}
          foot={
            <>
              <Button kind="danger" onClick={() => void end(ending)}>
                {w("end")}
              </Button>
              <Button kind="second" onClick={() => setEnding(null)}>
                {w("stay")}
              </Button>
            </>
          }
        >
          <p>{w("end_more")}</p>
        </Sheet>
      )}
    </Screen>
  );
}
