import { room } from "../core/i18n";

/** What the larger parts say by themselves; everything else comes from the screen. */
export const w = room("parts", {
  done: "Done:",
  now: "Now:",
  next: "Next:",
  still_to_do: "To do:",
  total: "All together",
  as_table: "See it as a table",
});
