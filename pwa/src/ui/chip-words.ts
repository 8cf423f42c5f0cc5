import { room } from "../core/i18n";

/** What stands in the small words on cards and updates. */
export const w = room("chips", {
  drop_in: "Just drop in",
  going: "You're going",
  maybe: "Maybe",
  cannot: "Not this time",
  waiting: "You're in line",
  offered: "A place is yours",
  ask: "Are you coming?",
  full: "Full right now",
  off: "Off",
  new_item: "New: ",
});
