import { useLocation } from "preact-iso";
import { useAct } from "../core/acts";
import { me } from "../core/session";
import { useTyped } from "../core/typed";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Field";
import { Screen } from "../ui/Screen";
import { StepPage } from "../ui/Steps";
import { toast } from "../ui/toast";
import { updateMe } from "./update";
import { w } from "./words";

export default function EmailScreen() {
  const [email, setEmail] = useTyped("email", "");
  const act = useAct();
  const { route } = useLocation();
  const hint = me.value?.email_hint;
  const save = async (value: string) => {
    if (!(await act.run(() => updateMe({ email: value })))) return;
    toast(w("saved"));
    route("/me");
  };
  return (
    <Screen title={w("email_title")} back="/me" tone="calm">
      <StepPage
        n={1}
        of={1}
        title={w("email_title")}
        hint={w("email_hint")}
        problem={act.problem}
        busy={act.busy}
        next={w("save")}
        onNext={() => void save(email.trim())}
      >
        {hint && <p>{w("email_now", { hint })}</p>}
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autocomplete="email"
          label={w("email_title")}
          value={email}
          onInput={setEmail}
          error={act.problem?.fields?.email}
        />
        {hint && (
          <Button kind="quiet" onClick={() => void save("")}>
            {w("email_remove")}
          </Button>
        )}
      </StepPage>
    </Screen>
  );
}
