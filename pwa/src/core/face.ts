/** Somebody can have several sides of the app: their own, a group they run, staff work. The last one is opened next time. */
import { hasFace, keptSession, NOTE } from "./session";
import type { Face } from "./types";

/** Kept with the session's note: it goes when the session ends, and a shared phone keeps none. */
export function rememberFace(face: Face): void {
  const note = keptSession();
  if (note) localStorage.setItem(NOTE, JSON.stringify({ ...note, face }));
}

let asked = false;
/** Where the app begins when it is opened at its first page. Any other address is meant as it is. */
export function faceAtStart(): Face | null {
  const first = !asked;
  asked = true;
  const opened = performance.getEntriesByType?.("navigation")[0]?.name;
  if (!first || !opened || new URL(opened).pathname !== "/") return null;
  const face = keptSession()?.face;
  return face && face !== "young_person" && hasFace(face) ? face : null;
}
