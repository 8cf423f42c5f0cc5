import { day, daysAway, moment } from "../core/dates";
import { beside } from "../core/i18n";
import { me } from "../core/session";
import type { Group, GroupPerson } from "../core/types";
import { Avatar } from "../ui/Avatar";
import { Button, LinkRow } from "../ui/Button";
import { Countdown } from "../ui/Countdown";
import { StaysEnglish } from "../ui/Languages";
import { hueOf } from "../ui/look";
import { Banner } from "../ui/Notes";
import { Rich } from "../ui/Rich";
import { w } from "./words";

/** What holds between me and this group, when it is not simply "I'm in". */
export function Standing({ group }: { group: Group }) {
  if (group.state === "proposed")
    return (
      <Banner icon="hourglass" title={w("proposed")}>
        {w("proposed_more")}
      </Banner>
    );
  if (group.state === "asked")
    return (
      <Banner kind="warn" icon="message-circle" title={w("question")}>
        {group.staff_question}
      </Banner>
    );
  if (group.state === "declined")
    return (
      <Banner icon="info" title={w("declined")}>
        {group.staff_question}
      </Banner>
    );
  if (group.state === "ended") return <Banner icon="flag-triangle-right">{w("s_ended")}</Banner>;
  const state = group.my?.state;
  if (state === "waiting_for_consent")
    return (
      <Banner icon="hourglass" title={w("waiting")}>
        {w("waiting_more")}
        <StaysEnglish />
      </Banner>
    );
  if (state === "asked")
    return (
      <Banner icon="hourglass" title={w("asked")}>
        {w("asked_more")}
      </Banner>
    );
  if (state === "resting") return <Banner icon="sofa">{w("s_resting")}</Banner>;
  if (state === "left") return <Banner icon="door-open">{w("s_left")}</Banner>;
  if (state === "graduated") return <Banner icon="circle-check">{w("graduated")}</Banner>;
  return null;
}

const MANY_WEEKS = 26;
const WEEKS_IN_MONTH = 4.35;

/** How long it still goes on: known from the first day. */
export function Ends({ group }: { group: Group }) {
  const own = group.planned_end;
  const ends = own ?? group.programme.ends_on;
  const weeks = Math.ceil(daysAway(ends) / 7);
  if (group.state !== "active" || weeks < 0) return null;
  // Far off, months are enough: nobody counts thirty dots.
  const months = Math.round(weeks / WEEKS_IN_MONTH);
  const title =
    weeks <= 1 ? w("last_week") : weeks <= MANY_WEEKS ? w("weeks_left", { n: weeks }) : w("months_left", { n: months });
  return (
    <Countdown of={weeks <= MANY_WEEKS ? Math.max(1, weeks) : months} done={0} title={title}>
      <p>
        <Rich
          text={
            own
              ? w("ends", { day: day(own) })
              : w("ends_programme", { programme: group.programme.name, day: day(ends) })
          }
        />
      </p>
    </Countdown>
  );
}

export function NextUp({ group }: { group: Group }) {
  if (!group.next_event) return null;
  return (
    <section class="stack stack--s" aria-labelledby="next">
      <h2 id="next">{w("next_up")}</h2>
      <LinkRow
        href={`/events/${group.next_event.id}`}
        icon="calendar-days"
        title={group.next_event.title}
        more={moment(group.next_event.starts_at)}
      />
    </section>
  );
}

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s*(\d+[.)]|[-•*])\s*/, "").trim())
    .filter(Boolean);

export function Rules({ group, busy, onAgree }: { group: Group; busy: boolean; onAgree: () => void }) {
  const rules = group.rules;
  if (!rules?.text.trim()) return null;
  const ask = !rules.agreed && group.can.includes("agree_rules");
  return (
    <section class="stack stack--s" aria-labelledby="rules">
      <h2 id="rules">{w("rules")}</h2>
      <ol class="rules card">
        {lines(rules.text).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      {ask && (
        <>
          <StaysEnglish />
          <p class="t-2">{w("rules_agree")}</p>
          <Button wide busy={busy} icon="check" onClick={onAgree}>
            {w("agree")}
          </Button>
        </>
      )}
      {rules.agreed && group.my && <p class="t-1 t-2">{w("agreed")}</p>}
    </section>
  );
}

const order = { lead: 0, co_lead: 1, member: 2 };
export function People({ group }: { group: Group }) {
  if (group.people.length === 0) return null;
  const people = [...group.people].sort((a, b) => order[a.role] - order[b.role]);
  return (
    <section class="stack" aria-labelledby="people">
      <div class="section-head">
        <h2 id="people">{w("people_title")}</h2>
        <span class="t-1 t-2">{w("people", { n: group.members })}</span>
      </div>
      <ul class="people">
        {people.map((person) => (
          <li key={person.person_id} data-hue={hueOf(person.person_id)}>
            <Avatar id={person.person_id} name={person.chosen_name} />
            {person.chosen_name}
            <Small person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}
function Small({ person }: { person: GroupPerson }) {
  const words = [
    person.tell_apart,
    person.role !== "member" && w(person.role),
    person.person_id === me.value?.id && w("you"),
    person.state === "resting" && w("resting"),
  ].filter(Boolean);
  return words.length > 0 ? <small>{beside(...words)}</small> : null;
}

export function Sees({ group }: { group: Group }) {
  if (group.who_can_see.length === 0) return null;
  return (
    <section class="stack stack--s" aria-labelledby="sees">
      <h2 id="sees">{w("sees")}</h2>
      <StaysEnglish />
      <ul class="stack stack--s">
        {group.who_can_see.map((sentence) => (
          <li key={sentence} class="t-2">
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
