import type { Hue } from "../core/types";

export const HUES: Hue[] = ["coral", "sky", "leaf", "rose", "lime", "sun"];

/** A small steady number for an id: the same group always gets the same badge. */
export function steady(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
export const hueOf = (id: string): Hue => HUES[steady(id) % HUES.length]!;
/** Joins class names, leaving out what is false. */
export const cx = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");
