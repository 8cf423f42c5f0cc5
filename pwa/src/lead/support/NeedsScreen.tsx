import { useState } from "preact/hooks";
import { moment } from "../../core/dates";
import { beside } from "../../core/i18n";
import { useMend } from "../../core/mend";
import type { Waiting } from "../../core/outbox-store";
import { useSeen } from "../../core/seen";
import { useShort } from "../../core/short";
import type { Booking, BookingIn, Event, EventNeeds, NeedsRow } from "../../core/types";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Chip, type ChipKind } from "../../ui/Chip";
import { Icon } from "../../ui/Icon";
import { Banner, Empty, Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { eventPath } from "../mine";
import { NeedList } from "../needs";
import { BookingSheet } from "./BookingSheet";
import { ChildcareSheet } from "./ChildcareSheet";
import { w } from "./words";

const BOOKING: Record<Booking["state"], ChipKind> = {
  needed: "warn",
  asked: "info",
  booked: "ok",
  not_possible: "bad",
  cancelled: "plain",
};
type Open = { row: NeedsRow; what: "new" | "childcare" | Booking } | null;

/** What those who come need, and what is booked for them. Opens without signal, and is gone a day after. */
export default function NeedsScreen({ event: id }: { event: string }) {
  const event = useSeen<Event>(eventPath(id)).data;
  const needs = useShort<EventNeeds>(`${eventPath(id)}/needs`, (data) => data.until);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  useMend(!!needs.data, (act) => {
    const found = openedBy(act, id, needs.data?.items ?? []);
    setOpen(found);
    return found !== null;
  });
  const done = () => {
    close();
    void needs.again();
  };
  return (
    <Screen title={w("needs")} back={`/run/events/${id}`} hue={event?.group.hue}>
      <div>
        <h1 tabIndex={-1}>{w("needs")}</h1>
        <p class="t-2">{event && beside(event.title, moment(event.starts_at, event.zone))}</p>
      </div>
      <Show seen={needs}>
        {(data) => (
          <>
            {needs.problem === "no_signal" && <Banner kind="warn" icon="cloud-off" title={w("old")} />}
            <p class="t-1 t-2 row row--nowrap row--top">
              <Icon name="lock" />
              <span>{w("until", { when: moment(data.until, event?.zone) })}</span>
            </p>
            {data.items.length === 0 && <Empty title={w("none")}>{w("none_more")}</Empty>}
            <ul class="stack stack--s">
              {data.items.map((row) => (
                <Person key={row.person_id} row={row} onOpen={(what) => setOpen({ row, what })} />
              ))}
            </ul>
            {data.others.length > 0 && <p class="t-2">{w("others", { n: data.others.length })}</p>}
          </>
        )}
      </Show>
      {open?.what === "childcare" && <ChildcareSheet event={id} row={open.row} onDone={done} onClose={close} />}
      {open && open.what !== "childcare" && (
        <BookingSheet
          event={id}
          row={open.row}
          booking={open.what === "new" ? null : open.what}
          onDone={done}
          onClose={close}
        />
      )}
    </Screen>
  );
}

/** Whose sheet, and which, an act was made in. */
function openedBy({ path, body }: Waiting, event: string, rows: NeedsRow[]): Open {
  for (const row of rows) {
    if (path === `${eventPath(event)}/childcare/${row.person_id}`) return { row, what: "childcare" };
    const booking = row.bookings.find((it) => path === `/api/bookings/${it.id}`);
    if (booking) return { row, what: booking };
    const wanted = path === `${eventPath(event)}/bookings` && (body as BookingIn).person_id === row.person_id;
    if (wanted) return { row, what: "new" };
  }
  return null;
}

function Person({ row, onOpen }: { row: NeedsRow; onOpen: (what: NonNullable<Open>["what"]) => void }) {
  const name = row.tell_apart ? `${row.chosen_name} (${row.tell_apart})` : row.chosen_name;
  return (
    <li class="personrow">
      <Avatar id={row.person_id} name={row.chosen_name} small />
      <div class="stack stack--s">
        <div>
          <strong>{name}</strong>
          {row.coming && row.answer && (
            <p>
              {w(row.answer === "maybe" ? "maybe" : row.answer === "offered" ? "offered" : "going")}
              {row.children > 0 && ` ${w("children", { n: row.children })}`}
            </p>
          )}
          {!row.coming && (
            <p class="strong">
              {w("not_coming")}. {w("not_coming_more")}
            </p>
          )}
        </div>
        <NeedList needs={row.needs} />
        {row.childcare && (
          <div class="stack stack--s">
            <p>{w(`kids_${row.childcare.arrangement ?? "none"}`)}</p>
            {row.childcare.words && <p class="t-2 pre">{row.childcare.words}</p>}
          </div>
        )}
        {row.bookings.map((booking) => (
          <div key={booking.id} class="stack stack--s">
            <div class="chips">
              <Chip kind={BOOKING[booking.state]}>
                {w(`kind_${booking.kind}`)}: {w(`state_${booking.state}`)}
              </Chip>
            </div>
            {(booking.reason || booking.words) && <p class="t-2 pre">{booking.reason || booking.words}</p>}
            <div class="row">
              <Button
                small
                kind="second"
                label={w("move_one", { what: w(`kind_${booking.kind}`), name })}
                onClick={() => onOpen(booking)}
              >
                {w("move")}
              </Button>
            </div>
          </div>
        ))}
        {row.coming && (
          <div class="row">
            {row.childcare && (
              <Button
                small
                kind="second"
                icon="baby"
                label={w("kids_set_for", { name })}
                onClick={() => onOpen("childcare")}
              >
                {w("kids_set")}
              </Button>
            )}
            <Button small kind="second" icon="plus" label={w("book_for", { name })} onClick={() => onOpen("new")}>
              {w("book")}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
