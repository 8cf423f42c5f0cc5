import { useState } from "preact/hooks";
import { useTyped } from "../../core/typed";
import type { Attendance, Mark, Needs } from "../../core/types";
import { Button } from "../../ui/Button";
import { Choose, Counter, TextField } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import type { IconName } from "../../ui/icon-names";
import { Sheet } from "../../ui/Sheet";
import { NeedList } from "../needs";
import { type DoorPerson, THERE } from "./fold";
import { w } from "./words";

const MARKS: { kind: Mark; icon: IconName }[] = [
  { kind: "present", icon: "check" },
  { kind: "late", icon: "clock" },
  { kind: "left_early", icon: "door-open" },
  { kind: "could_not_come", icon: "heart-handshake" },
  { kind: "not_there", icon: "circle" },
];

export function PersonSheet(p: {
  person: DoorPerson;
  needs: Needs;
  onMark: (kind: Mark | "undo") => void;
  onClose: () => void;
}) {
  return (
    <Sheet title={w("sheet", { name: p.person.chosen_name })} onClose={p.onClose}>
      <NeedList needs={p.needs} />
      <div class="stack stack--s">
        {MARKS.map((it) => (
          <button
            key={it.kind}
            type="button"
            class="markbtn"
            aria-pressed={p.person.mark === it.kind}
            data-there={THERE.has(it.kind) ? "" : undefined}
            onClick={() => p.onMark(it.kind)}
          >
            <Icon name={it.icon} />
            {w(it.kind === "present" ? "here" : it.kind)}
          </button>
        ))}
        {p.person.mark && (
          <Button kind="quiet" wide icon="undo-2" onClick={() => p.onMark("undo")}>
            {w("take_back")}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

type Of = Attendance["walk_ins"][number]["of"];
export function SomeoneSheet(p: { onAdd: (name: string, of: Of) => void; onInvite: () => void; onClose: () => void }) {
  const { onAdd, onClose } = p;
  const [name, setName] = useTyped("walk-in", "");
  const [of, setOf] = useState<Of>("young_person");
  const [error, setError] = useState<string | null>(null);
  return (
    <Sheet title={w("someone")} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) onAdd(name.trim(), of);
          else setError(w("name_please"));
        }}
      >
        <p class="t-2">{w("someone_more")}</p>
        <TextField
          name="walk_in"
          label={w("their_name")}
          hint={w("their_name_hint")}
          value={name}
          maxLength={60}
          error={error}
          onInput={setName}
        />
        <Choose
          name="of"
          label={w("they_are")}
          value={of}
          onChoose={setOf}
          choices={[
            { value: "young_person", label: w("young") },
            { value: "professional", label: w("professional") },
          ]}
        />
        <Button submit wide>
          {w("add")}
        </Button>
        <Button kind="second" wide icon="qr-code" onClick={p.onInvite}>
          {w("invite")}
        </Button>
      </form>
    </Sheet>
  );
}

type Counts = { young_people: number; professionals: number };
export function CountSheet(p: { counts: Counts; onSave: (counts: Counts) => void; onClose: () => void }) {
  const [counts, set] = useState(p.counts);
  return (
    <Sheet
      title={w("count")}
      onClose={p.onClose}
      foot={
        <Button wide onClick={() => p.onSave(counts)}>
          {w("save")}
        </Button>
      }
    >
      <p class="t-2">{w("count_more")}</p>
      <Counter
        label={w("more_young")}
        value={counts.young_people}
        max={500}
        onChange={(n) => set({ ...counts, young_people: n })}
      />
      <Counter
        label={w("more_prof")}
        value={counts.professionals}
        max={500}
        onChange={(n) => set({ ...counts, professionals: n })}
      />
    </Sheet>
  );
}
