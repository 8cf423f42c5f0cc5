import { useState } from "preact/hooks";
import { beside } from "../../core/i18n";
import { refusedFor } from "../../core/outbox";
import { useTyped } from "../../core/typed";
import type { Event, TravelBoard, TravelIn, TravelRow, Way } from "../../core/types";
import { Button } from "../../ui/Button";
import { Choose, ErrorSummary, TextField } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { eventPath } from "../mine";
import { localOf, utcOf } from "../plan/when";
import { useSort } from "./act";
import { Say } from "./BookingSheet";
import { w } from "./words";

const WAYS: Way[] = ["ticket", "taxi", "fare_back", "lift", "walk_together", "other"];

/** How one person gets there. Two at once: theirs is shown above, mine stays in the fields. */
export function TravelSheet(p: {
  event: Event;
  row: TravelRow;
  onStale: (board: TravelBoard) => void;
  onDone: () => void;
  onClose: () => void;
}) {
  const { event, row } = p;
  const name = row.chosen_name;
  const path = `${eventPath(event.id)}/travel/${row.person_id}`;
  const tried = refusedFor(path);
  const start = { ...row, ...(tried?.body as Partial<TravelIn> | undefined) };
  const at = start.pick_up_at && localOf(start.pick_up_at, event.zone);
  const [way, setWay] = useState<Way | null>(start.way);
  const [date, setDate] = useState(at ? at.date : localOf(event.starts_at, event.zone).date);
  const [time, setTime] = useState(at ? at.time : "");
  const [place, setPlace] = useTyped(`place ${row.person_id}`, start.pick_up_place);
  const [words, setWords] = useTyped(`words ${row.person_id}`, start.words);
  const sort = useSort(event.id, p.onDone, tried);
  const stale = sort.problem?.code === "stale" ? (sort.problem.current as TravelBoard | undefined) : undefined;
  const theirs = stale?.items.find((it) => it.person_id === row.person_id);

  const send = (state: TravelIn["state"]) => {
    if (stale) p.onStale(stale);
    const arranged = state === "arranged";
    const body: TravelIn = {
      state,
      way: arranged ? way : null,
      words: arranged ? words : "",
      pick_up_at: arranged && time ? utcOf({ date, time }, event.zone) : null,
      pick_up_place: arranged ? place : "",
    };
    const wanted = {
      method: "PUT" as const,
      path,
      body,
      version: theirs?.version ?? row.version,
      href: `/run/events/${event.id}/travel`,
      replace: true as const,
    };
    void sort.send(wanted, w("sort_for", { name }));
  };

  if (row.state === "call_off")
    return (
      <Sheet
        title={w("called_off_for", { name })}
        onClose={p.onClose}
        foot={
          <Button busy={sort.busy} onClick={() => send("not_needed")}>
            {w("called_off")}
          </Button>
        }
      >
        <ErrorSummary problem={sort.problem} />
        <p>{beside(row.way && w(`way_${row.way}`), row.by_name && w("by", { name: row.by_name }))}</p>
      </Sheet>
    );
  return (
    <Sheet
      title={w("sort_for", { name })}
      onClose={p.onClose}
      foot={
        <>
          <Button busy={sort.busy} disabledWhy={way ? null : w("way_first")} onClick={() => send("arranged")}>
            {w("save")}
          </Button>
          <Button kind="second" onClick={() => send("not_needed")}>
            {w("not_needed")}
          </Button>
        </>
      }
    >
      <ErrorSummary problem={sort.problem} />
      {theirs && (
        <p class="card card--flat pre">
          {[theirs.by_name, theirs.way && w(`way_${theirs.way}`), theirs.pick_up_place, theirs.words]
            .filter(Boolean)
            .join(", ")}
        </p>
      )}
      {row.asked && <p class="pre">{w("asked", { words: row.asked })}</p>}
      <Choose
        name="way"
        label={w("way")}
        value={way}
        onChoose={setWay}
        error={sort.problem?.fields?.way}
        choices={WAYS.map((value) => ({ value, label: w(`way_${value}`) }))}
      />
      <div class="pair">
        <TextField name="pick_up_date" type="date" label={w("pick_up_date")} value={date} onInput={setDate} small />
        <TextField name="pick_up_time" type="time" label={w("pick_up_time")} value={time} onInput={setTime} small />
      </div>
      <TextField
        name="pick_up_place"
        label={w("pick_up_place")}
        value={place}
        onInput={setPlace}
        maxLength={120}
        small
      />
      <Say name={name} words={words} onInput={setWords} />
      {row.state === "arranged" && (
        <Button kind="quiet" onClick={() => send("not_yet")}>
          {w("later")}
        </Button>
      )}
    </Sheet>
  );
}
