import { me } from "../core/session";
import { cannotSave, newVersion, online, refusedActs, thrownAway, waitingCount } from "../core/standing";
import { Button } from "./Button";
import { Banner } from "./Notes";
import type { StatusProps } from "./Status";
import { w } from "./status-words";

export default function StatusBanners({ top }: StatusProps) {
  const waiting = waitingCount.value;
  const refused = refusedActs.value.length;
  const update = newVersion.value;
  const gone = thrownAway.value;
  const silent = !online.value && !!me.value;
  return (
    <div class={`status status--${top} stack stack--s`}>
      {gone !== null && (
        <Banner
          kind={gone > 0 ? "bad" : "warn"}
          icon="triangle-alert"
          title={w("thrown_away")}
          action={
            <Button
              kind="second"
              small
              onClick={() => {
                thrownAway.value = null;
              }}
            >
              {w("all_right")}
            </Button>
          }
        >
          {gone > 0 ? w("lost_acts", { n: gone }) : w("lost_pages")}
        </Banner>
      )}
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
      {cannotSave.value && (
        <Banner kind="warn" icon="cloud-off" title={w("cannot_save")}>
          {w("cannot_save_more")}
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
