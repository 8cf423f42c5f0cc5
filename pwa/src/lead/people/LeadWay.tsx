import { send, useAct } from "../../core/acts";
import { useFresh } from "../../core/fresh";
import type { GroupPerson, LeadWayChange, LeadWays } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { CheckBox, ErrorSummary } from "../../ui/Field";
import { toast } from "../../ui/toast";
import { w } from "./words";

/** One person's way to leading, as a lead or worker sees it: ask, or tick a step together. */
export function LeadWay({ group, person }: { group: string; person: GroupPerson }) {
  const act = useAct();
  const ways = useFresh<LeadWays>(`/api/groups/${group}/lead-path`);
  const way = ways.data?.people.find((one) => one.person_id === person.person_id);
  if (!way || way.stage === "lead" || (way.state === "none" && !way.can.includes("start"))) return null;
  const name = person.chosen_name;
  const say = async (change: LeadWayChange) => {
    const path = `/api/groups/${group}/people/${person.person_id}/lead-path`;
    const done = await act.run((key) => send<LeadWays>("POST", path, change, { key }));
    if (done) ways.set(done);
    if (done && change.action === "start") toast(w("way_asked", { name }));
  };
  return (
    <section class="stack stack--s" aria-label={w("way")}>
      <h3 class="h-legend">{w("way")}</h3>
      <ErrorSummary problem={act.problem} />
      {way.state === "none" && (
        <LinkRow
          icon="footprints"
          title={w("way_ask", { name })}
          more={w("way_ask_more")}
          busy={act.busy}
          onClick={() => void say({ action: "start", step: null })}
        />
      )}
      {way.state === "offered" && <p class="t-2">{w("way_offered", { name })}</p>}
      {way.state === "not_now" && <p class="t-2">{w("way_not_now", { name })}</p>}
      {way.state === "learning" && (
        <>
          <p class="t-2">{w(way.ready ? "way_ready" : "way_tick", { name })}</p>
          {way.can.includes("mark") &&
            way.steps.map((step) => (
              <CheckBox
                key={step.key}
                name={`step-${step.key}`}
                label={step.words}
                checked={step.taken_at !== null}
                onChange={(on) => void say({ action: on ? "mark" : "unmark", step: step.key })}
              />
            ))}
        </>
      )}
    </section>
  );
}
