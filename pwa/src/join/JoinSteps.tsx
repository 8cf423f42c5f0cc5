import { useEffect, useState } from "preact/hooks";
import { useTyped } from "../core/typed";
import type { AgeBand, InvitePage, Problem } from "../core/types";
import { CheckBox, Choose, TextField } from "../ui/Field";
import { StaysEnglish } from "../ui/Languages";
import { Banner } from "../ui/Notes";
import { QuickExit } from "../ui/QuickExit";
import { Screen } from "../ui/Screen";
import { StepPage } from "../ui/Steps";
import { nameOf, RuleList } from "./BeforeYouJoin";
import type { JoinAnswers } from "./JoinScreen";
import { w } from "./words";

type Step = "age" | "name" | "rules";

/** What still has to be asked before this person is in. */
export function stepsFor(invite: InvitePage): Step[] {
  const steps: Step[] = [];
  if (invite.needs.age_band) steps.push("age");
  if (invite.needs.chosen_name) steps.push("name");
  if (invite.group?.rules) steps.push("rules");
  return steps;
}

const AGES: { value: AgeBand; label: string }[] = [
  { value: "under_13", label: w("under_13") },
  { value: "13_15", label: w("age_13_15") },
  { value: "16_17", label: w("age_16_17") },
  { value: "18_24", label: w("age_18_24") },
  { value: "25_plus", label: w("age_25_plus") },
];
const missing = (name: string, detail: string): Problem => ({
  type: "about:blank",
  title: "",
  status: 422,
  code: "missing",
  detail,
  fields: { [name]: detail },
});

/** One question per page; back keeps what was typed. */
export function JoinSteps(p: {
  invite: InvitePage;
  busy: boolean;
  problem: Problem | null;
  onBack: () => void;
  onDone: (answers: JoinAnswers) => void;
}) {
  const { invite } = p;
  const rules = invite.group?.rules ?? null;
  const steps = stepsFor(invite);
  const [at, setAt] = useTyped("at", 0);
  const [age, setAge] = useTyped<AgeBand | null>("age", null);
  const [name, setName] = useTyped("name", "");
  const [shared, setShared] = useTyped("shared", false);
  const [mine, setMine] = useState<Problem | null>(null);
  // The server may mind an answer of an earlier page: go back to it.
  useEffect(() => {
    const fields = p.problem?.fields ?? {};
    const wrong = steps.findIndex((it) =>
      it === "age" ? fields.age_band : it === "name" ? fields.chosen_name : undefined,
    );
    if (wrong >= 0) setAt(wrong);
  }, [p.problem]);
  const step = steps[at]!;
  const last = at === steps.length - 1;
  const problem = mine ?? p.problem;

  const next = () => {
    const wrong =
      step === "age" && !age
        ? missing("age_band", w("age_missing"))
        : step === "name" && invite.needs.chosen_name && !name.trim()
          ? missing("chosen_name", w("name_missing"))
          : null;
    setMine(wrong);
    if (wrong) return;
    if (!last) setAt(at + 1);
    else
      p.onDone({
        shared_phone: shared,
        ...(age && { age_band: age }),
        ...(name.trim() && { chosen_name: name.trim() }),
        ...(rules && { agree_rules_version: rules.version }),
      });
  };
  const back = () => {
    setMine(null);
    if (at > 0) setAt(at - 1);
    else p.onBack();
  };

  const titles: Record<Step, string> = { age: w("age"), name: w("name"), rules: w("agree_title") };
  const hints: Record<Step, string> = { age: w("age_hint"), name: w("name_hint"), rules: w("agree_hint") };
  const tooYoung = step === "age" && age === "under_13";
  return (
    <Screen title={titles[step]} bare exit={<QuickExit />} hue={invite.group?.hue}>
      <StepPage
        n={at + 1}
        of={steps.length}
        title={tooYoung ? w("not_alone_title") : titles[step]}
        hint={tooYoung ? w("not_alone", { by: invite.invited_by }) : hints[step]}
        problem={problem}
        onBack={back}
        onNext={next}
        next={step === "rules" ? w("agree") : last ? w("join", { name: nameOf(invite) }) : w("next")}
        busy={p.busy}
        stop={tooYoung}
      >
        {step === "age" && (
          <>
            <Choose
              name="age_band"
              label={w("age")}
              hideLabel
              value={age}
              choices={AGES}
              onChoose={(picked) => {
                setAge(picked);
                setMine(null);
              }}
              error={problem?.fields?.age_band}
            />
            {age === "13_15" && <StaysEnglish />}
            {age === "13_15" && <Banner icon="info">{w("two_yes", { by: invite.invited_by })}</Banner>}
          </>
        )}
        {step === "name" && (
          <>
            {invite.needs.chosen_name && (
              <TextField
                name="chosen_name"
                label={w("name_label")}
                value={name}
                onInput={(typed) => {
                  setName(typed);
                  setMine(null);
                }}
                maxLength={40}
                autocomplete="nickname"
                error={problem?.fields?.chosen_name}
              />
            )}
            <CheckBox
              name="shared_phone"
              checked={shared}
              onChange={setShared}
              label={w("shared")}
              more={w("shared_more")}
            />
          </>
        )}
        {step === "rules" && rules && <RuleList text={rules.text} />}
      </StepPage>
    </Screen>
  );
}
