/** The plan of an activity as pages, one thing each. New activities go through what must be there; the rest can follow. */
import type { Flat } from "../../core/merge";
import { deep, flat } from "../../core/merge";
import type { Event } from "../../core/types";
import { filled, type Item, type ListKind } from "./lists";
import { penceOf, poundsOf } from "./money";
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
  | "services"
  | "agenda"
  | "questions"
  | "pay"
  | "photos"
  | "after"
  | "host"
  | "why"
  | "risk"
  | "emergency"
  | "upset"
  | "copy";

export type ChoiceKind = "mode" | "led_by" | "level" | "photo" | "pay";
export type FieldKind =
  | "short"
  | "long"
  | "date"
  | "time"
  | "number"
  | "url"
  | "kind"
  | "tick"
  | "costs"
  | ChoiceKind
  | ListKind;
export interface FieldSpec {
  field: string;
  as: FieldKind;
  max?: number;
}
const short = (field: string, max = 300): FieldSpec => ({ field, as: "short", max });
const long = (field: string, max = 1000): FieldSpec => ({ field, as: "long", max });
const number = (field: string): FieldSpec => ({ field, as: "number" });

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
    long("tech", 500),
  ],
  who: [short("look_for"), short("who_will_be_there"), short("your_person", 120), { field: "led_by", as: "led_by" }],
  door: [long("access"), long("space", 500), long("food", 500), long("bring", 500)],
  calm: [short("quiet_space"), short("breaks"), long("content_notes")],
  size: [number("expected_people"), { field: "also_there", as: "also_there" }, number("capacity")],
  services: [{ field: "services", as: "services" }],
  agenda: [{ field: "agenda", as: "agenda" }],
  questions: [
    { field: "questions.items", as: "lines" },
    long("questions.note", 500),
    { field: "questions.share", as: "tick" },
  ],
  pay: [
    { field: "pay.kind", as: "pay" },
    { field: "pay.amount_pence", as: "short", max: 12 },
    short("pay.thanks", 120),
    short("pay.paid_when", 120),
    number("pay.minutes"),
    number("pay.preparation_minutes"),
    { field: "pay.covers", as: "costs" },
  ],
  photos: [{ field: "photos.plan", as: "photo" }, short("photos.by", 120), short("photos.free_spot")],
  after: [long("what_happens_after")],
  host: [short("host_name", 120), short("host_contact")],
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
  copy: [short("title", 80), { field: "date", as: "date" }, { field: "from", as: "time" }, { field: "to", as: "time" }],
};
export const PAGE_KEYS = (Object.keys(FIELDS) as PageKey[]).filter((page) => page !== "copy");
const LIST_OF: Record<string, ListKind> = {
  agenda: "agenda",
  also_there: "also_there",
  services: "services",
  "questions.items": "lines",
};
const LISTS = new Set([...Object.keys(LIST_OF), "pay.covers"]);

/** What every plan goes through, whatever the kind asks. */
const ALWAYS: PageKey[] = ["kind", "what", "when", "where", "who", "door", "size"];

/** The pages that hold these points ("risk" is on three of them), beside those every plan has. */
export function pagesFor(points: Iterable<string>): PageKey[] {
  const wanted = new Set(points);
  const has = (field: string) => wanted.has(field) || wanted.has(field.split(".")[0]!);
  return PAGE_KEYS.filter((page) => ALWAYS.includes(page) || FIELDS[page].some((spec) => has(spec.field)));
}

/** The page where an open point is mended. Cards ("why", "risk") open at their first page. */
export function pageOf(field: string): PageKey {
  const [head = ""] = field.split(".");
  const virtual = field === "starts_at" || field === "ends_at" || field === "zone" ? "date" : field;
  const on = (fits: (field: string) => boolean) =>
    PAGE_KEYS.find((page) => FIELDS[page].some((spec) => fits(spec.field)));
  return (
    on((it) => it === virtual || it.startsWith(`${virtual}.`)) ??
    on((it) => it === head || virtual.startsWith(`${it}.`)) ??
    "what"
  );
}

const MONEY = ["involvement_fee", "hours", "thanks"];
const HIDDEN: Record<string, (all: Flat) => boolean> = {
  online_link: (all) => (all.mode ?? "in_person") === "in_person",
  tech: (all) => (all.mode ?? "in_person") === "in_person",
  place_name: (all) => all.mode === "online",
  place_address: (all) => all.mode === "online",
  capacity: (all) => all.kind === "drop_in",
  "pay.amount_pence": (all) => !MONEY.includes(String(all["pay.kind"])),
  "pay.thanks": (all) => all["pay.kind"] !== "thanks",
  "pay.paid_when": (all) => !all["pay.kind"] || all["pay.kind"] === "none",
  "pay.minutes": (all) => !["involvement_fee", "hours"].includes(String(all["pay.kind"])),
  "pay.preparation_minutes": (all) => !["involvement_fee", "hours"].includes(String(all["pay.kind"])),
  "pay.covers": (all) => !all["pay.kind"] || all["pay.kind"] === "none",
  "photos.by": (all) => !all["photos.plan"] || all["photos.plan"] === "none",
  "photos.free_spot": (all) => !all["photos.plan"] || all["photos.plan"] === "none",
};
/** Fields that make no sense for what was chosen are not asked. `all` knows the kind and the mode too. */
export const asked = (page: PageKey, all: Flat): FieldSpec[] =>
  FIELDS[page].filter(({ field }) => !HIDDEN[field]?.(all));

/** What stands in an activity now, in the words of these pages. */
export function fieldsOf(event: Event): Flat {
  const from = localOf(event.starts_at, event.zone);
  const to = localOf(event.ends_at, event.zone);
  const oneDay = to.date === from.date || (to.date === nextDay(from.date) && to.time < from.time);
  const { plan, ...texts } = event;
  return {
    ...planFields({ ...texts, ...plan }),
    date: from.date,
    from: from.time,
    to: to.time,
    last_day: oneDay ? "" : to.date,
  };
}
/** Texts and parts as they are sent, as fields of these pages. */
export function planFields(plan: object): Flat {
  const all = flat(plan);
  return { ...all, "pay.amount_pence": poundsOf(all["pay.amount_pence"]) };
}
export const pageFields = (page: PageKey, all: Flat): Flat =>
  Object.fromEntries(FIELDS[page].map(({ field }) => [field, all[field] ?? (LISTS.has(field) ? [] : "")]));

const NUMBERS = new Set(["expected_people", "capacity", "pay.minutes", "pay.preparation_minutes"]);
const TIMES = new Set(["date", "from", "to", "last_day"]);
const blank = (value: unknown): boolean => value === "" || value === null || value === undefined;
/** A part that says nothing is not there: without its choice, or without a word in it. */
const CHOICE: Record<string, string> = { pay: "kind", photos: "plan" };

/** The body to send: times as moments, numbers as numbers, cards as cards; what is empty in a card stays empty. */
export function bodyOf(fields: Flat, zone: string): Record<string, unknown> {
  const out: Flat = {};
  for (const [field, value] of Object.entries(fields)) {
    if (TIMES.has(field)) continue;
    if (NUMBERS.has(field)) out[field] = blank(value) ? null : Number(value);
    else if (field === "pay.amount_pence") out[field] = penceOf(value);
    else if (field === "questions.share") out[field] = value === true;
    else if (field in LIST_OF) out[field] = filled(LIST_OF[field]!, (value ?? []) as Item[]);
    else out[field] = field === "why.level" && !value ? null : value;
  }
  const { date, from, to, last_day: lastDay } = fields as Record<string, string>;
  if (date && from && to) {
    const endDate = lastDay || (to <= from ? nextDay(date) : date);
    out.starts_at = utcOf({ date, time: from }, zone);
    out.ends_at = utcOf({ date: endDate, time: to }, zone);
  }
  const body = deep(out);
  for (const [part, choice] of Object.entries(CHOICE))
    if (part in body && !(body[part] as Flat | null)?.[choice]) body[part] = null;
  const questions = body.questions as { items?: unknown[]; note?: string; share?: boolean } | null | undefined;
  if (questions && !questions.items?.length && !questions.note && !questions.share) body.questions = null;
  return body;
}
