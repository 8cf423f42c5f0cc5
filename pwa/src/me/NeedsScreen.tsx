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

/** What I usually need: one thing per card, each with who sees it. Saying nothing is fine. */
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
          <ul class="stack">
            {data.choices.map((choice) => (
              <li key={choice.key} class="card stack stack--s">
                <h2 class="h-4">{choice.label}</h2>
                <p class={needs?.[choice.key] ? "strong pre" : "t-2"}>
                  {shownNeed(needs?.[choice.key] ?? "") || w("nothing")}
                </p>
                <SeenBy line={choice.seen_by} />
                <div class="row">
                  <Button
                    kind="second"
                    icon={needs?.[choice.key] ? "pencil" : "plus"}
                    label={w(needs?.[choice.key] ? "change_one" : "add_one", { need: choice.label })}
                    onClick={() => setOpen(choice)}
                  >
                    {w(needs?.[choice.key] ? "change" : "add")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Show>
      {open && <OneNeed key={open.key} choice={open} needs={needs ?? {}} onSave={save} onClose={() => setOpen(null)} />}
    </Screen>
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
