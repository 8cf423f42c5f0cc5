import { room } from "../core/i18n";

export const w = room("running", {
  two_title: "Two versions",
  two_lead: "Someone else changed this while you were writing. Nothing is lost. Pick what should stay.",
  all_mine: "Keep all mine",
  all_theirs: "Take all theirs",
  mine: "Yours",
  theirs: "Theirs",
  empty: "(nothing)",
  save_this: "Save this",
  go_back: "Go on writing",
  made: "Your invite is ready",
  code_title: "Or say this code out loud",
  good_until: "Works until {day}.",
  good_for: { one: "For {n} person.", other: "For {n} people." },
  invite_text: "Join us on Linkup:",
  here: "Here",
  tap_in: "Tap in",
  here_of: "{name}, here",
  saved_here: "Saved on this phone",
});
