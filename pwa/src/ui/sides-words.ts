import { room } from "../core/i18n";

export const w = room("sides", {
  sides: "Your sides of Linkup",
  here_young_person: "Your side",
  here_lead: "You're running this",
  here_staff: "Staff",
  go_young_person: "My side",
  go_lead: "Run a group",
  go_staff: "Staff work",
  back: "Switch back",
});
