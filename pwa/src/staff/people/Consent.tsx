import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { useTyped } from "../../core/typed";
import type { Group, YesFrom } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckBox, ErrorSummary, Select, TextField } from "../../ui/Field";
import { StaysEnglish } from "../../ui/Languages";
import { toast } from "../../ui/toast";
import { w } from "./words";

const WHO: YesFrom[] = ["parent", "social_worker", "other_with_responsibility"];

/** Both yeses of somebody aged 13 to 15: from a responsible person and their own. */
export function Consent(p: {
  group: string;
  groupName: string;
  person: { person_id: string; chosen_name: string };
  done: (group: Group) => unknown;
}) {
  const act = useAct();
  const [who, setWho] = useTyped<YesFrom | "">(`yes-from ${p.group}`, "");
  const [how, setHow] = useTyped(`yes-how ${p.group}`, "");
  const [own, setOwn] = useState(false);
  const [whoError, setWhoError] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const name = p.person.chosen_name;
  const save = async () => {
    setError(own ? null : w("consent_own_please"));
    setWhoError(who ? null : w("consent_who_please"));
    if (!own || !who) return;
    const body = { action: "record_consent", consent: { who_said_yes: who, how, own_yes: true } };
    const group = await act.run(() =>
      send<Group>("PATCH", `/api/groups/${p.group}/people/${p.person.person_id}`, body),
    );
    if (!group) return;
    toast(w("consent_saved", { name }));
    p.done(group);
  };
  const errors = act.problem?.fields;
  return (
    <details class="consent">
      <summary>{w("consent_for", { group: p.groupName })}</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <StaysEnglish />
        <p>{w("consent_more")}</p>
        <ErrorSummary problem={act.problem} />
        <Select
          name="who_said_yes"
          label={w("consent_who")}
          value={who}
          onChoose={setWho}
          error={whoError}
          choices={[
            { value: "" as const, label: w("consent_who_choose") },
            ...WHO.map((value) => ({ value, label: w(value) })),
          ]}
        />
        <TextField
          name="how"
          label={w("consent_how")}
          hint={w("consent_how_hint")}
          value={how}
          maxLength={400}
          error={errors?.how ?? errors?.["consent.how"]}
          onInput={setHow}
        />
        <CheckBox
          name="own_yes"
          checked={own}
          onChange={setOwn}
          label={w("consent_own", { name })}
          more={w("consent_own_more")}
          error={error}
        />
        <Button submit wide busy={act.busy}>
          {w("consent_save")}
        </Button>
      </form>
    </details>
  );
}
