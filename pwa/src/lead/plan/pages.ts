/** The plan of an activity as pages, one thing each. New activities go through all of them; later each is edited alone. */
import type { Flat } from "../../core/merge";
import { deep, flat } from "../../core/merge";
import type { Event, EventKind } from "../../core/types";
import { localOf, nextDay, utcOf } from "./when";

export type PageKey =
  | "kind"
  | "what"
  | "when"
  | "where"
  | "who"
  | "door"
  | "calm"
  | "size"
  | "after"
  | "why"
  | "risk"
  | "emergency"
  | "upset";

export type FieldKind = "short" | "long" | "date" | "time" | "number" | "url" | "kind" | "mode" | "led_by" | "level";
export interface FieldSpec {
  field: string;
  as: FieldKind;
  max?: number;
}
const short = (field: string, max = 300): FieldSpec => ({ field, as: "short", max });
const long = (field: string, max = 1000): FieldSpec => ({ field, as: "long", max });

export const FIELDS: Record<PageKey, FieldSpec[]> = {
  kind: [{ field: "kind", as: "kind" }],
  what: [short("title", 80), long("about", 2000)],
  when: [
    { field: "date", as: "date" },
    { field: "from", as: "time" },
    { field: "to", as: "time" },
    { field: "last_day", as: "date" },
  ],
  where: [
    { field: "mode", as: "mode" },
    short("place_name", 120),
    short("place_address"),
    { field: "online_link", as: "url", max: 500 },
  ],
  who: [short("look_for"), short("who_will_be_there"), short("your_person", 120), { field: "led_by", as: "led_by" }],
  door: [long("access"), long("food", 500), long("bring", 500)],
  calm: [short("quiet_space"), short("breaks"), long("content_notes")],
  size: [
    { field: "expected_people", as: "number" },
    { field: "capacity", as: "number" },
  ],
  after: [long("what_happens_after")],
  why: [
    long("why.why_involve"),
    long("why.what_can_change"),
    short("why.who_decides"),
    short("why.what_you_get"),
    { field: "why.level", as: "level" },
  ],
  risk: [long("risk.who_could_be_hurt"), long("risk.measures")],
  emergency: [long("risk.emergency_plan"), short("risk.emergency_contact")],
  upset: [long("risk.sensitive_topics"), long("risk.if_someone_is_upset")],
};
export const PAGE_KEYS = Object.keys(FIELDS) as PageKey[];

/** Which pages a new activity of this kind goes through. Only a guide: what must be there, the server's checklist says. */
const ASKS_WHY = new Set<EventKind>(["co_design", "panel", "decision_makers"]);
const NO_RISK = new Set<EventKind>(["meet_up", "online_chat"]);
const RISK: PageKey[] = ["risk", "emergency", "upset"];
export function pagesFor(kind: EventKind | null | undefined): PageKey[] {
  return PAGE_KEYS.filter(
    (page) =>
      (page !== "why" || (kind && ASKS_WHY.has(kind))) && (!RISK.includes(page) || (kind && !NO_RISK.has(kind))),
  );
}

/** The page where an open point is mended. Cards ("why", "risk") open at their first page. */
export function pageOf(field: string): PageKey {
  const virtual = field === "starts_at" || field === "ends_at" || field === "zone" ? "date" : field;
  return (
    PAGE_KEYS.find((page) =>
      FIELDS[page].some((spec) => spec.field === virtual || spec.field.startsWith(`${virtual}.`)),
    ) ?? "what"
  );
}

/** Fields that make no sense for what was chosen are not asked. */
export function asked(page: PageKey, fields: Flat): FieldSpec[] {
  const mode = fields.mode ?? "in_person";
  return FIELDS[page].filter(({ field }) =>
    field === "online_link"
      ? mode !== "in_person"
      : field === "place_name" || field === "place_address"
        ? mode !== "online"
        : true,
  );
}

/** What stands in an activity now, in the words of these pages. */
export function fieldsOf(event: Event): Flat {
  const from = localOf(event.starts_at, event.zone);
  const to = localOf(event.ends_at, event.zone);
  const oneDay = to.date === from.date || (to.date === nextDay(from.date) && to.time < from.time);
  return {
    ...flat(event),
    date: from.date,
    from: from.time,
    to: to.time,
    last_day: oneDay ? "" : to.date,
  };
}
export const pageFields = (page: PageKey, all: Flat): Flat =>
  Object.fromEntries(FIELDS[page].map(({ field }) => [field, all[field] ?? ""]));

const NUMBERS = new Set(["expected_people", "capacity"]);
const TIMES = new Set(["date", "from", "to", "last_day"]);

/** The body to send: times as moments, numbers as numbers, cards as cards; what is empty in a card stays empty. */
export function bodyOf(fields: Flat, zone: string): Record<string, unknown> {
  const out: Flat = {};
  for (const [field, value] of Object.entries(fields)) {
    if (TIMES.has(field)) continue;
    if (NUMBERS.has(field)) out[field] = value === "" || value === null || value === undefined ? null : Number(value);
    else out[field] = field === "why.level" && !value ? null : value;
  }
  const { date, from, to, last_day: lastDay } = fields as Record<string, string>;
  if (date && from && to) {
    const endDate = lastDay || (to <= from ? nextDay(date) : date);
    out.starts_at = utcOf({ date, time: from }, zone);
    out.ends_at = utcOf({ date: endDate, time: to }, zone);
  }
  return deep(out);
}
