import { useState } from "preact/hooks";
import { saveMyNeeds, useMyNeeds } from "../core/my-needs";
import type { Event, Needs } from "../core/types";
import { Button } from "../ui/Button";
import { Counter } from "../ui/Field";
import { Tick } from "../ui/Icon";
import { NeedFields, readNeeds } from "../ui/NeedFields";
import { allergyUnsaid, writeNeeds } from "../ui/needs";
import { w } from "../ui/needs-words";
import { Sheet } from "../ui/Sheet";
import { toast } from "../ui/toast";

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
  const [told, setTold] = useState(() => readNeeds(choices, p.needs));
  const [children, setChildren] = useState(p.kids);
  const [asked, setAsked] = useState(false);
  const saved = useMyNeeds();
  const unsaid = allergyUnsaid(told.food);
  const needs = writeNeeds(told);
  /** What is missing may stand far above the button: it takes the focus. */
  const stillUnsaid = () => {
    setAsked(unsaid);
    if (unsaid) document.getElementById("f-need-food")?.focus();
    return unsaid;
  };
  const save = () => {
    if (!stillUnsaid()) p.onSave(needs, children);
  };
  const useSaved = () => {
    setTold(readNeeds(choices, { ...needs, ...saved }));
    toast(w("used"));
  };
  const keep = async () => {
    if (stillUnsaid()) return;
    const became = await saveMyNeeds({ ...saved, ...needs }, w("act_keep"));
    toast(typeof became === "string" ? w(`kept_${became}`) : became.no);
  };

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
      {saved && says(saved, needs) && (
        <Button kind="second" wide icon="sparkles" onClick={useSaved}>
          {w("from_saved")}
        </Button>
      )}
      <NeedFields
        choices={choices}
        told={told}
        missing={asked && unsaid ? "food" : null}
        onTold={(key, next) => setTold({ ...told, [key]: next })}
      />
      <Counter label={w("sheet_children")} value={children} max={MOST_CHILDREN} onChange={setChildren} />
      {saved && says(needs, saved) && (
        <Button kind="quiet" wide icon="lock" onClick={() => void keep()}>
          {w("keep")}
        </Button>
      )}
    </Sheet>
  );
}

/** Whether these needs say something that those do not. */
const says = (these: Needs, those: Needs): boolean =>
  Object.entries(these).some(([key, text]) => text && those[key as keyof Needs] !== text);
