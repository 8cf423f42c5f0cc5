import { useState } from "preact/hooks";
import { day } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import type { Group, GroupPerson } from "../../core/types";
import { Button, LinkRow } from "../../ui/Button";
import { Crest } from "../../ui/Crest";
import { Show } from "../../ui/Notes";
import { Consent } from "../people/Consent";
import { Proposal } from "./Proposal";
import { RemoveSheet } from "./RemoveSheet";
import { w } from "./words";

export function GroupDetail({ id, again }: { id: string; again: () => Promise<void> }) {
  const seen = useFresh<Group>(`/api/groups/${id}`);
  const took = (group: Group) => {
    seen.set(group);
    void again();
  };
  return (
    <div class="card stack">
      <Show seen={seen}>{(group) => <Detail group={group} took={took} />}</Show>
    </div>
  );
}

function Detail({ group, took }: { group: Group; took: (group: Group) => void }) {
  const [out, setOut] = useState<GroupPerson | null>(null);
  const may = (operation: string) => group.can.includes(operation);
  return (
    <>
      <div class="crestrow">
        <Crest id={group.id} hue={group.hue} glyph={group.glyph} />
        <div>
          <h2>{group.name}</h2>
          <p class="t-1 t-2">
            {w(`kind_${group.kind}`)}, {group.state !== "active" && w(`state_${group.state}`).toLocaleLowerCase()}
            {group.state === "active" &&
              (group.planned_end ? w("until", { day: day(group.planned_end) }) : w("no_end"))}
          </p>
        </div>
      </div>
      <p class="pre">{group.purpose}</p>
      {group.proposed_by && group.state !== "active" && <p class="strong">{w("by", { name: group.proposed_by })}</p>}
      {may("answer_proposal") && <Proposal group={group} took={took} />}
      {group.state === "active" && (
        <div class="stack stack--s">
          <LinkRow href={`/run/plan/${group.id}`} icon="calendar-days" title={w("plan")} more={w("plan_more")} />
          {may("create_invite") && (
            <LinkRow href={`/run/people/${group.id}/invites`} icon="qr-code" title={w("invite")} />
          )}
        </div>
      )}
      {group.people.length > 0 && <h3>{w("people")}</h3>}
      <ul>
        {group.people.map((p) => (
          <li key={p.person_id}>
            <Member person={p} may={may("remove_member")} onOut={() => setOut(p)} />
            {p.state === "waiting_for_consent" && may("change_membership") && (
              <Consent group={group.id} groupName={group.name} person={p} done={took} />
            )}
          </li>
        ))}
      </ul>
      {out && <RemoveSheet group={group} person={out} took={took} onClose={() => setOut(null)} />}
    </>
  );
}

function Member({ person, may, onOut }: { person: GroupPerson; may: boolean; onOut: () => void }) {
  const name = person.tell_apart ? `${person.chosen_name} (${person.tell_apart})` : person.chosen_name;
  const removable = person.can ? person.can.includes("remove") : may;
  return (
    <div class="memberrow">
      <div>
        <a href={`/staff/people?person=${person.person_id}`}>{name}</a>
        <small>
          {w(`rank_${person.state}`)}
          {person.role !== "member" && `, ${w(`role_${person.role}`)}`}
        </small>
      </div>
      {removable && (
        <Button kind="quiet" small label={w("take_out_of", { name })} onClick={onOut}>
          {w("take_out")}
        </Button>
      )}
    </div>
  );
}
