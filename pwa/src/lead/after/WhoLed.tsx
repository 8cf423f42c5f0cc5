import type { Event, Problem } from "../../core/types";
import { CheckBox, Choose } from "../../ui/Field";
import { w } from "./words";

type LedBy = Event["led_by"];
const LEADERS: LedBy[] = ["young_people", "together", "staff"];

/** Who led it: young people, staff or both; and which of the leads, by name. */
export function WhoLed(p: {
  event: Event;
  ledBy: LedBy;
  leads: string[];
  onLedBy: (who: LedBy) => void;
  onLeads: (people: string[]) => void;
  errors?: Problem["fields"];
}) {
  const possible = p.event.afterwards?.leads ?? [];
  return (
    <>
      <Choose
        name="led_by"
        label={w("wrap_led")}
        value={p.ledBy}
        onChoose={p.onLedBy}
        error={p.errors?.led_by}
        choices={LEADERS.map((who) => ({ value: who, label: w(`led_${who}`) }))}
      />
      {p.ledBy !== "staff" && possible.length > 0 && (
        <fieldset class="fieldset">
          <legend>{w("led_names")}</legend>
          {possible.map((one) => (
            <CheckBox
              key={one.person_id}
              name={`lead-${one.person_id}`}
              label={one.chosen_name}
              checked={p.leads.includes(one.person_id)}
              onChange={(on) =>
                p.onLeads(on ? [...p.leads, one.person_id] : p.leads.filter((it) => it !== one.person_id))
              }
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
