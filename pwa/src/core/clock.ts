/** The one clock of the app. Phones are often minutes or hours wrong, so it learns the difference from the server. */

let offset = 0;

/** Learns from an answer's Date header, allowing half the round trip. */
export function learnClock(dateHeader: string | null, askedAt: number, answeredAt: number): void {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (!Number.isNaN(server)) offset = Math.round(server + 500 - (askedAt + answeredAt) / 2);
}

/** How many milliseconds the server is ahead of this phone, as last measured. */
export const clockOffset = (): number => offset;

/** Now, by the server's clock. */
export const now = (): Date => new Date(Date.now() + offset);
