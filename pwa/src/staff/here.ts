/** Which programme the person works on right now, and what they may do there. */
import { signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Fresh } from "../core/fresh";
import { me } from "../core/session";
import type { HeldCheckIns, MyProgramme, OpenEnds, Programme } from "../core/types";

export interface Here {
  mine: MyProgramme;
  /** The programme as the server tells it, with what I may do in `can`. */
  programme: Fresh<Programme>;
  /** What is missing afterwards and which check-ins wait: counted in the rail, shown on their pages. */
  ends: Fresh<OpenEnds>;
  held: Fresh<HeldCheckIns>;
  path: string;
  may: (operation: string) => boolean;
}
export const HereContext = createContext<Here | null>(null);
export const useHere = (): Here => useContext(HereContext)!;

export const myProgrammes = (): MyProgramme[] => me.value?.programmes.filter((p) => p.roles.length > 0) ?? [];

const KEY = "linkup:programme";
export const chosen = signal<string | null>(localStorage.getItem(KEY));
export function choose(id: string): void {
  localStorage.setItem(KEY, id);
  chosen.value = id;
}
export const current = (): MyProgramme | undefined => {
  const all = myProgrammes();
  return all.find((p) => p.id === chosen.value) ?? all[0];
};
