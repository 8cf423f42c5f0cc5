import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../core/acts";
import { day } from "../core/dates";
import { reload } from "../core/seen";
import { me } from "../core/session";
import { useTyped } from "../core/typed";
import type { Glyph, Group, GroupDraft, Hue, Problem } from "../core/types";
import { Crest } from "../ui/Crest";
import { Choose, Select, TextField } from "../ui/Field";
import { GLYPHS } from "../ui/glyphs";
import { Icon } from "../ui/Icon";
import { HUES } from "../ui/look";
import { Screen } from "../ui/Screen";
import { StepPage } from "../ui/Steps";
import { toast } from "../ui/toast";
import { w } from "./words";
import "./groups.css";

const STEPS = 3;
const fieldProblem = (fields: Record<string, string>): Problem => ({
  type: "about:blank",
  title: "",
  status: 422,
  code: "missing",
  detail: Object.values(fields)[0] ?? "",
  fields,
});

/** Anybody may have an idea for a group. Staff say yes, or ask something. */
export default function ProposeScreen() {
  const programmes = me.value?.programmes ?? [];
  const [programmeId, setProgramme] = useTyped("programme", programmes[0]?.id ?? "");
  const programme = programmes.find((p) => p.id === programmeId);
  const [step, setStep] = useTyped("step", 1);
  const [draft, setDraft] = useTyped<GroupDraft>("draft", {
    name: "",
    purpose: "",
    kind: "power_group",
    hue: "coral",
    glyph: "star",
    visibility: "programme",
    planned_end: programme?.ends_on,
  });
  const [mine, setMine] = useState<Problem | null>(null);
  const act = useAct();
  const { route } = useLocation();
  const set = (part: Partial<GroupDraft>) => setDraft({ ...draft, ...part });
  const problem = mine ?? act.problem;
  const error = (name: string) => problem?.fields?.[name] ?? null;

  const next = async () => {
    const fields: Record<string, string> = {};
    if (!draft.name.trim()) fields.name = w("p_name_missing");
    if (!draft.purpose.trim()) fields.purpose = w("p_purpose_missing");
    if (Object.keys(fields).length > 0) {
      setMine(fieldProblem(fields));
      setStep(1);
      return;
    }
    setMine(null);
    if (step < STEPS) return setStep(step + 1);
    const made = await act.run((key) =>
      send<Group>("POST", `/api/programmes/${programmeId}/proposals`, draft, { key }),
    );
    if (!made) return;
    toast(w("p_sent"));
    void reload("/api/groups");
    route(`/groups/${made.id}`);
  };

  const titles = [w("p_what"), w("p_look"), w("p_who")];
  return (
    <Screen title={w("p_title")} back="/groups" hue={draft.hue}>
      <StepPage
        n={step}
        of={STEPS}
        title={titles[step - 1]!}
        hint={step === 1 ? w("p_what_hint") : undefined}
        problem={problem}
        busy={act.busy}
        next={step === STEPS ? w("p_send") : w("p_next")}
        onBack={step > 1 ? () => setStep(step - 1) : undefined}
        onNext={() => void next()}
      >
        {step === 1 && (
          <>
            <TextField
              name="name"
              label={w("p_name")}
              hint={w("p_name_hint")}
              value={draft.name}
              onInput={(name) => set({ name })}
              maxLength={60}
              error={error("name")}
            />
            <TextField
              name="purpose"
              long
              label={w("p_purpose")}
              value={draft.purpose}
              onInput={(purpose) => set({ purpose })}
              maxLength={400}
              error={error("purpose")}
            />
            {programmes.length > 1 && (
              <Select
                name="programme"
                label={w("p_where")}
                value={programmeId}
                onChoose={setProgramme}
                choices={programmes.map((p) => ({ value: p.id, label: p.name }))}
              />
            )}
          </>
        )}
        {step === 2 && (
          <>
            <div class="preview" data-hue={draft.hue}>
              <span class="crest-plate">
                <Crest id={draft.name} hue={draft.hue} glyph={draft.glyph} size="l" />
              </span>
              <h2>{draft.name}</h2>
            </div>
            <Looks
              name="hue"
              label={w("p_hue")}
              value={draft.hue}
              all={HUES}
              word={(h) => w(`h_${h}`)}
              draw={(h: Hue) => <span class="look__dot" data-hue={h} />}
              onChoose={(hue) => set({ hue })}
            />
            <Looks
              name="glyph"
              label={w("p_glyph")}
              value={draft.glyph}
              all={GLYPHS}
              word={(g) => w(`g_${g}`)}
              draw={(g: Glyph) => <Icon name={`g-${g}`} large />}
              onChoose={(glyph) => set({ glyph })}
            />
          </>
        )}
        {step === 3 && (
          <>
            <Choose
              name="visibility"
              label={w("p_visible")}
              value={draft.visibility}
              onChoose={(visibility) => set({ visibility })}
              choices={[
                {
                  value: "programme",
                  label: w("p_programme", { programme: programme?.name ?? "" }),
                  more: w("p_programme_more"),
                },
                { value: "members", label: w("p_members"), more: w("p_members_more") },
              ]}
              error={error("visibility")}
            />
            <TextField
              name="planned_end"
              type="date"
              label={w("p_until")}
              hint={programme && w("p_until_hint", { programme: programme.name, day: day(programme.ends_on) })}
              value={draft.planned_end ?? ""}
              max={programme?.ends_on}
              onInput={(planned_end) => set({ planned_end: planned_end || undefined })}
              error={error("planned_end")}
            />
          </>
        )}
      </StepPage>
    </Screen>
  );
}

/** Pick one by how it looks; each has a word too. */
function Looks<T extends string>(p: {
  name: string;
  label: string;
  value: T;
  all: T[];
  word: (it: T) => string;
  draw: (it: T) => preact.JSX.Element;
  onChoose: (it: T) => void;
}) {
  return (
    <fieldset class="fieldset">
      <legend>{p.label}</legend>
      <div class="looks">
        {p.all.map((it) => (
          <label class="look" key={it}>
            <input type="radio" name={p.name} checked={p.value === it} onChange={() => p.onChoose(it)} />
            {p.draw(it)}
            {p.word(it)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
