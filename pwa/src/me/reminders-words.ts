import { room } from "../core/i18n";

export const w = room("reminders", {
  title: "Reminders",
  coming: "Before something you're coming to",
  day: "The evening before",
  soon: "Two hours before",
  unsaid: "When you have not said yes or no",
  answer: "Ask me once",
  answer_more: "Two days before. If you said no, nobody asks again.",
  night: "No reminder comes between 9 at night and 8 in the morning.",
  where: "You read them in Updates.",
  mute: "Quiet groups",
  mute_more:
    "No reminders from a group you tick. All it tells you still stands in Updates, but nothing shows it is new.",
  no_groups: "You are in no group yet.",
  sent: "Saved.",
  saved: "Saved on this phone. It will send when you're back online.",
  no_signal: "This needs signal. Try again when you're back online.",
  act: "Your reminders",
});
