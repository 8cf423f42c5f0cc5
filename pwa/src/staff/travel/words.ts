import { room } from "../../core/i18n";

export const w = room("staff-travel", {
  title: "Getting there",
  under: "Whose way is not sorted yet. The soonest is on top.",
  none: "Every way is sorted",
  none_more: "When somebody asks for help to get there, they show up here.",
  who: "Who",
  what: "Activity",
  when: "When",
  state: "How it stands",
  not_yet: "Not sorted yet",
  changed: "Look again",
  call_off: "Call it off",
});
