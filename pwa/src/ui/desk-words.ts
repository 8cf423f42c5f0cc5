import { room } from "../core/i18n";

export const w = room("staff-desk", {
  more: "More",
  sort: ", put in order",
  sort_turn: ", turn the order round",
});
