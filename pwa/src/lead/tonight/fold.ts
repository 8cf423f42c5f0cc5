/** What is true at the door: the server's list with the taps of this phone laid over it, each in its place in time. */
import type { Attendance, AttendanceFact, Mark } from "../../core/types";

export const THERE: ReadonlySet<Mark | null> = new Set<Mark | null>(["present", "late", "left_early"]);

type Row = Attendance["people"][number];
type Said = NonNullable<Row["said"]>;
type Of = Attendance["walk_ins"][number]["of"];

export interface DoorPerson {
  person_id: string;
  chosen_name: string;
  tell_apart: string | null;
  answer: Row["answer"];
  mark: Mark | null;
  /** When it was tapped on this phone; null when it came from the server. */
  at: string | null;
  /** Still on this phone only. */
  unsent: boolean;
}
export interface DropIn {
  service: string;
  of: Of;
  count: number;
}
export interface DoorList {
  event: Attendance["event"];
  people: DoorPerson[];
  walk_ins: (Attendance["walk_ins"][number] & { unsent: boolean })[];
  headcounts: { young_people: number; professionals: number };
  drop_in: DropIn[];
  totals: Attendance["totals"];
  expected: number;
}

type Key = { ms: number; nonce: string };
const keyOf = (fact: AttendanceFact): Key => ({ ms: Date.parse(fact.at) + fact.clock_offset_ms, nonce: fact.nonce });
const keyOfSaid = (said: Said): Key => ({ ms: Date.parse(said.at), nonce: said.nonce });
const isAfter = (a: Key, b: Key | null): boolean => !b || a.ms > b.ms || (a.ms === b.ms && a.nonce > b.nonce);
const inOrder = (a: AttendanceFact, b: AttendanceFact): number => (isAfter(keyOf(a), keyOf(b)) ? 1 : -1);

const headOf = (of: Of) => (of === "professional" ? "professionals" : "young_people");

/** `taps`: facts the list does not have yet, or may have. `sent`: those of them the server has confirmed. */
export function fold(list: Attendance, taps: AttendanceFact[], sent: ReadonlySet<string> = new Set()): DoorList {
  const undone = new Set(list.undone);
  for (const fact of taps) if (fact.kind === "undo") undone.add(fact.person_id ?? "");
  const rows = new Map(list.people.map((row) => [row.person_id, new PersonNow(row)]));
  const heads = { young_people: list.headcounts.young_people, professionals: list.headcounts.professionals };
  const headKeys = {
    young_people: list.headcounts.young_people_said && keyOfSaid(list.headcounts.young_people_said),
    professionals: list.headcounts.professionals_said && keyOfSaid(list.headcounts.professionals_said),
  };
  const walkIns = list.walk_ins.map((one) => ({ ...one, unsent: false }));
  const counters = new Map((list.drop_in ?? []).map((one) => [`${one.service}/${one.of}`, { ...one }]));
  const counted = new Set(list.counted);

  for (const fact of taps.toSorted(inOrder)) {
    const of = fact.of ?? "young_person";
    const unsent = !sent.has(fact.nonce);
    if (fact.kind === "walk_in") {
      if (!walkIns.some((one) => one.id === fact.nonce))
        walkIns.push({ id: fact.nonce, name: fact.name ?? "", of, unsent });
    } else if (fact.kind === "headcount") {
      const key = headOf(of);
      if (!isAfter(keyOf(fact), headKeys[key])) continue;
      heads[key] = fact.count ?? 0;
      headKeys[key] = keyOf(fact);
    } else if (fact.kind === "drop_in") {
      if (counted.has(fact.nonce) || undone.has(fact.nonce)) continue;
      count(counters, fact.service ?? "", of, fact.count ?? 0);
    } else rows.get(fact.person_id ?? "")?.hear(fact, unsent);
  }

  return summed(
    list,
    [...rows.values()].map((row) => row.shown()),
    walkIns.filter((one) => !undone.has(one.id)),
    heads,
    [...counters.values()].map((one) => ({ ...one, count: Math.max(0, one.count) })),
  );
}

function count(counters: Map<string, DropIn>, service: string, of: Of, by: number): void {
  const key = `${service}/${of}`;
  const had = counters.get(key) ?? { service, of, count: 0 };
  counters.set(key, { ...had, count: had.count + by });
}

/** The newest word from the door, and whether somebody checked themselves in: that counts where the door did not say they are there. */
class PersonNow {
  private door: { kind: Mark | "undo" | null; key: Key | null };
  private at: string | null = null;
  private unsent = false;

  constructor(private row: Row) {
    const said = row.said;
    // A list kept from before has no words, only the mark: whatever is tapped now is newer.
    this.door = said
      ? { kind: said.kind as Mark | "undo", key: keyOfSaid(said) }
      : { kind: row.own ? null : row.mark, key: null };
    this.at = said?.at ?? null;
  }

  hear(fact: AttendanceFact, unsent: boolean): void {
    if (!isAfter(keyOf(fact), this.door.key)) return;
    this.door = { kind: fact.kind as Mark | "undo", key: keyOf(fact) };
    this.at = fact.at;
    this.unsent = unsent;
  }

  shown(): DoorPerson {
    const { person_id, chosen_name, tell_apart, answer, own } = this.row;
    const said = this.door.kind === "undo" ? null : this.door.kind;
    const self = own && isAfter(keyOfSaid(own), this.door.key) && !THERE.has(said);
    const mark = self ? "present" : said;
    return { person_id, chosen_name, tell_apart, answer, mark, at: self ? own.at : this.at, unsent: this.unsent };
  }
}

function summed(
  list: Attendance,
  people: DoorPerson[],
  walkIns: DoorList["walk_ins"],
  headcounts: DoorList["headcounts"],
  dropIn: DropIn[],
): DoorList {
  const of = (kind: Of) =>
    walkIns.filter((one) => one.of === kind).length +
    headcounts[headOf(kind)] +
    (dropIn.find((one) => one.service === "" && one.of === kind)?.count ?? 0);
  const young = people.filter((p) => THERE.has(p.mark)).length + of("young_person");
  const professionals = of("professional");
  return {
    event: list.event,
    people,
    walk_ins: walkIns,
    headcounts,
    drop_in: dropIn,
    totals: { young_people: young, professionals, all: young + professionals },
    expected: people.filter((p) => p.answer === "going" || p.answer === "offered").length,
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
