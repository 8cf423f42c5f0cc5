import { useState } from "preact/hooks";
import { type Act, post, refusedFor } from "../../core/outbox";
import { NoAnswer } from "../../core/problem";
import { reload } from "../../core/seen";
import type { CapacityIn, Event, LineRow, Problem, WaitingLine } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckBox, Counter, ErrorSummary, Select } from "../../ui/Field";
import { ReasonSheet } from "../../ui/ReasonSheet";
import { Sheet } from "../../ui/Sheet";
import { toast } from "../../ui/toast";
import { eventPath } from "../mine";
import { w } from "./line-words";

const HOURS = [2, 6, 12, 24, 48, 72];
const MOST = 500;

export const placesPath = (event: string): string => `${eventPath(event)}/capacity`;
export const movePath = (event: string, person: string): string =>
  `${eventPath(event)}/waiting-line/${person}/move-ahead`;

interface Sends {
  event: Event;
  onClose: () => void;
  /** null: kept on this phone, or changed by somebody else meanwhile. */
  onSaved: (now: WaitingLine | null) => void;
}

/** Sends one change of the line, or keeps it on this phone until there is signal. */
function useLineAct({ event, onSaved }: Sends, path: string) {
  const [busy, setBusy] = useState(false);
  // What did not go through comes back with why, filled in as it was.
  const [tried] = useState(() => refusedFor(path));
  const [problem, setProblem] = useState<Problem | null>(tried?.problem ?? null);
  const give = async (act: Pick<Act, "method" | "body" | "version" | "label" | "replace">, done: string) => {
    setBusy(true);
    try {
      const outcome = await post<WaitingLine>({
        ...act,
        path,
        href: `/run/events/${event.id}/answers`,
        mends: refusedFor(path)?.seq,
      });
      if (outcome.state === "refused" && outcome.problem.status !== 412) setProblem(outcome.problem);
      else if (outcome.state === "refused") {
        toast(w("stale"));
        onSaved(null);
      } else if (outcome.state === "saved") {
        toast(w("saved"));
        onSaved(null);
      } else {
        toast(outcome.data.words || done);
        void reload(eventPath(event.id));
        onSaved(outcome.data);
      }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      toast(w("signal"));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, give, tried };
}

export function PlacesSheet(p: Sends & { line: WaitingLine }) {
  const { line, event } = p;
  const act = useLineAct(p, placesPath(event.id));
  const start = (act.tried?.body as CapacityIn | undefined) ?? line;
  const [limit, setLimit] = useState(start.capacity !== null);
  const [places, setPlaces] = useState(start.capacity ?? Math.max(line.taken, 10));
  const [hours, setHours] = useState(start.offer_hours ?? line.offer_hours);
  const choices = [...new Set([...HOURS, line.offer_hours])].sort((a, b) => a - b);
  const save = () =>
    act.give(
      {
        method: "PUT",
        body: { capacity: limit ? places : null, offer_hours: hours },
        version: line.version,
        label: w("act_places", { title: event.title }),
        replace: true,
      },
      w("done"),
    );
  return (
    <Sheet title={w("change")} onClose={p.onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          void save();
        }}
      >
        <ErrorSummary problem={act.problem} />
        <CheckBox name="limit" checked={limit} onChange={setLimit} label={w("limit")} more={w("limit_more")} />
        {limit && <Counter label={w("how_many")} value={places} min={1} max={MOST} onChange={setPlaces} />}
        {limit && places < line.taken && <p role="status">{w("fewer")}</p>}
        <Select
          name="offer_hours"
          label={w("hours")}
          hint={w("hours_hint")}
          value={String(hours)}
          choices={choices.map((n) => ({ value: String(n), label: w("hours_n", { n }) }))}
          onChoose={(value) => setHours(Number(value))}
        />
        <Button submit wide busy={act.busy}>
          {w("save")}
        </Button>
      </form>
    </Sheet>
  );
}

export function MoveSheet(p: Sends & { row: LineRow }) {
  const { row, event } = p;
  const act = useLineAct(p, movePath(event.id, row.person_id));
  const name = row.chosen_name;
  const move = (reason: string) =>
    act.give(
      {
        method: "POST",
        body: { reason },
        label: w("act_move", { title: event.title }),
      },
      w("done_moved", { name }),
    );
  return (
    <ReasonSheet
      title={w("move_title", { name })}
      label={w("reason")}
      hint={w("reason_hint")}
      yes={w("move_yes")}
      start={(act.tried?.body as { reason: string } | undefined)?.reason}
      busy={act.busy}
      problem={act.problem}
      onSend={(reason) => void move(reason)}
      onClose={p.onClose}
    >
      <p>{w("move_more")}</p>
    </ReasonSheet>
  );
}
