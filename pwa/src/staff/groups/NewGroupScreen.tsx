import { useLocation } from "preact-iso";
import { send, useAct } from "../../core/acts";
import { day } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import { useTyped } from "../../core/typed";
import type { Group, GroupDraft, Page, PersonRow } from "../../core/types";
import { Button } from "../../ui/Button";
import { Crest } from "../../ui/Crest";
import { DeskHead } from "../../ui/Desk";
import { Choose, ErrorSummary, Select, TextField } from "../../ui/Field";
import { GLYPHS } from "../../ui/glyphs";
import { HUES } from "../../ui/look";
import { toast } from "../../ui/toast";
import { useHere } from "../here";
import { w } from "./words";

const KINDS: GroupDraft["kind"][] = ["power_group", "movement", "project"];

export default function NewGroupScreen() {
  const { route } = useLocation();
  const here = useHere();
  const act = useAct();
  const people = useFresh<Page<PersonRow>>(here.may("people") ? `${here.path}/people` : null);
  const [draft, setDraft] = useTyped<GroupDraft>("draft", {
    name: "",
    purpose: "",
    kind: "power_group",
    hue: "leaf",
    glyph: "star",
    visibility: "programme",
    planned_end: here.mine.ends_on,
  });
  const set = (part: Partial<GroupDraft>) => setDraft({ ...draft, ...part });
  const error = (name: string) => act.problem?.fields?.[name];
  const make = async () => {
    const made = await act.run((key) => send<Group>("POST", `${here.path}/groups`, draft, { key }));
    if (!made) return;
    toast(w("made"));
    route(`/staff/groups?group=${made.id}`);
  };
  return (
    <>
      <DeskHead title={w("new_title")} under={w("new_under")} />
      <form
        class="stack stack--l form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <ErrorSummary problem={act.problem} />
        <TextField
          name="name"
          label={w("name")}
          value={draft.name}
          maxLength={60}
          error={error("name")}
          onInput={(name) => set({ name })}
        />
        <TextField
          name="purpose"
          label={w("purpose")}
          hint={w("purpose_hint")}
          long
          maxLength={600}
          value={draft.purpose}
          error={error("purpose")}
          onInput={(purpose) => set({ purpose })}
        />
        <div class="bar">
          <div class="grow-0">
            <Crest id={draft.name} hue={draft.hue} glyph={draft.glyph} size="l" />
          </div>
          <Select
            name="hue"
            label={w("hue")}
            value={draft.hue}
            onChoose={(hue) => set({ hue })}
            choices={HUES.map((value) => ({ value, label: w(`hue_${value}`) }))}
          />
          <Select
            name="glyph"
            label={w("glyph")}
            value={draft.glyph}
            onChoose={(glyph) => set({ glyph })}
            choices={GLYPHS.map((value) => ({ value, label: w(`glyph_${value}`) }))}
          />
        </div>
        <Select
          name="kind"
          label={w("kind")}
          value={draft.kind}
          onChoose={(kind) => set({ kind })}
          choices={KINDS.map((value) => ({ value, label: w(`kind_${value}`) }))}
        />
        <Choose
          name="visibility"
          label={w("visibility")}
          value={draft.visibility}
          onChoose={(visibility) => set({ visibility })}
          choices={(["programme", "members"] as const).map((value) => ({ value, label: w(value) }))}
        />
        <TextField
          name="planned_end"
          type="date"
          label={w("planned_end")}
          hint={w("planned_end_hint", { day: day(here.mine.ends_on) })}
          max={here.mine.ends_on}
          value={draft.planned_end ?? ""}
          error={error("planned_end")}
          onInput={(end) => set({ planned_end: end || undefined })}
        />
        <Select
          name="lead_person_id"
          label={w("lead")}
          value={draft.lead_person_id ?? ""}
          error={error("lead_person_id")}
          onChoose={(lead) => set({ lead_person_id: lead || undefined })}
          choices={[
            { value: "", label: w("lead_later") },
            ...(people.data?.items ?? [])
              .filter((p) => p.staff_roles.length === 0)
              .map((p) => ({
                value: p.person_id,
                label: p.tell_apart ? `${p.chosen_name} (${p.tell_apart})` : p.chosen_name,
              })),
          ]}
        />
        <TextField
          name="rules"
          label={w("rules")}
          hint={w("rules_hint")}
          long
          maxLength={4000}
          value={draft.rules ?? ""}
          error={error("rules")}
          onInput={(rules) => set({ rules: rules || undefined })}
        />
        <Button submit busy={act.busy}>
          {w("make")}
        </Button>
      </form>
    </>
  );
}
