import { send, useAct } from "../../core/acts";
import { useTyped } from "../../core/typed";
import type { Group, ProposalAnswer } from "../../core/types";
import { Button } from "../../ui/Button";
import { Choose, ErrorSummary, TextField } from "../../ui/Field";
import { toast } from "../../ui/toast";
import { w } from "./words";

/** An idea for a group gets an answer with words, from a person with a name. */
export function Proposal({ group, took }: { group: Group; took: (group: Group) => void }) {
  const act = useAct();
  const [answer, setAnswer] = useTyped<ProposalAnswer>(`answer ${group.id}`, "yes");
  const [words, setWords] = useTyped(`words ${group.id}`, "");
  const reply = async () => {
    const body = { answer, words: words.trim() || null };
    const done = await act.run((key) => send<Group>("POST", `/api/groups/${group.id}/proposal`, body, { key }));
    if (!done) return;
    toast(w("sent"));
    took(done);
  };
  return (
    <form
      class="stack form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void reply();
      }}
    >
      <ErrorSummary problem={act.problem} />
      {group.staff_question && <p class="t-2">{w("asked", { words: group.staff_question })}</p>}
      <Choose
        name="answer"
        label={w("idea")}
        hint={w("idea_more", { name: group.proposed_by ?? "" })}
        value={answer}
        onChoose={setAnswer}
        choices={(["yes", "ask", "not_now"] as const).map((value) => ({ value, label: w(value) }))}
      />
      <TextField
        name="words"
        label={w("words")}
        hint={w(`words_${answer}`)}
        long
        maxLength={400}
        value={words}
        error={act.problem?.fields?.words}
        onInput={setWords}
      />
      <Button submit wide busy={act.busy}>
        {w("send")}
      </Button>
    </form>
  );
}
