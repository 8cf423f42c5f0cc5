/** Dates as people say them: "Fri 12 Dec, 6pm". Times are shown in the activity's own zone; "today" is true on the reader's clock. */
import { now } from "./clock";
import { locale } from "./i18n";

const LONDON = "Europe/London";

const DAY = { weekday: "short", day: "numeric", month: "short" } as const;
const made = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = locale() + JSON.stringify(options);
  let found = made.get(name);
  if (!found) {
    found = new Intl.DateTimeFormat(locale(), options);
    made.set(name, found);
  }
  return found;
}
const parts = (at: Date, options: Intl.DateTimeFormatOptions): Record<string, string> =>
  Object.fromEntries(
    format(options)
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  );

/** A date without a time ("2026-11-22") is noon in London, so that no zone moves it to another day. */
const read = (at: string | Date): Date =>
  typeof at === "string" ? new Date(at.length === 10 ? `${at}T12:00:00Z` : at) : at;

export interface DayParts {
  weekday: string;
  day: string;
  month: string;
}
/** "Fri", "12", "Dec": for the big date on a card. */
export function dayParts(at: string | Date, zone = LONDON): DayParts {
  const p = parts(read(at), { ...DAY, timeZone: zone });
  return { weekday: p.weekday ?? "", day: p.day ?? "", month: short(p.month ?? "") };
}
/** en-GB writes "Sept"; every other month has three letters. */
const short = (month: string): string => (month === "Sept" ? "Sep" : month);

/** "Fri 12 Dec"; with the year when it is not this year: "Thu 8 Jan 2027". */
export function day(at: string | Date, zone = LONDON): string {
  const date = read(at);
  const sameYear = yearOf(date, zone) === yearOf(now(), zone);
  if (locale() !== "en-GB")
    return format({ ...DAY, year: sameYear ? undefined : "numeric", timeZone: zone }).format(date);
  const p = dayParts(date, zone);
  return `${p.weekday} ${p.day} ${p.month}${sameYear ? "" : ` ${yearOf(date, zone)}`}`;
}
const yearOf = (at: Date, zone: string): string => parts(at, { year: "numeric", timeZone: zone }).year ?? "";

/** "6pm", "5.45pm", "10am"; midday and midnight are said in words. */
export function clock(at: string | Date, zone = LONDON): string {
  const date = read(at);
  if (locale() !== "en-GB") return format({ timeStyle: "short", timeZone: zone }).format(date);
  const p = parts(date, { hour: "numeric", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  const hour = Number(p.hour);
  if (p.minute === "00" && hour % 12 === 0) return hour === 0 ? "midnight" : "midday";
  return `${hour % 12 || 12}${p.minute === "00" ? "" : `.${p.minute}`}${hour < 12 ? "am" : "pm"}`;
}

/** "Fri 12 Dec, 6pm" */
export function moment(at: string | Date, zone = LONDON): string {
  if (locale() === "en-GB") return `${day(at, zone)}, ${clock(at, zone)}`;
  return format({ ...DAY, hour: "numeric", minute: "2-digit", timeZone: zone }).format(read(at));
}

/** "6pm to 8pm"; over more days "Fri 12 Dec, 6pm to Sun 14 Dec, 4pm". */
export function span(from: string | Date, to: string | Date, zone = LONDON): string {
  const same = sameDay(from, to, zone);
  if (locale() !== "en-GB")
    return format({ ...(!same && DAY), hour: "numeric", minute: "2-digit", timeZone: zone }).formatRange(
      read(from),
      read(to),
    );
  if (same) return `${clock(from, zone)} to ${clock(to, zone)}`;
  return `${moment(from, zone)} to ${moment(to, zone)}`;
}

const dayKey = (at: Date, zone: string): string => {
  const p = parts(at, { year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone });
  return `${p.year}-${p.month}-${p.day}`;
};
/** Hours without a day, as a plan keeps them: "15:00" and "16:30" read "3pm to 4.30pm". Either may be missing. */
export function spoken(from?: string | null, to?: string | null): string {
  const [a, b] = [from, to].map((at) => at && `2026-01-05T${at}:00Z`);
  return a && b ? span(a, b, "UTC") : clock((a || b)!, "UTC");
}
export const sameDay = (a: string | Date, b: string | Date, zone = LONDON): boolean =>
  dayKey(read(a), zone) === dayKey(read(b), zone);

/** Whole days from today to then, by the calendar of that zone. Today 0, tomorrow 1, yesterday -1. */
export function daysAway(at: string | Date, zone = LONDON): number {
  const midnight = (when: Date) => Date.parse(`${dayKey(when, zone)}T00:00:00Z`);
  return Math.round((midnight(read(at)) - midnight(now())) / 86_400_000);
}

/** "today", "tomorrow", "Friday" within the week ahead, else null: say the date then. */
export function nearDay(at: string | Date, zone = LONDON): "today" | "tomorrow" | string | null {
  const away = daysAway(at, zone);
  if (away === 0) return "today";
  if (away === 1) return "tomorrow";
  return away > 1 && away < 7 ? format({ weekday: "long", timeZone: zone }).format(read(at)) : null;
}

/** For an inbox: "9.40am" today, "Mon" this week, else "5 Dec". */
export function ago(at: string | Date): string {
  const away = daysAway(at);
  if (away === 0) return clock(at);
  const p = dayParts(at);
  return away > -7 && away < 0 ? p.weekday : `${p.day} ${p.month}`;
}
