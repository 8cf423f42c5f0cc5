import { CheckBox, TextField } from "../../ui/Field";
import type { DoorPerson } from "../tonight/fold";
import { w } from "./words";

/** Person → what was written about them (may be empty). */
export type Wishes = Record<string, string>;
export const wishesToSend = (wishes: Wishes) =>
  Object.entries(wishes).map(([person_id, words]) => ({ person_id, words: words.trim() || null }));

/** Tapping a person makes a task: check in with them. Open at once after a hard topic or when somebody left early. */
export function CheckInWith(p: {
  people: DoorPerson[];
  hard: boolean;
  wishes: Wishes;
  onWishes: (wishes: Wishes) => void;
}) {
  const early = (person: DoorPerson): number => Number(person.mark === "left_early");
  const people = p.people.toSorted((a, b) => early(b) - early(a) || a.chosen_name.localeCompare(b.chosen_name));
  const tap = (id: string, on: boolean) => {
    const { [id]: _, ...others } = p.wishes;
    p.onWishes(on ? { ...others, [id]: "" } : others);
  };
  return (
    <details class="fold card card--flat" open={p.hard || people.some(early)}>
      <summary>{w("check_in")}</summary>
      <div class="stack">
        <p class="t-2">{w("check_in_more")}</p>
        {people.length === 0 && <p>{w("check_in_none")}</p>}
        {people.map((person) => {
          const words = p.wishes[person.person_id];
          const name = person.chosen_name;
          return (
            <div key={person.person_id} class="stack stack--s">
              <CheckBox
                name={`with-${person.person_id}`}
                label={person.tell_apart ? `${name} (${person.tell_apart})` : name}
                more={early(person) ? w("left_early") : undefined}
                checked={words !== undefined}
                onChange={(on) => tap(person.person_id, on)}
              />
              {words !== undefined && (
                <TextField
                  name={`words-${person.person_id}`}
                  label={w("words", { name })}
                  hint={w("words_hint")}
                  small
                  maxLength={300}
                  value={words}
                  onInput={(text) => p.onWishes({ ...p.wishes, [person.person_id]: text })}
                />
              )}
            </div>
          );
        })}
      </div>
    </details>
  );
}
