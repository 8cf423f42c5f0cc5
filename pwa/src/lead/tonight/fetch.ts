/** Check-in lists and codes, fetched before they are needed and kept until a day after the end. */
import { now } from "../../core/clock";
import { call } from "../../core/session";
import { keepUntil } from "../../core/short-lived";
import type { Attendance, AttendanceFact, CheckInCode } from "../../core/types";

export const doorPath = (event: string): string => `/api/events/${event}/attendance`;
/** The list as the server had it, and what was sent since then. */
export interface Kept {
  list: Attendance;
  sent: AttendanceFact[];
}
export const keep = (event: string, { list, sent }: Kept) =>
  keepUntil(doorPath(event), goneAt(list.event.ends_at), { list: namesOnly(list), sent });

/** Fetches the list before it is needed, so that the night works without signal. */
export async function fetchDoor(event: string): Promise<Attendance> {
  const list = await call<Attendance>(doorPath(event));
  await keep(event, { list, sent: [] });
  return list;
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

export const codePath = (event: string): string => `/api/events/${event}/check-in-code`;

export async function fetchCode(event: string): Promise<CheckInCode> {
  const made = await call<CheckInCode>(codePath(event));
  const last = Date.parse(made.first_at) + made.codes.length * made.step_seconds * 1000;
  await keepUntil(codePath(event), goneAt(new Date(last).toISOString()), made);
  return made;
}

/** The code of this moment among those fetched; null when they do not reach as far. */
export function codeNow(made: CheckInCode, at = now().getTime()): string | null {
  const step = Math.floor((at - Date.parse(made.first_at)) / (made.step_seconds * 1000));
  return made.codes[Math.max(0, step)] ?? null;
}
