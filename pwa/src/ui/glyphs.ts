import type { Glyph } from "../core/types";

/** What a group can choose from as the drawing on its badge. */
export const GLYPHS: Glyph[] = [
  "spoon",
  "ball",
  "film",
  "mic",
  "book",
  "brush",
  "boot",
  "heart",
  "star",
  "chat",
  "leaf",
  "music",
];
