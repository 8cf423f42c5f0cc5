import type { ContactIn } from "../../core/types";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { w } from "./words";

const EMPTY: ContactIn = { name: "", what_for: "", phone: null, email: null, hours: null };
const MOST = 12;

export function Contacts(p: {
  contacts: ContactIn[];
  errors?: Record<string, string>;
  onChange: (contacts: ContactIn[]) => void;
}) {
  const set = (at: number, part: Partial<ContactIn>) =>
    p.onChange(p.contacts.map((contact, i) => (i === at ? { ...contact, ...part } : contact)));
  return (
    <fieldset class="fieldset">
      <legend>{w("contacts")}</legend>
      <p class="hint">{w("contacts_hint")}</p>
      {p.contacts.map((contact, i) => {
        const field = (name: keyof ContactIn, label: string, type?: "tel" | "email", max = 80) => (
          <TextField
            name={`contacts.${i}.${name}`}
            label={label}
            type={type}
            maxLength={max}
            value={contact[name] ?? ""}
            error={p.errors?.[`contacts.${i}.${name}`]}
            onInput={(text) => set(i, { [name]: text })}
          />
        );
        return (
          <fieldset key={i} class="card stack stack--s">
            <legend class="vh">{w("contact_n", { n: i + 1 })}</legend>
            <div class="bar">
              {field("name", w("c_name"), undefined, 60)}
              {field("what_for", w("c_what"), undefined, 120)}
            </div>
            <div class="bar">
              {field("phone", w("c_phone"), "tel", 30)}
              {field("email", w("c_email"), "email", 120)}
              {field("hours", w("c_hours"))}
            </div>
            <div>
              <Button
                kind="quiet"
                small
                icon="trash"
                label={w("remove", { n: i + 1 })}
                onClick={() => p.onChange(p.contacts.filter((_, at) => at !== i))}
              >
                {w("take_out")}
              </Button>
            </div>
          </fieldset>
        );
      })}
      {p.contacts.length < MOST && (
        <div>
          <Button kind="second" small icon="plus" onClick={() => p.onChange([...p.contacts, EMPTY])}>
            {w("add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
