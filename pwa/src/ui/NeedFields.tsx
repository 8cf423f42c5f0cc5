import { beside } from "../core/i18n";
import type { NeedChoice, NeedKey, Needs } from "../core/types";
import { TextField } from "./Field";
import { Icon } from "./Icon";
import { hasAllergy, QUICK, readNeed, type Told } from "./needs";
import { w } from "./needs-words";
import { Tile } from "./Tile";

export type AllTold = Partial<Record<NeedKey, Told>>;
export const readNeeds = (choices: NeedChoice[], needs: Needs): AllTold =>
  Object.fromEntries(choices.map((c) => [c.key, readNeed(c.key, needs[c.key])]));

/** What people often need, as tiles; a few words where a tile wants them; and who will see it. */
export function NeedFields(p: {
  choices: NeedChoice[];
  told: AllTold;
  /** The need that still misses a word. */
  missing?: NeedKey | null;
  onTold: (key: NeedKey, told: Told) => void;
}) {
  const groups = p.choices.filter((c) => QUICK[c.key].length > 1);
  const singles = p.choices.filter((c) => QUICK[c.key].length === 1);
  const of = (choice: NeedChoice) => ({
    choice,
    told: p.told[choice.key]!,
    missing: p.missing === choice.key,
    onTold: (told: Told) => p.onTold(choice.key, told),
  });
  return (
    <>
      {groups.map((choice) => (
        <Group key={choice.key} {...of(choice)} />
      ))}
      {singles.length > 0 && (
        <div class="stack stack--s">
          <div class="tiles">
            {singles.map((choice) => (
              <One key={choice.key} {...of(choice)} />
            ))}
          </div>
          {singles.map((choice) => (
            <More key={choice.key} {...of(choice)} />
          ))}
          <SeenBy line={singles[0]!.seen_by} />
        </div>
      )}
    </>
  );
}

interface NeedProps {
  choice: NeedChoice;
  told: Told;
  missing: boolean;
  onTold: (told: Told) => void;
}

function Group(p: NeedProps) {
  const { choice, told, onTold } = p;
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
            {w(quick.says)}
          </Tile>
        ))}
      </div>
      <More {...p} />
      <SeenBy line={choice.seen_by} />
    </fieldset>
  );
}

function One({ choice, told, onTold }: NeedProps) {
  const quick = QUICK[choice.key][0]!;
  return (
    <Tile
      icon={quick.icon}
      checked={told.ticked.length > 0}
      onChange={(on) => onTold({ ...told, ticked: on ? [quick.label] : [] })}
    >
      {w(quick.says)}
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
      label={beside(...asks.map((q) => w(q.says)))}
      hint={hasAllergy(told) ? w("say_allergy") : (choice.hint ?? w("say_which"))}
      error={missing ? w("say_missing") : null}
      value={told.more}
      onInput={(more) => onTold({ ...told, more })}
      maxLength={200}
      small
    />
  );
}

/** Who can see what is written here. */
export const SeenBy = ({ line }: { line: string }) =>
  line ? (
    <p class="t-1 t-2 row row--nowrap row--top">
      <Icon name="lock" />
      <span>{line}</span>
    </p>
  ) : null;

const toggle = (list: string[], label: string, on: boolean): string[] =>
  on ? [...list, label] : list.filter((l) => l !== label);
