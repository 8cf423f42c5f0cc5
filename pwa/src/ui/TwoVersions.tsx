import { useEffect, useRef, useState } from "preact/hooks";
import type { Difference, Pick } from "../core/merge";
import { Button } from "./Button";
import { w } from "./running-words";
import "./two-versions.css";

export interface TwoVersionsProps {
  differing: Difference[];
  /** What a field is called, and how its value reads. */
  label: (field: string) => string;
  show?: (field: string, value: unknown) => string;
  busy?: boolean;
  onSave: (picks: Record<string, Pick>) => void;
  onBack: () => void;
}

/** A stale edit: both versions side by side, and a choice for each field. */
export function TwoVersions(p: TwoVersionsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const all = (pick?: Pick) => Object.fromEntries(p.differing.map((it) => [it.field, pick ?? it.pick]));
  const [picks, set] = useState<Record<string, Pick>>(all());
  const read = (field: string, value: unknown): string =>
    (p.show ? p.show(field, value) : value === null || value === undefined ? "" : String(value)) || w("empty");

  return (
    <section class="stack stack--l" aria-labelledby="two">
      <div class="stack stack--s">
        <h2 id="two" ref={heading} tabIndex={-1}>
          {w("two_title")}
        </h2>
        <p class="t-2">{w("two_lead")}</p>
      </div>
      <div class="row">
        <Button kind="second" small grow onClick={() => set(all("mine"))}>
          {w("all_mine")}
        </Button>
        <Button kind="second" small grow onClick={() => set(all("theirs"))}>
          {w("all_theirs")}
        </Button>
      </div>
      {p.differing.map((it) => (
        <fieldset key={it.field} class="fieldset">
          <legend>{p.label(it.field)}</legend>
          <div class="versions">
            {(["mine", "theirs"] as const).map((side) => (
              <label key={side} class="pick version">
                <input
                  type="radio"
                  name={`version-${it.field}`}
                  checked={picks[it.field] === side}
                  onChange={() => set({ ...picks, [it.field]: side })}
                />
                <span>{w(side)}</span>
                <small class="pre">{read(it.field, it[side])}</small>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div class="row">
        <Button kind="second" onClick={p.onBack}>
          {w("go_back")}
        </Button>
        <Button grow busy={p.busy} onClick={() => p.onSave(picks)}>
          {w("save_this")}
        </Button>
      </div>
    </section>
  );
}
