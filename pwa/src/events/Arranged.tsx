import { useState } from "preact/hooks";
import { now } from "../core/clock";
import { moment } from "../core/dates";
import { beside } from "../core/i18n";
import type { Event, MySupport, TravelState } from "../core/types";
import { Button } from "../ui/Button";
import { Chip, type ChipKind } from "../ui/Chip";
import { CheckBox } from "../ui/Field";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/icon-names";
import { Sheet } from "../ui/Sheet";
import { w } from "./arranged-words";
import { useSay } from "./useSay";

export const WAYS: Record<string, IconName> = {
  ticket: "ticket",
  taxi: "car-taxi-front",
  fare_back: "bus",
  lift: "users",
  walk_together: "footprints",
  other: "map-pin",
};
const TRAVEL: Record<Exclude<TravelState, "call_off">, { kind: ChipKind; icon: IconName }> = {
  arranged: { kind: "ok", icon: "check" },
  not_yet: { kind: "info", icon: "hourglass" },
  changed: { kind: "warn", icon: "triangle-alert" },
  not_needed: { kind: "plain", icon: "check" },
};
const BOOKED: Record<string, IconName> = {
  booked: "circle-check",
  asked: "hourglass",
  needed: "list-checks",
  not_possible: "triangle-alert",
  cancelled: "calendar-x",
};

/** My ticket: how I get there, what is booked for me, where my children are. It opens without signal. */
export default function Arranged({ event }: { event: Event }) {
  const mine = event.support?.mine;
  if (!mine) return null;
  const going = mine.travel || mine.can.length > 0 || mine.tells_home;
  if (!going && mine.bookings.length === 0 && !mine.childcare) return null;
  return (
    <div class="card stack">
      {going && (
        <section class="stack stack--s" aria-labelledby="way">
          <div class="row between">
            <h2 id="way" class="h-4">
              {w("way")}
            </h2>
            {mine.travel && <State travel={mine.travel} />}
          </div>
          {mine.travel && <Way travel={mine.travel} zone={event.zone} />}
          <Saying event={event} mine={mine} />
        </section>
      )}
      {mine.bookings.length > 0 && (
        <section class="stack stack--s" aria-labelledby="booked">
          <h2 id="booked" class="h-4">
            {w("booked")}
          </h2>
          <ul class="stack stack--s">
            {mine.bookings.map((it) => (
              <li key={it.id}>
                <p class="strong row row--nowrap row--top">
                  <Icon name={BOOKED[it.state] ?? "info"} />
                  <span>{it.sentence}</span>
                </p>
                {it.words && <p class="t-2 pre">{it.words}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mine.childcare && (
        <section class="stack stack--s" aria-labelledby="kids">
          <h2 id="kids" class="h-4">
            {w("kids")}
          </h2>
          <p class="strong row row--nowrap row--top">
            <Icon name="baby" />
            <span>{w(mine.childcare.arrangement ? `kids_${mine.childcare.arrangement}` : "kids_none")}</span>
          </p>
          {mine.childcare.words && <p class="pre">{mine.childcare.words}</p>}
        </section>
      )}
    </div>
  );
}

type Travel = NonNullable<MySupport["travel"]>;
const stateOf = ({ state }: Travel) => (state === "call_off" ? "not_needed" : state);
const State = ({ travel }: { travel: Travel }) => (
  <Chip {...TRAVEL[stateOf(travel)]}>{w(`travel_${stateOf(travel)}`)}</Chip>
);

function Way({ travel, zone }: { travel: Travel; zone: string }) {
  const state = stateOf(travel);
  return (
    <>
      {travel.way && (
        <p class="strong row row--nowrap row--top">
          <Icon name={WAYS[travel.way] ?? "map-pin"} />
          <span>{w(`way_${travel.way}`)}</span>
        </p>
      )}
      {(travel.pick_up_at || travel.pick_up_place) && (
        <p>{beside(travel.pick_up_at && moment(travel.pick_up_at, zone), travel.pick_up_place)}</p>
      )}
      {travel.words && <p class="pre">{travel.words}</p>}
      {travel.by_name && state === "arranged" && <p class="t-1 t-2">{w("by", { name: travel.by_name })}</p>}
      {state === "not_yet" && <p class="t-2">{w("not_yet_more")}</p>}
      {state === "changed" && <p class="t-2">{w("changed_more")}</p>}
    </>
  );
}

const MINUTES = [5, 10, 20, 30];

/** "Running late", and "I got home" for who wants to say it. Nobody is ever reminded. */
function Saying({ event, mine }: { event: Event; mine: MySupport }) {
  const say = useSay(event);
  const [asking, setAsking] = useState(false);
  const started = Date.parse(event.starts_at) <= now().getTime();
  const pick = (minutes: number | null) => {
    setAsking(false);
    void say.sayLate(minutes);
  };
  return (
    <>
      {mine.can.includes("say_late") &&
        (say.late ? (
          <>
            <p role="status">{say.late.minutes ? w("late_by", { n: say.late.minutes }) : w("late_some")}</p>
            <Button kind="quiet" onClick={() => void say.onTime()}>
              {w("on_time")}
            </Button>
          </>
        ) : (
          <Button kind="second" wide icon="clock" onClick={() => setAsking(true)}>
            {w("late")}
          </Button>
        ))}
      {mine.can.includes("say_home") &&
        (say.isHome ? (
          <p role="status" class="strong">
            {w("is_home")}
          </p>
        ) : (
          <CheckBox
            name="tells_home"
            checked={say.tellsHome}
            onChange={(wanted) => void say.sayHome(wanted, false)}
            label={w("home_wanted")}
            more={w("home_wanted_more")}
          />
        ))}
      {mine.can.includes("say_home") && say.tellsHome && !say.isHome && started && (
        <Button wide icon="check" onClick={() => void say.sayHome(true, true)}>
          {w("home")}
        </Button>
      )}
      {asking && (
        <Sheet title={w("late_how")} onClose={() => setAsking(false)}>
          <div class="stack stack--s">
            {MINUTES.map((n) => (
              <Button key={n} kind="second" wide onClick={() => pick(n)}>
                {w("minutes", { n })}
              </Button>
            ))}
            <Button kind="second" wide onClick={() => pick(null)}>
              {w("late_unsure")}
            </Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
