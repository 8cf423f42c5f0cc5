import { useState } from "preact/hooks";
import { useSeen } from "../../core/seen";
import { me } from "../../core/session";
import type { Group, GroupPerson, MembershipState } from "../../core/types";
import { Avatar } from "../../ui/Avatar";
import { LinkRow } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Crest } from "../../ui/Crest";
import { Icon } from "../../ui/Icon";
import { Empty, Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { groupsIRun } from "../mine";
import { PersonSheet } from "./PersonSheet";
import { w } from "./words";

const ORDER: MembershipState[] = ["asked", "new", "waiting_for_consent", "active", "resting", "graduated"];

export default function PeopleScreen({ group }: { group?: string }) {
  const mine = groupsIRun();
  const id = group ?? (mine.length === 1 ? mine[0]!.group_id : undefined);
  if (id) return <OneGroup key={id} id={id} only={!group} />;
  return (
    <Screen title={w("title")} heading>
      {mine.length === 0 ? (
        <Empty title={w("no_group")}>{w("no_group_more")}</Empty>
      ) : (
        <ul class="stack stack--s">
          {mine.map((it) => (
            <li key={it.group_id}>
              <a class="linkrow" href={`/run/people/${it.group_id}`}>
                <Crest id={it.group_id} hue={it.hue} glyph={it.glyph} />
                <strong class="grow">{it.group_name}</strong>
                <Icon name="chevron-right" flip />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Screen>
  );
}

function OneGroup({ id, only }: { id: string; only: boolean }) {
  const seen = useSeen<Group>(`/api/groups/${id}`);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Screen
      title={w("title")}
      heading
      back={only ? undefined : "/run/people"}
      hue={seen.data?.hue}
      under={seen.data?.name}
    >
      <Show seen={seen}>
        {(group) => {
          const person = group.people.find((p) => p.person_id === open);
          return (
            <>
              <div class="stack stack--s">
                {group.can.includes("create_invite") && (
                  <LinkRow
                    href={`/run/people/${id}/invites`}
                    icon="qr-code"
                    hue="sun"
                    title={w("invite")}
                    more={w("invite_more")}
                  />
                )}
                {group.can.includes("update_rules") && (
                  <LinkRow
                    href={`/run/people/${id}/rules`}
                    icon="list-checks"
                    hue={group.hue}
                    title={w("rules")}
                    more={group.rules ? w("rules_more", { n: group.rules.version }) : w("rules_none")}
                  />
                )}
                <LinkRow href={`/groups/${id}`} icon="eye" hue="rose" title={w("group_page")} />
              </div>
              {ORDER.map((state) => (
                <Pile key={state} state={state} group={group} onOpen={setOpen} />
              ))}
              {person && <PersonSheet group={group} person={person} onClose={() => setOpen(null)} />}
            </>
          );
        }}
      </Show>
    </Screen>
  );
}

function Pile({ state, group, onOpen }: { state: MembershipState; group: Group; onOpen: (id: string) => void }) {
  const rank = { lead: 0, co_lead: 1, member: 2 };
  const people = group.people
    .filter((p) => p.state === state)
    .sort((a, b) => rank[a.role] - rank[b.role] || a.chosen_name.localeCompare(b.chosen_name));
  if (people.length === 0) return null;
  return (
    <section class="stack stack--s" aria-labelledby={`pile-${state}`}>
      <h2 id={`pile-${state}`} class="pile">
        {w(`state_${state}`)} <span class="num">{people.length}</span>
      </h2>
      {state === "waiting_for_consent" && <p class="t-1 t-2">{w("waiting_more")}</p>}
      <ul class="stack stack--s">
        {people.map((p) => (
          <li key={p.person_id}>
            <Row person={p} onOpen={() => onOpen(p.person_id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ person, onOpen }: { person: GroupPerson; onOpen: () => void }) {
  const mine = person.person_id === me.value?.id;
  return (
    <button type="button" class="linkrow" onClick={onOpen}>
      <Avatar id={person.person_id} name={person.chosen_name} small />
      <span class="grow">
        <strong>{person.chosen_name}</strong>
        {(mine || person.tell_apart) && <small>{mine ? w("you") : person.tell_apart}</small>}
      </span>
      {person.role !== "member" && <Chip icon="megaphone">{w(`role_${person.role}`)}</Chip>}
      <Icon name="chevron-right" flip />
    </button>
  );
}
