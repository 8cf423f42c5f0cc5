import { send, useAct } from "../../core/acts";
import { useFresh } from "../../core/fresh";
import { useTyped } from "../../core/typed";
import type { PeopleList, PersonRow } from "../../core/types";
import { Button } from "../../ui/Button";
import { ErrorSummary, Select, TextField } from "../../ui/Field";
import { Show } from "../../ui/Notes";
import { toast } from "../../ui/toast";
import { useHere } from "../here";
import { w } from "./words";

interface Props {
  person: PersonRow;
  done: () => Promise<void>;
}
/** Two accounts of one person become one, whatever the list beside it shows right now. */
export function Merge(p: Props) {
  const here = useHere();
  const people = useFresh<PeopleList>(`${here.path}/people?limit=500`);
  return <Show seen={people}>{(page) => <MergeInto {...p} all={page.items} />}</Show>;
}

/** People of the same name come first. */
function MergeInto({ person, all, done }: Props & { all: PersonRow[] }) {
  const here = useHere();
  const act = useAct();
  const others = all
    .filter((row) => row.person_id !== person.person_id && row.staff_roles.length === 0)
    .sort((a, b) => Number(b.chosen_name === person.chosen_name) - Number(a.chosen_name === person.chosen_name));
  const [into, setInto] = useTyped(
    `into ${person.person_id}`,
    others[0]?.chosen_name === person.chosen_name ? others[0].person_id : "",
  );
  const [reason, setReason] = useTyped(`merge ${person.person_id}`, "");
  const name = person.chosen_name;
  const label = (row: PersonRow) =>
    [
      row.tell_apart ? `${row.chosen_name} (${row.tell_apart})` : row.chosen_name,
      ...row.groups.map((g) => g.name),
    ].join(", ");
  const merge = async () => {
    const body = { into_person_id: into, programme_id: here.mine.id, reason };
    const merged = await act.run((key) =>
      send<PersonRow>("POST", `/api/people/${person.person_id}/merge`, body, { key }),
    );
    if (!merged) return;
    toast(w("merged"));
    await done();
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <h3>{w("merge")}</h3>
      <p>{w("merge_more", { name })}</p>
      <ErrorSummary problem={act.problem} />
      <Select
        name="into_person_id"
        label={w("merge_into")}
        value={into}
        error={act.problem?.fields?.into_person_id}
        onChoose={setInto}
        choices={[{ value: "", label: "" }, ...others.map((row) => ({ value: row.person_id, label: label(row) }))]}
      />
      <TextField
        name="reason"
        label={w("merge_reason")}
        hint={w("merge_reason_hint")}
        value={reason}
        maxLength={400}
        error={act.problem?.fields?.reason}
        onInput={setReason}
      />
      <Button submit kind="danger" wide busy={act.busy}>
        {w("merge_yes")}
      </Button>
    </form>
  );
}
