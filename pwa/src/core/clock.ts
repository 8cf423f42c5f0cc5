/** The one clock of the app. Phones are often minutes or hours wrong, so it learns the difference from the server. */

const KEPT = "linkup-clock";
/** Kept, because a phone that starts without signal is as wrong as it was. */
let offset = Number(localStorage.getItem(KEPT));

/** Learns from an answer's Date header, allowing half the round trip. */
export function learnClock(dateHeader: string | null, askedAt: number, answeredAt: number): void {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (Number.isNaN(server)) return;
  const measured = Math.round(server + 500 - (askedAt + answeredAt) / 2);
  if (Math.abs(measured - offset) > 2000) localStorage.setItem(KEPT, String(measured));
  offset = measured;
}

/** How many milliseconds the server is ahead of this phone, as last measured. */
export const clockOffset = (): number => offset;

/** Now, by the server's clock. */
export const now = (): Date => new Date(Date.now() + offset);
