import { room } from "../core/i18n";

export const w = room("here", {
  title: "I'm here",
  back: "Back to the activity",
  ask: "Type the 4 numbers on the lead's phone",
  ask_hint: "They change every few minutes.",
  go: "I'm here",
  in: "You are in",
  in_more: "Have a good time.",
  were: "You were there",
  saved: "Saved on this phone",
  saved_more: "You typed it in time. We send it when you have signal.",
  need_four: "Type all 4 numbers.",
  not_open: "Check-in is not open right now",
  not_open_more: "It opens {when}.",
  over_more: "This activity is over.",
  not_yours: "This is for people in the group",
  not_yours_more: "Ask the lead to let you in.",
  signal: "This needs signal on a shared phone.",
  row: "I'm here",
  row_more: "Check yourself in with the code",
  act: "I'm here: {title}",
});
