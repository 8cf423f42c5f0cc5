import { now } from "../../core/clock";
import type { PlanCard } from "../../core/types";

const HOUR = 3_600_000;
/** People help set up before it starts; longer before, a tap is likely on the wrong list. */
const EARLY = 3 * HOUR;
const start = (card: PlanCard): number => Date.parse(card.starts_at);
const end = (card: PlanCard): number => Date.parse(card.ends_at);

export interface Night {
  /** From three hours before the start to three hours after the end, not wrapped up yet. */
  on: PlanCard[];
  /** Over, published, not wrapped up: someone should write down how it went. */
  toWrap: PlanCard[];
  /** The next seven days. */
  soon: PlanCard[];
}
export function pick(cards: PlanCard[], at = now().getTime()): Night {
  const open = cards.filter((c) => c.state === "published");
  const on = open.filter((c) => start(c) - EARLY <= at && at <= end(c) + 3 * HOUR);
  return {
    on,
    toWrap: open.filter((c) => end(c) + 3 * HOUR < at && at - end(c) < 14 * 24 * HOUR),
    soon: open.filter((c) => start(c) - EARLY > at && start(c) - at < 7 * 24 * HOUR),
  };
}

/** From when on people are checked in, as long as it is too early for that. */
export function opensAt(startsAt: string, at = now().getTime()): Date | null {
  const opens = Date.parse(startsAt) - EARLY;
  return opens > at ? new Date(opens) : null;
}

/** Lists worth having on the phone already: what is on, and what starts within three days. */
export const worthFetching = (night: Night, at = now().getTime()): string[] =>
  [...night.on, ...night.soon.filter((c) => start(c) - at < 72 * HOUR)].map((c) => c.id);
