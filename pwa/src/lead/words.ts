import { room } from "../core/i18n";

export const w = room("lead", {
  tab_tonight: "Tonight",
  tab_plan: "Plan",
  tab_people: "People",
});
