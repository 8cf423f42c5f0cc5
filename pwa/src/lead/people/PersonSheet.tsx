import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { know, reloadAll } from "../../core/seen";
import { me, start } from "../../core/session";
import type { Group, GroupPerson, MembershipChange } from "../../core/types";
import { Button, LinkRow } from "../../ui/Button";
import { Choose, ErrorSummary } from "../../ui/Field";
import type { IconName } from "../../ui/icon-names";
import { Sheet } from "../../ui/Sheet";
import { toast } from "../../ui/toast";
import { LeadWay } from "./LeadWay";
import { w } from "./words";

/** Recording yeses is for staff alone. */
type Action = Exclude<MembershipChange, "record_consent">;
const ICONS: Record<Action, IconName> = {
  welcome: "hand",
  rest: "sofa",
  come_back: "sparkles",
  make_co_lead: "megaphone",
  make_member: "users",
};

const ACTIONS = Object.keys(ICONS) as Action[];

export function PersonSheet({ group, person, onClose }: { group: Group; person: GroupPerson; onClose: () => void }) {
  const act = useAct();
  const [handing, setHanding] = useState(false);
  const [stayAs, setStayAs] = useState<"co_lead" | "member">("co_lead");
  const name = person.chosen_name;
  const self = person.person_id === me.value?.id;
  const path = `/api/groups/${group.id}`;
  const actions = ACTIONS.filter((action) => person.can?.includes(action));
  const mayHand =
    group.can.includes("hand_over_lead") &&
    !self &&
    person.role !== "lead" &&
    (person.state === "active" || person.state === "new");

  const took = (done: Group | undefined, words: string) => {
    if (!done) return;
    know(path, done);
    reloadAll("/api/groups");
    toast(words);
    onClose();
  };
  const change = async (action: Action) =>
    took(await act.run(() => send<Group>("PATCH", `${path}/people/${person.person_id}`, { action })), w("done"));
  const handOver = async () => {
    const body = { to_person_id: person.person_id, stay_as: stayAs };
    took(await act.run((key) => send<Group>("POST", `${path}/lead`, body, { key })), w("handed", { name }));
    void start(); // my own tabs may change now
  };

  return (
    <Sheet title={handing ? w("hand_over", { name }) : name} onClose={onClose}>
      <ErrorSummary problem={act.problem} />
      {handing ? (
        <>
          <Choose
            name="stay_as"
            label={w("hand_sure", { name })}
            value={stayAs}
            onChoose={setStayAs}
            choices={[
              { value: "co_lead", label: w("stay_co_lead") },
              { value: "member", label: w("stay_member") },
            ]}
          />
          <Button wide busy={act.busy} onClick={() => void handOver()}>
            {w("hand_yes")}
          </Button>
        </>
      ) : (
        <>
          <p class="t-2">
            {w(`state_${person.state}`)}, {w(`role_${person.role}`)}
          </p>
          <ul class="stack stack--s">
            {actions.map((action) => (
              <li key={action}>
                <LinkRow
                  icon={ICONS[action]}
                  title={w(action, { name })}
                  more={action === "come_back" ? undefined : w(`${action}_more`)}
                  busy={act.busy}
                  onClick={() => void change(action)}
                />
              </li>
            ))}
            {mayHand && (
              <li>
                <LinkRow
                  icon="flag"
                  title={w("hand_over", { name })}
                  more={w("hand_over_more")}
                  onClick={() => setHanding(true)}
                />
              </li>
            )}
          </ul>
          {!self && <LeadWay group={group.id} person={person} />}
          {actions.length === 0 && !mayHand && <p>{w("nothing_to_do")}</p>}
          {!self && <p class="t-1 t-2">{w("remove_note")}</p>}
        </>
      )}
    </Sheet>
  );
}
