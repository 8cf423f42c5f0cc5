import { room } from "../core/i18n";

export const w = room("app", {
  tab_whatson: "What's on",
  tab_groups: "Groups",
  tab_updates: "Updates",
  tab_me: "Me",
  broken: "This page did not load",
  broken_more: "It may be the signal. Try again in a bit.",
  again: "Try again",
  help_now: "Need help now? Call 999. Under 19: Childline 0800 1111. Any age: Samaritans 116 123. Or text 85258.",
  ended: "You're signed out on this phone.",
  no_signal: "No signal right now",
  no_signal_more: "This phone has nothing saved yet. Open Linkup again when you have signal.",
  thrown_away: "Your phone threw away what was saved here. It comes back when you have signal.",
  get_help: "Get help",
});
