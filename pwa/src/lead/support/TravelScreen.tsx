import { useState } from "preact/hooks";
import { moment } from "../../core/dates";
import { beside } from "../../core/i18n";
import { useMend } from "../../core/mend";
import { useSeen } from "../../core/seen";
import { useShort } from "../../core/short";
import type { Event, TravelBoard, TravelRow, TravelState } from "../../core/types";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Chip, type ChipKind } from "../../ui/Chip";
import { Select } from "../../ui/Field";
import type { IconName } from "../../ui/icon-names";
import { Banner, Empty, Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { eventPath } from "../mine";
import { TravelSheet } from "./TravelSheet";
import { w } from "./words";

const STATES: Record<TravelState, { kind: ChipKind; icon: IconName; first: number }> = {
  call_off: { kind: "bad", icon: "calendar-x", first: 0 },
  changed: { kind: "warn", icon: "triangle-alert", first: 0 },
  not_yet: { kind: "warn", icon: "hourglass", first: 0 },
  arranged: { kind: "ok", icon: "check", first: 1 },
  not_needed: { kind: "plain", icon: "check", first: 2 },
};

/** Everybody's way there and home: what is open comes first. Opens without signal, and is gone a day after. */
export default function TravelScreen({ event: id }: { event: string }) {
  const event = useSeen<Event>(eventPath(id)).data;
  const board = useShort<TravelBoard>(`${eventPath(id)}/travel`, (data) => data.until);
  const [open, setOpen] = useState<string | null>(null);
  const data = board.data;
  useMend(!!data, ({ path }) => {
    const [, person] = path.split(`${eventPath(id)}/travel/`);
    if (person) setOpen(person);
    return !!person;
  });
  const row = data?.items.find((it) => it.person_id === open) ?? bare(data, open);
  return (
    <Screen title={w("travel")} back={`/run/events/${id}`} hue={event?.group.hue}>
      <div>
        <h1 tabIndex={-1}>{w("travel")}</h1>
        <p class="t-2">{event && beside(event.title, moment(event.starts_at, event.zone))}</p>
      </div>
      <Show seen={board}>
        {(it) => (
          <>
            {board.problem === "no_signal" && <Banner kind="warn" icon="cloud-off" title={w("old")} />}
            {it.items.length === 0 && <Empty title={w("board_none")}>{w("board_none_more")}</Empty>}
            {it.open > 0 && <p class="strong">{w("open", { n: it.open })}</p>}
            <ul class="stack stack--s">
              {it.items
                .toSorted((a, b) => STATES[a.state].first - STATES[b.state].first)
                .map((one) => (
                  <Person key={one.person_id} row={one} zone={event?.zone} onOpen={() => setOpen(one.person_id)} />
                ))}
            </ul>
            {it.others.length > 0 && (
              <Select
                name="somebody"
                label={w("for_somebody")}
                value=""
                onChoose={(person) => setOpen(person || null)}
                choices={[
                  { value: "", label: w("for_who") },
                  ...it.others.map((one) => ({
                    value: one.person_id,
                    label: one.tell_apart ? `${one.chosen_name} (${one.tell_apart})` : one.chosen_name,
                  })),
                ]}
              />
            )}
          </>
        )}
      </Show>
      {row && event && (
        <TravelSheet
          event={event}
          row={row}
          onStale={board.set}
          onDone={() => {
            setOpen(null);
            void board.again();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Screen>
  );
}

/** Somebody for whom nothing stands on the board yet. */
function bare(board: TravelBoard | null, person: string | null): TravelRow | undefined {
  const one = board?.others.find((it) => it.person_id === person);
  return (
    one && {
      ...one,
      state: "not_yet",
      way: null,
      words: "",
      pick_up_at: null,
      pick_up_place: "",
      by_name: null,
      changed_at: null,
      asked: "",
      version: 0,
      late: null,
      tells_home: false,
      home_at: null,
    }
  );
}

function Person({ row, zone, onOpen }: { row: TravelRow; zone?: string; onOpen: () => void }) {
  const name = row.tell_apart ? `${row.chosen_name} (${row.tell_apart})` : row.chosen_name;
  const off = row.state === "call_off";
  const act = off ? "called_off" : row.state === "arranged" ? "change" : "sort";
  const said = [
    row.way && w(`way_${row.way}`),
    row.pick_up_at && moment(row.pick_up_at, zone),
    row.pick_up_place,
    row.by_name && w("by", { name: row.by_name }),
  ];
  return (
    <li class="personrow">
      <Avatar id={row.person_id} name={row.chosen_name} small />
      <div class="stack stack--s">
        <strong>{name}</strong>
        <div class="chips">
          <Chip kind={STATES[row.state].kind} icon={STATES[row.state].icon}>
            {w(`travel_${row.state}`)}
          </Chip>
          {row.late && (
            <Chip kind="info" icon="clock">
              {row.late.minutes ? w("late_by", { n: row.late.minutes }) : w("late")}
            </Chip>
          )}
          {row.tells_home && (
            <Chip kind={row.home_at ? "ok" : "plain"} icon="check">
              {w(row.home_at ? "home" : "tells_home")}
            </Chip>
          )}
        </div>
        {row.asked && <p class="pre">{w("asked", { words: row.asked })}</p>}
        <p>{beside(...said)}</p>
        {row.words && <p class="t-2 pre">{row.words}</p>}
        {row.state === "changed" && <p class="strong">{w("changed_more")}</p>}
        {off && <p class="strong">{w("call_off_more")}</p>}
        <div class="row">
          <Button small kind="second" label={w(`${act}_for`, { name })} onClick={onOpen}>
            {w(act)}
          </Button>
        </div>
      </div>
    </li>
  );
}
