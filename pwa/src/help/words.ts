import { room } from "../core/i18n";

export const w = room("help", {
  title: "What do you need?",
  short: "Help",
  tells_no_one: "Opening this page tells no one.",
  danger: "I am not safe right now",
  danger_more: "Call 999. If you cannot speak, press 55.",
  text_now: "Text someone now, day or night",
  text_more: "Shout: text 85258. Free.",
  childline: "I'm under 19",
  childline_more: "Childline: 0800 1111. Free, day or night.",
  samaritans: "Talk to someone, any age",
  samaritans_more: "Samaritans: 116 123. Free, day or night.",
  nhs: "My mind is not OK and I need help soon",
  nhs_more: "NHS: call 111, then choose option 2.",
  talk_to: "Talk to {name}",
  write_to: "Write to {name}",
  leave_title: "Leave fast",
  leave_more: "It opens the weather and takes Linkup off your screen. With a keyboard: press Shift three times.",
  works_offline: "This page works without signal.",
});
