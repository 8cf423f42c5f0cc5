import { beside, catalogues } from "../core/i18n";
import type { NeedKey, Needs } from "../core/types";
import type { IconName } from "./icon-names";
import { w } from "./needs-words";

type Says = Parameters<typeof w>[0];
const english = (says: Says): string => String(catalogues.get("needs")?.[says]);

export interface Quick {
  /** What goes to the server: English in every language, so that the cook counts one thing as one thing. */
  label: string;
  /** Its name on the tile, in the language of whoever ticks it. */
  says: Says;
  icon: IconName;
  /** Ticking it asks for a few words. */
  asks?: boolean;
}

const tile = (says: Says, icon: IconName, asks = false): Quick => ({ label: english(says), says, icon, asks });

/** What people often need, as tiles. The server gets the words; whatever else somebody types goes with them. */
export const QUICK: Record<NeedKey, Quick[]> = {
  travel: [
    tile("t_travel_bus", "bus"),
    tile("t_travel_taxi", "car-taxi-front"),
    tile("t_travel_meet", "footprints"),
    tile("t_travel_else", "pencil", true),
  ],
  food: [
    tile("t_food_halal", "check-check"),
    tile("t_food_veggie", "leaf"),
    tile("t_food_allergy", "triangle-alert", true),
    tile("t_food_else", "utensils", true),
  ],
  access: [
    tile("t_access_quiet", "ear-off"),
    tile("t_access_step", "accessibility"),
    tile("t_access_bsl", "hand-helping"),
    tile("t_access_else", "pencil", true),
  ],
  support_person: [tile("t_support_person", "user-plus", true)],
  child: [tile("t_child", "baby", true)],
  early: [tile("t_early", "clock", true)],
  other: [tile("t_other", "pencil", true)],
};

export interface Told {
  ticked: string[];
  more: string;
}
const MORE = ": ";

/** "Halal, Allergy: nuts" → ticked Halal and Allergy, more "nuts". */
export function readNeed(key: NeedKey, text: string | undefined): Told {
  if (!text) return { ticked: [], more: "" };
  const cut = text.indexOf(MORE);
  const labels = QUICK[key].map((q) => q.label);
  const names = (cut < 0 ? text : text.slice(0, cut)).split(", ");
  const ticked = names.filter((name) => labels.includes(name));
  const rest = names.filter((name) => !labels.includes(name)).join(", ");
  const more = [rest, cut < 0 ? "" : text.slice(cut + MORE.length)].filter(Boolean).join(MORE);
  if (ticked.length > 0 || !more) return { ticked, more };
  return {
    ticked: QUICK[key]
      .filter((q) => q.asks)
      .slice(0, 1)
      .map((q) => q.label),
    more,
  };
}

const NAMES = new Map(
  Object.values(QUICK)
    .flat()
    .map((it) => [it.label, it.says]),
);
/** A need as it was written, with the tiles in the reader's language. */
export function shownNeed(text: string): string {
  const [ticked = "", ...more] = text.split(MORE);
  // Without a tile in it this is somebody's own sentence: it stays as it was written, commas and all.
  if (!ticked.split(", ").some((name) => NAMES.has(name))) return text;
  const names = ticked.split(", ").map((name) => {
    const says = NAMES.get(name);
    return says ? w(says) : name;
  });
  return [beside(...names), ...more].join(MORE);
}

export function writeNeed(told: Told): string | undefined {
  if (told.ticked.length === 0) return undefined;
  const more = told.more.trim();
  return told.ticked.join(", ") + (more ? MORE + more : "");
}

export const hasAllergy = (told: Told): boolean => told.ticked.includes(english("t_food_allergy"));

/** An allergy without a word about what is worse than no answer: the cook would have to guess. */
export const allergyUnsaid = (told: Told | undefined): boolean => !!told && hasAllergy(told) && told.more.trim() === "";

export function writeNeeds(all: Partial<Record<NeedKey, Told>>): Needs {
  const needs: Needs = {};
  for (const [key, told] of Object.entries(all) as [NeedKey, Told][]) {
    const text = writeNeed(told);
    if (text) needs[key] = text;
  }
  return needs;
}
