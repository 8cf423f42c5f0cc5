import { buttons } from "./buttons";
import { cards } from "./cards";
import type { Entry } from "./entry";
import { fields } from "./fields";
import { forms } from "./forms";
import { frames } from "./frames";
import { messages } from "./messages";
import { moneyAndEndings } from "./money-and-endings";
import { roomsToCome } from "./rooms-to-come";

/** Every part of the design system, with its states and what is promised about it: shown at /catalogue, read by the tests. */
export const entries: Entry[] = [
  ...buttons,
  ...fields,
  ...forms,
  ...cards,
  ...messages,
  ...frames,
  ...moneyAndEndings,
  ...roomsToCome,
];
