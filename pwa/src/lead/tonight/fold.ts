/** What is true at the door: the server's list with the taps of this phone laid over it, in the order they were made. */
import type { Attendance, AttendanceFact, Mark } from "../../core/types";

export const THERE: ReadonlySet<Mark | null> = new Set<Mark | null>(["present", "late", "left_early"]);

export interface DoorPerson {
  person_id: string;
  chosen_name: string;
  tell_apart: string | null;
  answer: Attendance["people"][number]["answer"];
  mark: Mark | null;
  /** When it was tapped on this phone; null when it came from the server. */
  at: string | null;
  /** Still on this phone only. */
  unsent: boolean;
}
export interface DoorList {
  event: Attendance["event"];
  people: DoorPerson[];
  walk_ins: (Attendance["walk_ins"][number] & { unsent: boolean })[];
  headcounts: Attendance["headcounts"];
  totals: Attendance["totals"];
  expected: number;
}

const when = (fact: AttendanceFact): number => Date.parse(fact.at) + fact.clock_offset_ms;
const inOrder = (a: AttendanceFact, b: AttendanceFact): number => when(a) - when(b) || (a.nonce < b.nonce ? -1 : 1);

/** `taps`: facts the server has not confirmed yet. */
export function fold(list: Attendance, taps: AttendanceFact[]): DoorList {
  const people = new Map<string, DoorPerson>(
    list.people.map((p) => [p.person_id, { ...p, at: null, unsent: false }] as const),
  );
  let walkIns = list.walk_ins.map((one) => ({ ...one, unsent: false }));
  const headcounts = { ...list.headcounts };
  const undone = new Set<string>();
  for (const fact of taps.toSorted(inOrder)) {
    const person = people.get(fact.person_id ?? "");
    const of = fact.of ?? "young_person";
    if (fact.kind === "walk_in") {
      if (!walkIns.some((one) => one.id === fact.nonce))
        walkIns.push({ id: fact.nonce, name: fact.name ?? "", of, unsent: true });
    } else if (fact.kind === "headcount") {
      headcounts[of === "professional" ? "professionals" : "young_people"] = fact.count ?? 0;
    } else if (fact.kind === "undo") {
      undone.add(fact.person_id ?? "");
      if (person) Object.assign(person, { mark: null, at: null, unsent: true });
    } else if (person) Object.assign(person, { mark: fact.kind, at: fact.at, unsent: true });
  }
  walkIns = walkIns.filter((one) => !undone.has(one.id));

  const all = [...people.values()];
  const young =
    all.filter((p) => THERE.has(p.mark)).length +
    walkIns.filter((one) => one.of === "young_person").length +
    headcounts.young_people;
  const professionals = walkIns.filter((one) => one.of === "professional").length + headcounts.professionals;
  return {
    event: list.event,
    people: all,
    walk_ins: walkIns,
    headcounts,
    totals: { young_people: young, professionals, all: young + professionals },
    expected: all.filter((p) => p.answer === "going" || p.answer === "offered").length,
  };
}

export type Pile = "going" | "maybe" | "none" | "cannot";
/** People by what they said. Nobody moves when they are tapped: a list that jumps is a list you mis-tap. */
export function piles(people: DoorPerson[]): [Pile, DoorPerson[]][] {
  const pile = (p: DoorPerson): Pile =>
    p.answer === "cannot" ? "cannot" : p.answer === "maybe" ? "maybe" : p.answer === null ? "none" : "going";
  const order: Pile[] = ["going", "maybe", "none", "cannot"];
  const byName = people.toSorted((a, b) => a.chosen_name.localeCompare(b.chosen_name));
  return order
    .map((name): [Pile, DoorPerson[]] => [name, byName.filter((p) => pile(p) === name)])
    .filter(([, list]) => list.length > 0);
}

/** What stays on the phone for a night without signal: names and who is here. No needs, no reasons. */
export function namesOnly(list: Attendance): Attendance {
  const { results: _, needs_staff: __, ...rest } = list;
  return {
    ...rest,
    needs_staff: [],
    event: { ...list.event, my_answer: null, place_in_line: null, offer_until: null },
  };
}

/** A list goes 24 hours after its activity ended. */
export const goneAt = (endsAt: string): string => new Date(Date.parse(endsAt) + 24 * 3_600_000).toISOString();
