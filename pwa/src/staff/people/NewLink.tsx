import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import type { NewLink as Answer, PersonRow } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckBox, ErrorSummary } from "../../ui/Field";
import { InviteCard } from "../../ui/InviteCard";
import { Banner } from "../../ui/Notes";
import { useHere } from "../here";
import { w } from "./words";

/** A way back in for somebody the worker has just seen. For a colleague, a second one must do the same. */
export function NewLink({ person }: { person: PersonRow }) {
  const here = useHere();
  const act = useAct();
  const [seen, setSeen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [answer, setAnswer] = useState<(Answer & { code_spoken?: string | null }) | null>(null);
  const name = person.chosen_name;
  const make = async () => {
    setError(seen ? null : w("eye_please"));
    if (!seen) return;
    const body = { programme_id: here.mine.id, seen_them: true };
    const made = await act.run((key) =>
      send<Answer>("POST", `/api/people/${person.person_id}/new-link`, body, { key }),
    );
    if (made) setAnswer(made);
  };
  if (answer?.state === "waiting_for_second")
    return (
      <Banner kind="ok" icon="users" title={w("second")}>
        {w("second_more", { name })}
      </Banner>
    );
  if (answer)
    return (
      <>
        <Banner kind="warn" icon="eye" title={w("link_for", { name })} />
        <InviteCard
          title={w("link_ready")}
          text=""
          invite={{
            link: answer.link ?? "",
            code: answer.code ?? "",
            code_spoken: answer.code_spoken ?? "",
            qr_svg: answer.qr_svg ?? "",
            expires_at: answer.expires_at ?? "",
            max_uses: 1,
          }}
        />
      </>
    );
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h3>{w("link")}</h3>
      <p>{w("link_more", { name })}</p>
      {person.staff_roles.length > 0 && <Banner icon="users" title={w("link_staff", { name })} />}
      <ErrorSummary problem={act.problem} />
      <CheckBox
        name="seen_them"
        checked={seen}
        onChange={setSeen}
        label={w("eye", { name })}
        more={w("eye_more")}
        error={error}
      />
      <Button submit wide busy={act.busy}>
        {w("link_make")}
      </Button>
    </form>
  );
}
