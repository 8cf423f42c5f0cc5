import { room } from "../core/i18n";

export const w = room("notices", {
  title: "Updates",
  none: "Nothing new yet",
  none_more: "When something changes for you, you read it here first.",
  older: "Show older",
  why: "Why did I get this?",
  before: "Before that",
  new_one: "New.",
  see: "Have a look",
  look: "See what's on",
});
