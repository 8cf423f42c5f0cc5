import { room } from "../../core/i18n";

export const w = room("staff-bar", {
  csv: "Save as CSV",
  xlsx: "Save for Excel",
  saved: "Saved: {name}",
  filters: "Show only, or save",
  from: "From",
  to: "To",
  group: "Group",
  every_group: "Every group",
  kind: "Kind",
  every_kind: "Every kind",
  role: "In the group as",
  every_role: "Anything",
  role_member: "Member",
  role_co_lead: "Co-lead",
  role_lead: "Lead",
  clear: "Show all",
  found: { one: "{n} line", other: "{n} lines" },
  shown: "{n} of {of} shown",
  more: "Show more",
});
