import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../../core/acts";
import { Refused } from "../../core/problem";
import { know, useSeen } from "../../core/seen";
import { useTyped } from "../../core/typed";
import type { Group } from "../../core/types";
import { Button } from "../../ui/Button";
import { ErrorSummary, TextField } from "../../ui/Field";
import { Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { TwoVersions } from "../../ui/TwoVersions";
import { toast } from "../../ui/toast";
import { w } from "./words";

export default function RulesScreen({ group: id }: { group: string }) {
  const seen = useSeen<Group>(`/api/groups/${id}`);
  return (
    <Screen title={w("rules_title")} back={`/run/people/${id}`} hue={seen.data?.hue}>
      <h1 tabIndex={-1}>{w("rules_title")}</h1>
      <Show seen={seen}>{(group) => <Rules group={group} />}</Show>
    </Screen>
  );
}

/** Each saving is a new version; nobody's agreement to an older one is taken for this one. */
function Rules({ group }: { group: Group }) {
  const { route } = useLocation();
  const act = useAct();
  // What stood there when the writing began, also after the app opened itself anew.
  const [base] = useTyped("base", group.rules?.version ?? 0);
  const version = useRef(base);
  const [text, setText] = useTyped("text", group.rules?.text ?? "");
  const [theirs, setTheirs] = useState<Group["rules"]>(null);
  const path = `/api/groups/${group.id}`;

  const save = async (wanted: string) => {
    const done = await act.run(() =>
      send<Group>("PUT", `${path}/rules`, { text: wanted }, { version: version.current }).catch((error: unknown) => {
        if (!(error instanceof Refused) || error.status !== 412 || !error.problem.current) throw error;
        const current = error.problem.current as Partial<Group> & { version?: number; text?: string };
        const rules = current.rules ?? { version: current.version ?? 0, text: current.text ?? "", agreed: false };
        version.current = rules.version;
        setText(wanted);
        setTheirs(rules);
        return null;
      }),
    );
    if (!done) return;
    know(path, done);
    toast(w("rules_saved"));
    route(`/run/people/${group.id}`);
  };
  if (theirs)
    return (
      <TwoVersions
        differing={[{ field: "text", mine: text, theirs: theirs.text, pick: "mine" }]}
        label={() => w("rules_label")}
        busy={act.busy}
        onBack={() => setTheirs(null)}
        onSave={(picks) => {
          if (picks.text === "theirs") route(`/run/people/${group.id}`);
          else void save(text);
        }}
      />
    );
  return (
    <form
      class="stack stack--l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(text);
      }}
    >
      <ErrorSummary problem={act.problem} />
      <TextField
        name="text"
        label={w("rules_label")}
        hint={w("rules_hint")}
        long
        maxLength={4000}
        value={text}
        error={act.problem?.fields?.text}
        onInput={setText}
      />
      <Button submit wide busy={act.busy}>
        {w("rules_save")}
      </Button>
    </form>
  );
}
