import { useState } from "preact/hooks";
import { refusedFor } from "../../core/outbox";
import { useTyped } from "../../core/typed";
import type { Childcare, ChildcareIn, NeedsRow } from "../../core/types";
import { Button } from "../../ui/Button";
import { Choose, ErrorSummary } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { eventPath } from "../mine";
import { useSort } from "./act";
import { Say } from "./BookingSheet";
import { w } from "./words";

const PLANS: Childcare[] = ["creche", "with_you", "other"];

/** Where somebody's children will be; it stands on their ticket. */
export function ChildcareSheet(p: { event: string; row: NeedsRow; onDone: () => void; onClose: () => void }) {
  const { event, row } = p;
  const path = `${eventPath(event)}/childcare/${row.person_id}`;
  const tried = refusedFor(path);
  const start = (tried?.body as ChildcareIn | undefined) ?? row.childcare;
  const [arrangement, setArrangement] = useState<Childcare | null>(start?.arrangement ?? null);
  const [words, setWords] = useTyped(`childcare ${row.person_id}`, start?.words ?? "");
  const sort = useSort(event, p.onDone, tried);
  const save = () => {
    if (!arrangement) return;
    const wanted = {
      method: "PUT" as const,
      path,
      body: { arrangement, words },
      version: row.childcare?.version ?? 0,
      href: `/run/events/${event}/needs`,
      replace: true as const,
    };
    void sort.send(wanted, w("kids_set_for", { name: row.chosen_name }));
  };
  return (
    <Sheet
      title={w("kids_set_for", { name: row.chosen_name })}
      onClose={p.onClose}
      foot={
        <Button busy={sort.busy} disabledWhy={arrangement ? null : w("where_first")} onClick={save}>
          {w("save")}
        </Button>
      }
    >
      <ErrorSummary problem={sort.problem} />
      <Choose
        name="arrangement"
        label={w("where")}
        value={arrangement}
        onChoose={setArrangement}
        choices={PLANS.map((value) => ({ value, label: w(`where_${value}`) }))}
      />
      <Say name={row.chosen_name} words={words} onInput={setWords} />
    </Sheet>
  );
}
