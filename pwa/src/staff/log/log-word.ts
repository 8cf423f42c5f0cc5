import { w } from "./words";

/** The words the log counts by: English in the files, said in the reader's language on the screen. */
const KNOWN: Record<string, Parameters<typeof w>[0]> = {
  "New and old members": "who_both",
  "Movement members": "who_movement",
  "New members": "who_new",
  Online: "who_online",
  "Professionals & YP's": "who_professionals",
  "New YP and professionals": "who_new_professionals",
  "Not said": "who_not_said",
  "Young people": "led_young_people",
  "Young people and staff": "led_together",
  Staff: "led_staff",
};
export const logWord = (text: string): string => (KNOWN[text] ? String(w(KNOWN[text])) : text);
