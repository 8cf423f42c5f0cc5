import { moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import { beside } from "../../core/i18n";
import { ordinal } from "../../core/lists";
import { useSeen } from "../../core/seen";
import type { AnswerRow, AnswerState, Event, EventAnswers, NeedKey } from "../../core/types";
import { Avatar } from "../../ui/Avatar";
import { LinkRow } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { later } from "../../ui/later";
import { Empty, Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { eventPath } from "../mine";
import { NEED_ICONS, NeedList } from "../needs";
import { w } from "./words";

const Line = later<{ event: Event }>(() => import("./LineSection"));
const BEFORE: AnswerState[] = ["going"];
const AFTER: AnswerState[] = ["maybe", "cannot"];
/** Who comes, and what they need. Nothing of this stays on the phone. */
export default function AnswersScreen({ event: id }: { event: string }) {
  const event = useSeen<Event>(eventPath(id)).data;
  const answers = useFresh<EventAnswers>(`${eventPath(id)}/answers`);
  return (
    <Screen title={w("title")} back={`/run/events/${id}`} hue={event?.group.hue}>
      <div>
        <h1 tabIndex={-1}>{w("title")}</h1>
        <p class="t-2">{event && beside(event.title, moment(event.starts_at, event.zone))}</p>
      </div>
      <Show seen={answers}>{(data) => <Answers data={data} event={event} />}</Show>
    </Screen>
  );
}

function Answers({ data, event }: { data: EventAnswers; event: Event | null }) {
  const { counts } = data;
  const needs = Object.entries(data.needs_counts).filter(([, n]) => n) as [NeedKey, number][];
  const mayAnswer = event?.can.includes("answer_for");
  const piles = (which: AnswerState[]) =>
    which.map((answer) => {
      const rows = data.items.filter((row) => row.answer === answer);
      return rows.length === 0 ? null : (
        <section key={answer} class="stack stack--s" aria-labelledby={`a-${answer}`}>
          <h2 id={`a-${answer}`} class="pile">
            {w(answer)} <span class="num">{rows.length}</span>
          </h2>
          <ul class="stack stack--s">
            {rows.map((row) => (
              <Row
                key={row.person_id}
                row={row}
                href={mayAnswer ? `/run/events/${event?.id}/answers/${row.person_id}` : undefined}
              />
            ))}
          </ul>
        </section>
      );
    });
  return (
    <>
      <dl class="tally">
        <Count n={counts.going} label={w("going")} />
        <Count n={counts.maybe} label={w("maybe")} />
        {counts.waiting > 0 && <Count n={counts.waiting} label={w("waiting")} />}
        {counts.children > 0 && <Count n={counts.children} label={w("children_all")} />}
      </dl>
      {needs.length > 0 && (
        <section class="card stack stack--s" aria-labelledby="needs">
          <h2 id="needs" class="h-4">
            {w("needs")}
          </h2>
          <ul class="chips">
            {needs.map(([key, n]) => (
              <li key={key}>
                <Chip icon={NEED_ICONS[key]}>
                  {w(`need_${key}`)} <span class="num">{n}</span>
                </Chip>
              </li>
            ))}
          </ul>
          <p class="t-1 t-2">{w("needs_more")}</p>
        </section>
      )}
      {data.items.length === 0 && <Empty title={w("none")}>{w("none_more")}</Empty>}
      {piles(BEFORE)}
      {event && <Line key={counts.waiting} event={event} />}
      {piles(AFTER)}
      {data.not_answered > 0 && (
        <section class="stack stack--s">
          <p class="strong">{w("not_answered", { n: data.not_answered })}</p>
          <p class="t-2">{w("not_answered_more")}</p>
        </section>
      )}
      {mayAnswer && (
        <LinkRow
          href={`/run/events/${event?.id}/answers/someone`}
          icon="pencil"
          title={w("answer_for")}
          more={w("answer_for_more")}
        />
      )}
    </>
  );
}

const Count = ({ n, label }: { n: number; label: string }) => (
  <div>
    <dt>{label}</dt>
    <dd class="num">{n}</dd>
  </div>
);

function Row({ row, href }: { row: AnswerRow; href?: string }) {
  const name = row.tell_apart ? `${row.chosen_name} (${row.tell_apart})` : row.chosen_name;
  return (
    <li class="personrow">
      <Avatar id={row.person_id} name={row.chosen_name} small />
      <div>
        <strong>{href ? <a href={href}>{name}</a> : name}</strong>
        {row.children > 0 && <p>{w("children", { n: row.children })}</p>}
        {row.place_in_line && <p>{w("place", { place: ordinal(row.place_in_line) })}</p>}
        {row.recorded_by_staff && <p>{w("by_staff")}</p>}
        {row.needs && <NeedList needs={row.needs} />}
      </div>
    </li>
  );
}
