import type { NeedKey, Needs } from "../core/types";
import type { IconName } from "../ui/icon-names";
import { w } from "./needs-words";

export interface Quick {
  label: string;
  icon: IconName;
  /** Ticking it asks for a few words. */
  asks?: boolean;
}

/** What people often need, as tiles. The server gets the words; whatever else somebody types goes with them. */
export const QUICK: Record<NeedKey, Quick[]> = {
  travel: [
    { label: w("t_travel_bus"), icon: "bus" },
    { label: w("t_travel_taxi"), icon: "car-taxi-front" },
    { label: w("t_travel_meet"), icon: "footprints" },
    { label: w("t_travel_else"), icon: "pencil", asks: true },
  ],
  food: [
    { label: w("t_food_halal"), icon: "check-check" },
    { label: w("t_food_veggie"), icon: "leaf" },
    { label: w("t_food_allergy"), icon: "triangle-alert", asks: true },
    { label: w("t_food_else"), icon: "utensils", asks: true },
  ],
  access: [
    { label: w("t_access_quiet"), icon: "ear-off" },
    { label: w("t_access_step"), icon: "accessibility" },
    { label: w("t_access_bsl"), icon: "hand-helping" },
    { label: w("t_access_else"), icon: "pencil", asks: true },
  ],
  support_person: [{ label: w("t_support_person"), icon: "user-plus", asks: true }],
  child: [{ label: w("t_child"), icon: "baby", asks: true }],
  early: [{ label: w("t_early"), icon: "clock", asks: true }],
  other: [{ label: w("t_other"), icon: "pencil", asks: true }],
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

export function writeNeed(told: Told): string | undefined {
  if (told.ticked.length === 0) return undefined;
  const more = told.more.trim();
  return told.ticked.join(", ") + (more ? MORE + more : "");
}

/** An allergy without a word about what is worse than no answer: the cook would have to guess. */
export const allergyUnsaid = (told: Told | undefined): boolean =>
  !!told && told.ticked.includes(w("t_food_allergy")) && told.more.trim() === "";

export function writeNeeds(all: Partial<Record<NeedKey, Told>>): Needs {
  const needs: Needs = {};
  for (const [key, told] of Object.entries(all) as [NeedKey, Told][]) {
    const text = writeNeed(told);
    if (text) needs[key] = text;
  }
  return needs;
}
