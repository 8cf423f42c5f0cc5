import { room } from "../core/i18n";

export const w = room("language", {
  title: "Language",
  unchecked: "Made by machine. No person has checked it yet.",
  no_signal: "This needs signal. Try again when you're back online.",
  stays: "These words are in English for now. A person has to check them in your language first.",
});
