import { room } from "../core/i18n";

/** What fields, steps and sharing say by themselves. They come with the screens that have them. */
export const w = room("forms", {
  step: "Step {n} of {of}",
  check_form: { one: "Check one thing", other: "Check {n} things" },
  spelled: "Say it like this: {letters}",
  copy: "Copy the link",
  copied: "Copied.",
  share: "Share it",
  qr: "Square code for the camera",
  fewer: "One fewer",
  more: "One more",
});
