import { send, useAct } from "../core/acts";
import { know, useSeen } from "../core/seen";
import { me } from "../core/session";
import type { Group, LeadWay, LeadWayChange, LeadWays } from "../core/types";
import { Button } from "../ui/Button";
import { ErrorSummary } from "../ui/Field";
import { Icon } from "../ui/Icon";
import { toast } from "../ui/toast";
import { w } from "./learn-words";

/** My own way to leading this group: an offer, my next step, or nothing at all. "Not now" is always there. */
export function NextStep({ group }: { group: Group }) {
  const takesPart = group.my?.state === "new" || group.my?.state === "active";
  const path = `/api/groups/${group.id}/lead-path`;
  const seen = useSeen<LeadWays>(takesPart && group.state === "active" ? path : null);
  const act = useAct();
  const mine = seen.data?.mine;
  if (!mine || (mine.can.length === 0 && mine.state === "none")) return null;
  const say = async (action: LeadWayChange["action"]) => {
    const to = `/api/groups/${group.id}/people/${me.value?.id}/lead-path`;
    const done = await act.run((key) => send<LeadWays>("POST", to, { action }, { key }));
    if (!done) return;
    know(path, done);
    toast(w(action === "not_now" ? "said_not_now" : "said_yes"));
  };
  return (
    <section class="card stack" aria-labelledby="learn">
      <h2 id="learn" class="h-4">
        {w(mine.state === "offered" ? "asked" : mine.state === "learning" ? "title" : "want")}
      </h2>
      <ErrorSummary problem={act.problem} />
      {mine.state === "learning" ? (
        <Learning way={mine} />
      ) : (
        <p class="t-2">{w(mine.state === "offered" ? "asked_more" : "want_more")}</p>
      )}
      <div class="row">
        {mine.can.includes("start") && (
          <Button kind="second" busy={act.busy} onClick={() => void say("start")}>
            {w("start")}
          </Button>
        )}
        {mine.can.includes("say_yes") && (
          <Button busy={act.busy} onClick={() => void say("say_yes")}>
            {w(mine.state === "offered" ? "yes" : "start")}
          </Button>
        )}
        {mine.can.includes("not_now") && (
          <Button kind="quiet" busy={act.busy} onClick={() => void say("not_now")}>
            {w("not_now")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Learning({ way }: { way: LeadWay }) {
  return (
    <>
      <p class="strong">{way.next_step ? w("next", { step: way.next_step }) : w("ready")}</p>
      {way.beside && <p class="t-2">{w("beside", { name: way.beside })}</p>}
      {way.steps.length > 0 && (
        <details class="fold">
          <summary class="steps-more">{w("steps")}</summary>
          <ul class="stack stack--s">
            {way.steps.map((step) => (
              <li key={step.key} class="row row--nowrap">
                <Icon name={step.taken_at ? "circle-check" : "circle"} />
                <span>{w(step.taken_at ? "step_done" : "step_open", { step: step.words })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="t-1 t-2">{w("how")}</p>
    </>
  );
}
