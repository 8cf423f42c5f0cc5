import { room } from "../../core/i18n";

export const w = room("staff-audit", {
  title: "Audit",
  under: "What was done here, and when. Never who, never any words people wrote.",
  caption: "What was done, newest first",
  col_what: "What",
  col_about: "On",
  col_change: "Change",
  col_when: "When",
  col_seq: "Number",
  to: "to {to}",
  from_to: "{from} to {to}",
  older: "Show older ones",
  none: "Nothing yet",
});
