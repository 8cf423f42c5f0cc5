import { useState } from "preact/hooks";
import { MY_NEEDS, saveMyNeeds, useMyNeeds } from "../core/my-needs";
import { useSeen } from "../core/seen";
import type { MyNeeds, NeedChoice, Needs } from "../core/types";
import { Button } from "../ui/Button";
import { NeedFields, readNeeds, SeenBy } from "../ui/NeedFields";
import { Show } from "../ui/Notes";
import { allergyUnsaid, shownNeed, writeNeeds } from "../ui/needs";
import { Screen } from "../ui/Screen";
import { Sheet } from "../ui/Sheet";
import { toast } from "../ui/toast";
import { w } from "./needs-words";
import "./needs.css";

/** What I usually need, one line each, with who sees it said once on top. Saying nothing is fine. */
export default function NeedsScreen() {
  const seen = useSeen<MyNeeds>(MY_NEEDS);
  const needs = useMyNeeds();
  const [open, setOpen] = useState<NeedChoice | null>(null);
  const save = async (next: Needs) => {
    setOpen(null);
    const became = await saveMyNeeds(next, w("act"));
    toast(typeof became === "string" ? w(became) : became.no);
  };
  return (
    <Screen title={w("title")} back="/me" heading>
      <p class="t-2">{w("intro")}</p>
      <Show seen={seen} rows={5}>
        {(data) => (
          <>
            <SeenBy line={commonLine(data.choices)} />
            <ul class="needlist card">
              {data.choices.map((choice) => (
                <Row key={choice.key} choice={choice} said={needs?.[choice.key]} all={data.choices} onOpen={setOpen} />
              ))}
            </ul>
          </>
        )}
      </Show>
      {open && <OneNeed key={open.key} choice={open} needs={needs ?? {}} onSave={save} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

/** What is true of who sees them all; what one of them adds stands with it. */
const commonLine = (choices: NeedChoice[]): string =>
  choices.map((it) => it.seen_by).reduce((a, b) => (a.length <= b.length ? a : b), choices[0]?.seen_by ?? "");

function Row(p: { choice: NeedChoice; said?: string; all: NeedChoice[]; onOpen: (choice: NeedChoice) => void }) {
  const { choice, said } = p;
  const also = choice.seen_by.replace(commonLine(p.all), "").trim();
  return (
    <li>
      <div class="grow">
        <h2 class="h-4">{choice.label}</h2>
        <p class={said ? "strong pre" : "t-1 t-2"}>{said ? shownNeed(said) : w("nothing")}</p>
        {also && <p class="t-1 t-2">{also}</p>}
      </div>
      <Button
        kind="second"
        small
        icon={said ? "pencil" : "plus"}
        label={w(said ? "change_one" : "add_one", { need: choice.label })}
        onClick={() => p.onOpen(choice)}
      >
        {w(said ? "change" : "add")}
      </Button>
    </li>
  );
}

function OneNeed(p: {
  choice: NeedChoice;
  needs: Needs;
  onSave: (needs: Needs) => Promise<void>;
  onClose: () => void;
}) {
  const { key } = p.choice;
  const [told, setTold] = useState(() => readNeeds([p.choice], p.needs));
  const [asked, setAsked] = useState(false);
  const unsaid = allergyUnsaid(told.food);
  const others = Object.fromEntries(Object.entries(p.needs).filter(([other]) => other !== key)) as Needs;
  return (
    <Sheet
      title={w("what")}
      onClose={p.onClose}
      foot={
        <>
          <Button
            onClick={() => {
              setAsked(unsaid);
              if (!unsaid) void p.onSave({ ...others, ...writeNeeds(told) });
            }}
          >
            {w("save")}
          </Button>
          {p.needs[key] && (
            <Button kind="second" onClick={() => void p.onSave(others)}>
              {w("forget")}
            </Button>
          )}
        </>
      }
    >
      <NeedFields
        choices={[p.choice]}
        told={told}
        missing={asked && unsaid ? "food" : null}
        onTold={(_, next) => setTold({ [key]: next })}
      />
    </Sheet>
  );
}
