import { useState } from "preact/hooks";
import type { Event, NeedChoice, NeedKey, Needs } from "../core/types";
import { Button } from "../ui/Button";
import { Counter, TextField } from "../ui/Field";
import { Icon, Tick } from "../ui/Icon";
import { Sheet } from "../ui/Sheet";
import { Tile } from "../ui/Tile";
import { allergyUnsaid, QUICK, readNeed, type Told, writeNeeds } from "./needs";
import { w } from "./needs-words";

const MOST_CHILDREN = 6;

export interface NeedsSheetProps {
  event: Event;
  going: boolean;
  /** How many children come along. */
  kids: number;
  needs: Needs;
  onSave: (needs: Needs, kids: number) => void;
  onClose: () => void;
}

/** After saying yes: what would make it work for you? Nothing is a fine answer. */
export default function NeedsSheet(p: NeedsSheetProps) {
  const choices = p.event.needs_choices;
  const [told, setTold] = useState<Partial<Record<NeedKey, Told>>>(() =>
    Object.fromEntries(choices.map((c) => [c.key, readNeed(c.key, p.needs[c.key])])),
  );
  const [children, setChildren] = useState(p.kids);
  const [asked, setAsked] = useState(false);
  const unsaid = allergyUnsaid(told.food);
  const save = () => {
    setAsked(unsaid);
    if (!unsaid) p.onSave(writeNeeds(told), children);
  };
  const groups = choices.filter((c) => QUICK[c.key].length > 1);
  const singles = choices.filter((c) => QUICK[c.key].length === 1);
  const set = (key: NeedKey, next: Told) => setTold({ ...told, [key]: next });

  return (
    <Sheet
      title={w(p.going ? "sheet_in" : "sheet")}
      before={p.going && <Tick />}
      onClose={p.onClose}
      foot={
        <>
          <Button onClick={save}>{w("save")}</Button>
          <Button kind="second" onClick={() => p.onSave({}, 0)}>
            {w("nothing")}
          </Button>
        </>
      }
    >
      {groups.map((choice) => (
        <Need
          key={choice.key}
          choice={choice}
          told={told[choice.key]!}
          missing={asked && unsaid && choice.key === "food"}
          onTold={(next) => set(choice.key, next)}
        />
      ))}
      {singles.length > 0 && (
        <div class="stack stack--s">
          <div class="tiles">
            {singles.map((choice) => (
              <Tick1
                key={choice.key}
                choice={choice}
                told={told[choice.key]!}
                onTold={(next) => set(choice.key, next)}
              />
            ))}
          </div>
          {singles.map((choice) => (
            <More key={choice.key} choice={choice} told={told[choice.key]!} onTold={(next) => set(choice.key, next)} />
          ))}
        </div>
      )}
      <Counter label={w("sheet_children")} value={children} max={MOST_CHILDREN} onChange={setChildren} />
      <p class="t-1 t-2 row row--nowrap row--top">
        <Icon name="lock" />
        <span>{w("only")}</span>
      </p>
    </Sheet>
  );
}

interface NeedProps {
  missing?: boolean;
  choice: NeedChoice;
  told: Told;
  onTold: (told: Told) => void;
}

function Need({ choice, told, missing, onTold }: NeedProps) {
  return (
    <fieldset class="fieldset">
      <legend>{choice.label}</legend>
      <div class="tiles">
        {QUICK[choice.key].map((quick) => (
          <Tile
            key={quick.label}
            icon={quick.icon}
            checked={told.ticked.includes(quick.label)}
            onChange={(on) => onTold({ ...told, ticked: toggle(told.ticked, quick.label, on) })}
          >
            {quick.label}
          </Tile>
        ))}
      </div>
      <More choice={choice} told={told} missing={missing} onTold={onTold} />
    </fieldset>
  );
}

function Tick1({ choice, told, onTold }: NeedProps) {
  const quick = QUICK[choice.key][0]!;
  return (
    <Tile
      icon={quick.icon}
      checked={told.ticked.length > 0}
      onChange={(on) => onTold({ ...told, ticked: on ? [quick.label] : [] })}
    >
      {quick.label}
    </Tile>
  );
}

/** A few words, once a tile is ticked that wants them. */
function More({ choice, told, missing, onTold }: NeedProps) {
  const asks = QUICK[choice.key].filter((q) => q.asks && told.ticked.includes(q.label));
  if (asks.length === 0) return null;
  return (
    <TextField
      name={`need-${choice.key}`}
      label={asks.map((q) => q.label).join(", ")}
      hint={told.ticked.includes(w("t_food_allergy")) ? w("say_allergy") : (choice.hint ?? w("say_which"))}
      error={missing ? w("say_missing") : null}
      value={told.more}
      onInput={(more) => onTold({ ...told, more })}
      maxLength={200}
      small
    />
  );
}

const toggle = (list: string[], label: string, on: boolean): string[] =>
  on ? [...list, label] : list.filter((l) => l !== label);
