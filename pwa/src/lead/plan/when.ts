/** Between what a person types ("12 Dec, 18:00", in the place's own zone) and the moment that crosses the wire. */

interface Local {
  date: string;
  time: string;
}

export function localOf(moment: string | number, zone: string): Local {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
      .formatToParts(new Date(moment))
      .map((p) => [p.type, p.value]),
  );
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** The moment at which a clock in that zone shows this. In the hour that is skipped in spring: the hour after. */
export function utcOf({ date, time }: Local, zone: string): string | null {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return null;
  const shows = (at: number): number => {
    const local = localOf(at, zone);
    return Date.parse(`${local.date}T${local.time}:00Z`);
  };
  let at = wanted - (shows(wanted) - wanted);
  at += wanted - shows(at);
  return new Date(at).toISOString().replace(".000", "");
}

export const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
