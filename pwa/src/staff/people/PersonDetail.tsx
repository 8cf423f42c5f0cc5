import { useState } from "preact/hooks";
import { day } from "../../core/dates";
import type { PersonRow } from "../../core/types";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { useHere } from "../here";
import { Consent } from "./Consent";
import { Merge } from "./Merge";
import { NewLink } from "./NewLink";
import { w } from "./words";

type Open = "link" | "merge" | null;

/** One person: where they are, and what a worker can do for them. */
export function PersonDetail(p: { person: PersonRow; again: () => Promise<void> }) {
  const { person } = p;
  const here = useHere();
  const [open, setOpen] = useState<Open>(null);
  const waiting = person.groups.filter((g) => g.state === "waiting_for_consent");
  const name = person.chosen_name;
  return (
    <div class="card stack">
      <div>
        <h2>
          {name}
          {person.tell_apart && ` (${person.tell_apart})`}
        </h2>
        <p class="t-1 t-2">
          {w(`age_${person.age_band}`)}. {w("since", { day: day(person.joined_on) })}.
        </p>
      </div>
      {person.staff_roles.length > 0 && (
        <div class="chips">
          {person.staff_roles.map((role) => (
            <Chip key={role} icon="key-round">
              {w(role)}
            </Chip>
          ))}
        </div>
      )}
      {person.groups.length === 0 ? (
        <p class="t-2">{w("no_groups")}</p>
      ) : (
        <ul>
          {person.groups.map((g) => (
            <li key={g.group_id} class="memberrow">
              <div>
                <a href={`/staff/groups?group=${g.group_id}`}>{g.name}</a>
                <small>
                  {w(`role_${g.role}`)}, {w(`state_${g.state}`)}
                </small>
              </div>
            </li>
          ))}
        </ul>
      )}
      {waiting.map((g) => (
        <Consent key={g.group_id} group={g.group_id} groupName={g.name} person={person} done={p.again} />
      ))}
      {open === "link" && <NewLink person={person} />}
      {open === "merge" && <Merge person={person} done={p.again} />}
      {open === null && (
        <div class="stack stack--s">
          <Button kind={waiting.length > 0 ? "second" : "primary"} wide icon="link" onClick={() => setOpen("link")}>
            {w("link")}
          </Button>
          {here.may("people") && person.staff_roles.length === 0 && (
            <Button kind="second" wide icon="users" onClick={() => setOpen("merge")}>
              {w("merge")}
            </Button>
          )}
          {person.staff_roles.length > 0 && (
            <Button kind="second" wide icon="key-round" href={`/staff/people/team?person=${person.person_id}`}>
              {w("team")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
