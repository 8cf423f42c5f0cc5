import { useState } from "preact/hooks";
import { beside } from "../../core/i18n";
import { refusedActs, refusedFor } from "../../core/outbox";
import type { Waiting } from "../../core/outbox-store";
import { useTyped } from "../../core/typed";
import type { Booking, BookingAct, BookingEdit, BookingIn, BookingKind, NeedsRow } from "../../core/types";
import { Button } from "../../ui/Button";
import { Choose, ErrorSummary, TextField } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { eventPath } from "../mine";
import { useSort } from "./act";
import { w } from "./words";

const KINDS: BookingKind[] = [
  "bsl",
  "interpreter",
  "step_free_travel",
  "picture_cards",
  "support_worker",
  "equipment",
  "other",
];

const bodyOf = (act: Waiting | undefined) => act?.body as BookingIn | undefined;

interface Props {
  event: string;
  row: NeedsRow;
  /** null: something new for the list. */
  booking: Booking | null;
  onDone: () => void;
  onClose: () => void;
}

export function BookingSheet(p: Props) {
  return p.booking ? <Move {...p} booking={p.booking} /> : <Add {...p} />;
}

function Add({ event, row, onDone, onClose }: Props) {
  const path = `${eventPath(event)}/bookings`;
  const tried = refusedActs.value.findLast((it) => it.path === path && bodyOf(it)?.person_id === row.person_id);
  const [kind, setKind] = useState<BookingKind | null>(bodyOf(tried)?.kind ?? null);
  const [words, setWords] = useTyped(`words ${row.person_id}`, bodyOf(tried)?.words ?? "");
  const sort = useSort(event, onDone, tried);
  const add = () => {
    if (!kind) return;
    const body = { person_id: row.person_id, kind, words };
    const href = `/run/events/${event}/needs`;
    void sort.send({ method: "POST", path, body, href }, w("book_for", { name: row.chosen_name }));
  };
  return (
    <Sheet
      title={w("book_for", { name: row.chosen_name })}
      onClose={onClose}
      foot={
        <Button busy={sort.busy} disabledWhy={kind ? null : w("kind_first")} onClick={add}>
          {w("add")}
        </Button>
      }
    >
      <ErrorSummary problem={sort.problem} />
      <Choose
        name="kind"
        label={w("kind")}
        value={kind}
        onChoose={setKind}
        choices={KINDS.map((value) => ({ value, label: w(`kind_${value}`) }))}
      />
      <Say name={row.chosen_name} words={words} onInput={setWords} />
    </Sheet>
  );
}

function Move({ event, row, booking, onDone, onClose }: Props & { booking: Booking }) {
  const path = `/api/bookings/${booking.id}`;
  const tried = refusedFor(path);
  const before = tried?.body as BookingEdit | undefined;
  const [words, setWords] = useTyped(`words ${booking.id}`, before?.words ?? booking.words);
  const [act, setAct] = useState<BookingAct | null>(
    before?.act && booking.can.includes(before.act) ? before.act : null,
  );
  const [reason, setReason] = useTyped(`reason ${booking.id}`, before?.reason ?? "");
  const [asked, setAsked] = useState(false);
  const sort = useSort(event, onDone, tried);
  const unsaid = act === "say_not_possible" && !reason.trim();
  const save = () => {
    setAsked(unsaid);
    if (unsaid) return;
    const wanted = {
      method: "PATCH" as const,
      path,
      body: { act, words, reason },
      version: booking.version,
      href: `/run/events/${event}/needs`,
      replace: true as const,
    };
    void sort.send(wanted, w("move_one", { what: w(`kind_${booking.kind}`), name: row.chosen_name }));
  };
  return (
    <Sheet
      title={beside(w(`kind_${booking.kind}`), row.chosen_name)}
      onClose={onClose}
      foot={
        <Button busy={sort.busy} onClick={save}>
          {w("save")}
        </Button>
      }
    >
      <ErrorSummary problem={sort.problem} />
      <Choose
        name="act"
        label={w(`state_${booking.state}`)}
        value={act}
        onChoose={setAct}
        choices={booking.can.map((value) => ({ value, label: w(`act_${value}`) }))}
      />
      {act === "say_not_possible" && (
        <TextField
          name="reason"
          label={w("why")}
          hint={w("why_hint")}
          error={asked && unsaid ? w("why_hint") : null}
          value={reason}
          onInput={setReason}
          maxLength={300}
          long
        />
      )}
      {row.coming && <Say name={row.chosen_name} words={words} onInput={setWords} />}
    </Sheet>
  );
}

export function Say(p: { name: string; words: string; onInput: (words: string) => void }) {
  return (
    <TextField
      name="words"
      label={w("say", { name: p.name })}
      hint={w("say_hint")}
      value={p.words}
      onInput={p.onInput}
      maxLength={300}
      long
    />
  );
}
