/** The dates of a rule, to show them before the server makes them. Days only ("2027-01-05"), so no zone can move them. */
import type { SeriesEvery } from "../../core/types";

export const MOST = 60;
const DAY = 86_400_000;
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);
const said = (moment: Date): string => moment.toISOString().slice(0, 10);
const utc = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month, day, 12));

export interface Rule {
  every: SeriesEvery;
  first: string;
  /** The last day it may be on, or how many times. */
  until?: string;
  count?: number;
}

/** At most one more date than a series may have. */
export function datesOf({ every, first, until, count }: Rule): string[] {
  const dates: string[] = [];
  for (let n = 0; dates.length < Math.min(count ?? MOST + 1, MOST + 1); n++) {
    const day = nth(every, at(first), n);
    if (until && day > until) break;
    dates.push(day);
  }
  return dates;
}

function nth(every: SeriesEvery, first: Date, n: number): string {
  if (every === "weekly" || every === "fortnightly")
    return said(new Date(first.getTime() + n * (every === "weekly" ? 7 : 14) * DAY));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + n];
  const last = utc(year, month + 1, 0);
  if (every === "monthly_day") return said(utc(year, month, Math.min(first.getUTCDate(), last.getUTCDate())));
  const week = Math.floor((first.getUTCDate() - 1) / 7);
  if (week === 4) return said(new Date(last.getTime() - ((last.getUTCDay() - first.getUTCDay() + 7) % 7) * DAY)); // a fifth one: the last
  const begin = utc(year, month, 1);
  const ahead = (first.getUTCDay() - begin.getUTCDay() + 7) % 7;
  return said(utc(year, month, 1 + ahead + week * 7));
}
