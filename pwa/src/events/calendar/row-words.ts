import { room } from "../../core/i18n";

export const w = room("events-calendar-row", {
  add: "Add to calendar",
  add_more: "You choose how much it says",
});
