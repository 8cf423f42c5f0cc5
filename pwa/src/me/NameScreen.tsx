import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAct } from "../core/acts";
import { reloadAll } from "../core/seen";
import { me } from "../core/session";
import { useTyped } from "../core/typed";
import type { Problem } from "../core/types";
import { TextField } from "../ui/Field";
import { Screen } from "../ui/Screen";
import { StepPage } from "../ui/Steps";
import { toast } from "../ui/toast";
import { updateMe } from "./update";
import { w } from "./words";

export default function NameScreen() {
  const [name, setName] = useTyped("name", me.value?.chosen_name ?? "");
  const [apart, setApart] = useTyped("apart", me.value?.tell_apart ?? "");
  const [mine, setMine] = useState<Problem | null>(null);
  const act = useAct();
  const { route } = useLocation();
  const problem = mine ?? act.problem;

  const save = async () => {
    const detail = w("name_missing");
    setMine(
      name.trim()
        ? null
        : { type: "about:blank", title: "", status: 422, code: "missing", detail, fields: { chosen_name: detail } },
    );
    if (!name.trim()) return;
    if (!(await act.run(() => updateMe({ chosen_name: name.trim(), tell_apart: apart.trim() || null })))) return;
    reloadAll("/api/groups");
    toast(w("saved"));
    route("/me");
  };
  return (
    <Screen title={w("name")} back="/me">
      <StepPage
        n={1}
        of={1}
        title={w("name_title")}
        hint={w("name_hint")}
        problem={problem}
        busy={act.busy}
        next={w("save")}
        onNext={() => void save()}
      >
        <TextField
          name="chosen_name"
          label={w("name")}
          value={name}
          onInput={setName}
          maxLength={40}
          autocomplete="nickname"
          error={problem?.fields?.chosen_name}
        />
        <TextField
          name="tell_apart"
          label={w("apart")}
          hint={w("apart_hint")}
          value={apart}
          onInput={setApart}
          maxLength={30}
          error={problem?.fields?.tell_apart}
        />
      </StepPage>
    </Screen>
  );
}
