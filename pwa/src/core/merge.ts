/** Two people changed the same thing: what differs, field by field, and one version made of both. */

export type Flat = Record<string, unknown>;

/** { why: { level: 1 } } → { "why.level": 1 }, so that parts of a card are compared one by one. */
export function flat(thing: object, before = ""): Flat {
  const out: Flat = {};
  for (const [key, value] of Object.entries(thing)) {
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      Object.assign(out, flat(value, `${before}${key}.`));
    else out[before + key] = value;
  }
  return out;
}

/** The way back: { "why.level": 1 } → { why: { level: 1 } }. */
export function deep(fields: Flat): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(fields)) {
    const [head = "", tail] = path.split(".");
    if (tail === undefined) out[head] = value;
    else out[head] = { ...(out[head] as Flat | undefined), [tail]: value };
  }
  return out;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? "") === JSON.stringify(b ?? "");

export type Pick = "mine" | "theirs";
export interface Difference {
  field: string;
  mine: unknown;
  theirs: unknown;
  /** What we would take: a field only they changed is theirs, everything else is mine. */
  pick: Pick;
}

/** Every field of my edit that is not the same now. `seen` is what stood there when I began. */
export function differences(seen: Flat, mine: Flat, theirs: Flat): Difference[] {
  return Object.keys(mine)
    .filter((field) => !same(mine[field], theirs[field]))
    .map((field) => ({
      field,
      mine: mine[field],
      theirs: theirs[field],
      pick: same(mine[field], seen[field]) ? "theirs" : "mine",
    }));
}

/** My edit with their values where theirs were picked. */
export function merged(mine: Flat, differing: Difference[], picks: Record<string, Pick>): Flat {
  const out = { ...mine };
  for (const it of differing) if ((picks[it.field] ?? it.pick) === "theirs") out[it.field] = it.theirs;
  return out;
}
