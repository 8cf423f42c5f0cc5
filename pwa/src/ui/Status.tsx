import { me } from "../core/session";
import { newVersion, online, refusedActs, waitingCount } from "../core/standing";
import { Button } from "./Button";
import { Banner } from "./Notes";
import { w } from "./words";

/** What holds for the whole app right now: no signal, acts that wait or were refused, a new version. */
export function Status({ top = "plain" }: { top?: "plain" | "field" | "hue" }) {
  const waiting = waitingCount.value;
  const refused = refusedActs.value.length;
  const update = newVersion.value;
  const silent = !online.value && !!me.value;
  if (!silent && !waiting && !refused && !update) return null;
  return (
    <div class={`status status--${top} stack stack--s`}>
      {refused > 0 && (
        <Banner kind="bad" icon="triangle-alert" title={w("refused", { n: refused })}>
          <a href="/me/waiting">{w("see_why")}</a>
        </Banner>
      )}
      {(silent || waiting > 0) && (
        <Banner kind="warn" icon="cloud-off" title={w(silent ? "no_signal" : "sending", { n: waiting })}>
          {waiting > 0 ? <a href="/me/waiting">{w("waiting_to_send", { n: waiting })}</a> : w("no_signal_more")}
        </Banner>
      )}
      {update && (
        <Banner
          icon="sparkles"
          title={w("new_version")}
          action={
            <Button kind="second" small onClick={update}>
              {w("update")}
            </Button>
          }
        />
      )}
    </div>
  );
}
