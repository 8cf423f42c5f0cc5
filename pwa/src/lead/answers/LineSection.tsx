import { useState } from "preact/hooks";
import { moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import { ordinal } from "../../core/lists";
import { useMend } from "../../core/mend";
import type { Event, LineRow, WaitingLine } from "../../core/types";
import { Avatar } from "../../ui/Avatar";
import { Button, LinkRow } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Show } from "../../ui/Notes";
import { Sheet } from "../../ui/Sheet";
import { eventPath } from "../mine";
import { MoveSheet, movePath, PlacesSheet, placesPath } from "./LineSheets";
import { w } from "./line-words";

type Open = { places: true } | { move: LineRow } | "pick" | null;

/** How many places there are, and who waits for one, in order. */
export default function LineSection({ event }: { event: Event }) {
  const line = useFresh<WaitingLine>(`${eventPath(event.id)}/waiting-line`);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  useMend(!!line.data, ({ path }) => {
    const move = line.data?.items.find((row) => path === movePath(event.id, row.person_id));
    if (move) setOpen({ move });
    else if (path === placesPath(event.id)) setOpen({ places: true });
    else return false;
    return true;
  });
  const movable = line.data?.items.filter((row) => row.can.includes("move_ahead")) ?? [];
  const saved = (now: WaitingLine | null) => {
    if (now) line.set(now);
    else void line.again();
    close();
  };
  return (
    <Show seen={line}>
      {(data) => (
        <>
          <Places data={data} onChange={() => setOpen({ places: true })} />
          <section class="stack stack--s" aria-labelledby="the-line">
            <h2 id="the-line" class="pile">
              {w("line")} <span class="num">{data.items.length}</span>
            </h2>
            <p class="t-2">{w(data.items.length ? "line_more" : "nobody")}</p>
            <ol class="stack stack--s plain">
              {data.items.map((row) => (
                <Row key={row.person_id} row={row} zone={event.zone} />
              ))}
            </ol>
            {movable.length > 0 && (
              <Button kind="quiet" onClick={() => setOpen("pick")}>
                {w("move")}
              </Button>
            )}
          </section>
          {open === "pick" && (
            <Sheet title={w("move_whom")} onClose={close}>
              <div class="stack stack--s">
                {movable.map((row) => (
                  <LinkRow key={row.person_id} title={nameOf(row)} onClick={() => setOpen({ move: row })} />
                ))}
              </div>
            </Sheet>
          )}
          {open && open !== "pick" && "places" in open && (
            <PlacesSheet event={event} line={data} onClose={close} onSaved={saved} />
          )}
          {open && open !== "pick" && "move" in open && (
            <MoveSheet event={event} row={open.move} onClose={close} onSaved={saved} />
          )}
        </>
      )}
    </Show>
  );
}

function Places({ data, onChange }: { data: WaitingLine; onChange: () => void }) {
  return (
    <section class="card stack stack--s" aria-labelledby="places">
      <h2 id="places" class="h-4">
        {w("places")}: <span class="num">{data.capacity ?? w("no_limit")}</span>
      </h2>
      <ul class="chips">
        <li>
          <Chip icon="users">
            {w("taken")} <span class="num">{data.taken}</span>
          </Chip>
        </li>
        {data.held > 0 && (
          <li>
            <Chip icon="clock">
              {w("held")} <span class="num">{data.held}</span>
            </Chip>
          </li>
        )}
        {data.free !== null && (
          <li>
            <Chip>
              {w("free")} <span class="num">{data.free}</span>
            </Chip>
          </li>
        )}
      </ul>
      <p class="t-1 t-2">{w("hours_now", { n: data.offer_hours })}</p>
      {data.can.includes("set_capacity") && (
        <Button kind="second" small onClick={onChange}>
          {w("change")}
        </Button>
      )}
    </section>
  );
}

const nameOf = (row: LineRow): string => (row.tell_apart ? `${row.chosen_name} (${row.tell_apart})` : row.chosen_name);

function Row({ row, zone }: { row: LineRow; zone: string }) {
  const facts = [
    row.offer_until
      ? w("kept", { when: moment(row.offer_until, zone) })
      : w("place", { place: ordinal(row.place ?? 1) }),
    row.party > 1 && w("party", { n: row.party }),
    row.any_time && w("any_time"),
    row.passed_over && w("passed"),
    row.moved && w("moved", { reason: row.moved }),
  ].filter(Boolean) as string[];
  return (
    <li class="personrow">
      <Avatar id={row.person_id} name={row.chosen_name} small />
      <div>
        <strong>{nameOf(row)}</strong>
        {facts.map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
      </div>
    </li>
  );
}
