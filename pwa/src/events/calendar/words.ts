import { room } from "../../core/i18n";

export const w = room("events-calendar", {
  title: "Add to calendar",
  who: "Who looks at your calendar? Other people may see it on your screen.",
  how: "How much should it say?",
  discreet: "Just “Meet-up” and the time",
  discreet_more: "No name, no place, no group.",
  details: "The name and the place too",
  details_more: "“{title}”, where it is and who to look for.",
  get: "Get it",
  got: "Your phone has it. Open it to add it.",
  signal: "This needs signal the first time. Try again when you're back online.",
  later: "If the time changes, get it again. It takes the place of the old one.",
  all: "Want all your plans there?",
});
