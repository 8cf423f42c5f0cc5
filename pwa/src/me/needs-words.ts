import { room } from "../core/i18n";

export const w = room("my-needs", {
  title: "My needs",
  intro: "Say it once, then add it to an activity with one tap. You do not have to say anything.",
  nothing: "Nothing here yet",
  what: "What do you need?",
  add: "Add",
  add_one: "Add: {need}",
  change: "Change",
  change_one: "Change: {need}",
  save: "Save",
  forget: "Forget it",
  sent: "Saved. Only you see it.",
  saved: "Saved on this phone. It will send when you're back online.",
  no_signal: "This needs signal. Try again when you're back online.",
  act: "What you usually need",
});
