import { useState } from "preact/hooks";
import { clock, day, moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import { beside } from "../../core/i18n";
import { online } from "../../core/outbox";
import { useSeen } from "../../core/seen";
import type { EventAnswers, Group, Mark, Needs } from "../../core/types";
import { Button } from "../../ui/Button";
import { Banner, NotThere, Skeleton } from "../../ui/Notes";
import { shownNeed } from "../../ui/needs";
import { CheckRow, Meter } from "../../ui/Running";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { eventPath } from "../mine";
import { CodeSheet } from "./CodeSheet";
import { Unsent, Way } from "./DoorParts";
import { DropInCounters } from "./DropIn";
import { Finder } from "./Finder";
import { type DoorPerson, type Pile, piles, THERE } from "./fold";
import { InviteSheet } from "./InviteSheet";
import { opensAt } from "./pick";
import { CountSheet, PersonSheet, SomeoneSheet } from "./Sheets";
import { useDoor } from "./useDoor";
import { w } from "./words";

const HEADS: Record<Pile, "said_going" | "said_maybe" | "not_said" | "said_no"> = {
  going: "said_going",
  maybe: "said_maybe",
  none: "not_said",
  cannot: "said_no",
};
/** "Halal" reads "halal" inside a sentence, "BSL" stays. */
const inSentence = (text: string): string =>
  /^(?!I\b)\p{Lu}[\p{Ll}\s]/u.test(text) ? text[0]!.toLocaleLowerCase() + text.slice(1) : text;
type Open = { person: string } | "someone" | "count" | "code" | "invite" | null;
/** From here on a list is long enough to search in. */
const LONG = 8;

/** Check-in: one tap for each person, also without signal. */
export function Door({ event, back }: { event: string; back?: string }) {
  const door = useDoor(event);
  const [open, setOpen] = useState<Open>(null);
  const [find, setFind] = useState<string | null>(null);
  const list = door.list;
  const group = useSeen<Group>(list ? `/api/groups/${list.event.group_id}` : null);
  const answers = useFresh<EventAnswers>(
    list && door.can.includes("record_attendance") ? `${eventPath(event)}/answers` : null,
  );
  const needs = new Map(answers.data?.items.map((row) => [row.person_id, row.needs ?? {}]));
  const fresh = new Set(group.data?.people.filter((p) => p.state === "new").map((p) => p.person_id));

  const mark = (person: DoorPerson, kind: Mark | "undo") => {
    const name = person.chosen_name;
    door.say({ kind, person_id: person.person_id });
    const before = person.mark;
    toast(w(`did_${kind === "present" ? "here" : kind}`, { name }), () => {
      door.say({ kind: before ?? "undo", person_id: person.person_id });
    });
  };
  const line = (person: DoorPerson) => {
    if (person.mark === "present" && person.at) return w("here_at", { time: clock(person.at) });
    if (person.mark && person.mark !== "present") return w(person.mark);
    const theirs = Object.values((needs.get(person.person_id) ?? {}) as Needs).filter(Boolean);
    if (theirs.length > 0) return w("needs", { needs: theirs.map(shownNeed).map(inSentence).join(", ") });
    if (fresh.has(person.person_id)) return w("new_here");
    return person.answer === "waiting" ? w("in_line") : undefined;
  };
  const sought = (find ?? "").trim().toLocaleLowerCase();
  const wanted = (list?.people ?? []).filter((p) => p.chosen_name.toLocaleLowerCase().includes(sought));
  const early = list && opensAt(list.event.starts_at);
  const shown = list?.people.find((p) => typeof open === "object" && p.person_id === open?.person);

  return (
    <Screen
      title={w("whos_here")}
      heading
      back={back}
      under={list ? beside(list.event.title, day(list.event.starts_at, list.event.zone)) : "\u00a0"}
      aside={
        list && (
          <p class="figure num" role="status">
            {list.totals.all}
            {list.expected >= list.totals.all && list.expected > 0 && <small>{w("of", { n: list.expected })}</small>}
            <span class="vh">{w("here_so_far", { n: list.totals.all })}</span>
          </p>
        )
      }
    >
      {!list &&
        (door.problem ? <NotThere problem={door.problem} again={() => void door.again()} /> : <Skeleton rows={5} />)}
      {list && (
        <>
          <div class="stack stack--s">
            {list.event.kind !== "drop_in" && (
              <Meter now={list.totals.all} of={list.expected || list.people.length} label={w("meter")} />
            )}
            {(list.totals.professionals > 0 || door.over > 0) && (
              <p class="t-1 t-2">
                {w("total_young", { n: list.totals.young_people })}
                {list.totals.professionals > 0 && `, ${w("total_prof", { n: list.totals.professionals })}`}.
                {door.over > 0 && ` ${w("over", { n: door.over })}`}
              </p>
            )}
          </div>
          <Unsent n={door.unsent} />
          {early && (
            <Banner
              kind="warn"
              icon="clock"
              title={w("not_yet", { when: moment(list.event.starts_at, list.event.zone) })}
            >
              {w("not_yet_more", { when: moment(early, list.event.zone) })}
            </Banner>
          )}
          {door.refused.map((why) => (
            <Banner key={why} kind="bad" icon="triangle-alert" title={w("not_kept")}>
              {why}
            </Banner>
          ))}
          {door.old && online.value && (
            <Banner kind="warn" icon="cloud-off" title={w("list_old")}>
              {w("list_old_more")}
            </Banner>
          )}
          {door.needsStaff > 0 && <Banner title={w("staff_look", { n: door.needsStaff })} />}
          {list.event.kind === "drop_in" && <DropInCounters event={event} list={list} say={door.say} />}
          {find !== null && <Finder value={find} onInput={setFind} onClose={() => setFind(null)} />}
          {wanted.length === 0 && find && <p class="t-2">{w("found_none", { name: find.trim() })}</p>}
          {piles(wanted).map(([pile, people]) => (
            <section key={pile} class="stack stack--s" aria-labelledby={`pile-${pile}`}>
              <h2 id={`pile-${pile}`} class="pile">
                {w(HEADS[pile])} <span class="num">{people.length}</span>
              </h2>
              <ul class="stack stack--s">
                {people.map((p) => (
                  <CheckRow
                    key={p.person_id}
                    id={p.person_id}
                    name={p.tell_apart ? `${p.chosen_name} (${p.tell_apart})` : p.chosen_name}
                    more={line(p)}
                    here={THERE.has(p.mark)}
                    word={p.mark && p.mark !== "present" ? w(p.mark) : undefined}
                    saved={p.unsent && door.unsent > 0}
                    onTap={() => mark(p, THERE.has(p.mark) ? "undo" : "present")}
                    onMore={() => setOpen({ person: p.person_id })}
                  />
                ))}
              </ul>
            </section>
          ))}
          {list.walk_ins.length > 0 && (
            <section class="stack stack--s" aria-labelledby="walked-in">
              <h2 id="walked-in" class="pile">
                {w("walked_in")} <span class="num">{list.walk_ins.length}</span>
              </h2>
              <ul class="stack stack--s">
                {list.walk_ins.map((one) => (
                  <CheckRow
                    key={one.id}
                    id={one.id}
                    name={one.name}
                    more={w(one.of === "professional" ? "professional" : "young")}
                    here
                    saved={one.unsent && door.unsent > 0}
                    onTap={() => {
                      door.say({ kind: "undo", person_id: one.id });
                      toast(w("did_undo", { name: one.name }), () =>
                        door.say({ kind: "walk_in", name: one.name, of: one.of }),
                      );
                    }}
                  />
                ))}
              </ul>
            </section>
          )}
          {door.can.includes("wrap_up_event") && (
            <Button wide icon="clipboard-check" href={`/run/events/${event}/wrap-up`}>
              {w("wrap")}
            </Button>
          )}
          <div class="doorbar" role="toolbar" aria-label={w("more_ways")}>
            {door.can.includes("check_in_code") && (
              <Way icon="qr-code" label={w("code")} onClick={() => setOpen("code")} />
            )}
            {list.people.length > LONG && <Way icon="search" label={w("find")} onClick={() => setFind(find ?? "")} />}
            <Way icon="user-plus" label={w("someone")} onClick={() => setOpen("someone")} />
            <Way icon="users" label={w("count")} onClick={() => setOpen("count")} />
          </div>
          {open === "code" && <CodeSheet event={event} onClose={() => setOpen(null)} />}
          {open === "invite" && <InviteSheet group={list.event.group_id} onClose={() => setOpen(null)} />}
          {shown && (
            <PersonSheet
              person={shown}
              needs={(needs.get(shown.person_id) ?? {}) as Needs}
              onClose={() => setOpen(null)}
              onMark={(kind) => {
                mark(shown, kind);
                setOpen(null);
              }}
            />
          )}
          {open === "someone" && (
            <SomeoneSheet
              onClose={() => setOpen(null)}
              onInvite={() => setOpen("invite")}
              onAdd={(name, of) => {
                const id = door.say({ kind: "walk_in", name, of });
                toast(w("did_walk_in", { name }), () => door.say({ kind: "undo", person_id: id }));
                setOpen(null);
              }}
            />
          )}
          {open === "count" && (
            <CountSheet
              counts={list.headcounts}
              onClose={() => setOpen(null)}
              onSave={(counts) => {
                for (const of of ["young_person", "professional"] as const) {
                  const key = of === "professional" ? "professionals" : "young_people";
                  if (counts[key] !== list.headcounts[key]) door.say({ kind: "headcount", of, count: counts[key] });
                }
                toast(w("did_count"));
                setOpen(null);
              }}
            />
          )}
        </>
      )}
    </Screen>
  );
}
