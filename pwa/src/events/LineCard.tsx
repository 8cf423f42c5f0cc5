import { moment } from "../core/dates";
import { ordinal } from "../core/lists";
import type { Event } from "../core/types";
import { Button } from "../ui/Button";
import { CheckBox } from "../ui/Field";
import { Rich } from "../ui/Rich";
import { w } from "./line-words";
import { type MyAnswer, started } from "./useAnswer";

export interface LineCardProps {
  event: Event;
  my: MyAnswer;
}

/** My place in the line, or the place that is kept for me. */
export default function LineCard({ event, my }: LineCardProps) {
  if (my.answer === "offered") return <Offer event={event} my={my} />;
  return started(event) ? <Started event={event} my={my} /> : <Place event={event} my={my} />;
}

function Offer({ event, my }: LineCardProps) {
  const until = event.my?.offer_until;
  return (
    <section class="card card--hue stack stack--s" aria-labelledby="offer">
      <h2 id="offer">{w("offer")}</h2>
      {until && (
        <p>
          <Rich text={w("offer_until", { when: moment(until, event.zone) })} />
        </p>
      )}
      <p class="t-1">{w("offer_after")}</p>
      <div class="row">
        <Button grow onClick={() => void my.give("going")}>
          {w("yes")}
        </Button>
        <Button grow kind="second" onClick={() => void my.give("cannot")}>
          {w("no")}
        </Button>
      </div>
      <p class="t-1 center" role="status">
        {my.line}
      </p>
    </section>
  );
}

/** It has started: the line gives no more places, but a place that is free can still be had. */
function Started({ event, my }: LineCardProps) {
  return (
    <section class="card stack stack--s" aria-labelledby="line">
      <h2 id="line">{w("title_soon")}</h2>
      <p>{w(event.full ? "started" : "started_free")}</p>
      {!event.full && <Button onClick={() => void my.give("going")}>{w("yes")}</Button>}
      <Button kind="quiet" icon="log-out" onClick={() => void my.give("cannot")}>
        {w("leave")}
      </Button>
    </section>
  );
}

function Place({ event, my }: LineCardProps) {
  const place = event.my?.place_in_line;
  const moves = event.line?.moves ?? [];
  const waiting = event.line?.waiting ?? 0;
  return (
    <section class="card stack stack--s" aria-labelledby="line">
      <h2 id="line">{place ? w("title", { place: ordinal(place) }) : w("title_soon")}</h2>
      <p>
        {w(place === 1 ? "next" : "told")} {waiting > 1 && w("waiting", { n: waiting })}
      </p>
      {moves.length > 0 && (
        <div class="t-1">
          <p>{w("moved")}</p>
          <ul class="bullets">
            {moves.map((move) => (
              <li key={move.at}>{move.reason}</li>
            ))}
          </ul>
        </div>
      )}
      <CheckBox
        name="any_time"
        checked={my.anyTime}
        onChange={(any_time) => void my.give("going", { any_time })}
        label={w("any_time")}
        more={w("any_time_more")}
      />
      <div>
        <Button kind="quiet" icon="log-out" onClick={() => void my.give("cannot")}>
          {w("leave")}
        </Button>
        <p class="t-1 t-2">{w("leave_more")}</p>
      </div>
    </section>
  );
}
