import { room } from "../core/i18n";

export const w = room("status", {
  refused: { one: "{n} thing did not go through", other: "{n} things did not go through" },
  see_why: "See why",
  sending: "Sending",
  waiting_to_send: {
    one: "Waiting to send ({n}). It's saved on this phone.",
    other: "Waiting to send ({n}). They're saved on this phone.",
  },
  new_version: "A new version of Linkup is ready.",
  update: "Update now",
  no_signal: "No signal right now.",
  no_signal_more: "You see what this phone last knew.",
  thrown_away: "Your phone threw away what was saved here.",
  lost_acts: {
    one: "{n} thing was not sent yet. Have a look, and do it again.",
    other: "{n} things were not sent yet. Have a look, and do them again.",
  },
  lost_pages: "Nothing of yours is lost. It comes back with signal.",
  all_right: "All right",
  cannot_save: "This phone can't save things for later.",
  cannot_save_more: "It may be full, or this is a private window. What you do here needs signal.",
});
