import type { ComponentChildren } from "preact";
import type { ScreenProps } from "../ui/Screen";

/** One thing that is promised about how a part works for everybody. Tests look for it in the state it names. */
export interface Note {
  says: string;
  state: string;
  role: string;
  name?: string;
  /** Attributes the part has in that state; null: it has none such. */
  has?: Record<string, string | null>;
  /** What is read out with it. */
  told?: string;
}

export interface Entry {
  /** The part, under the name its code has. */
  part: string;
  what: string;
  /** Which words it brings along, and which the screen gives it. */
  words: string;
  states: Record<string, () => ComponentChildren>;
  notes: Note[];
  /** The button that opens what this part is. */
  opens?: string;
  /** What a part of the frame of a page looks like: this page wears it. */
  page?: Partial<ScreenProps>;
}
