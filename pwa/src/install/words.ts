import { room } from "../core/i18n";

export const w = room("install-guide", {
  title: "Put Linkup on your home screen",
  why: "It opens with one tap and works without signal. The icon only says “Linkup”.",
  there: "Done. Linkup is on your home screen.",
  do: "Put it there now",
  ios1: "Open Linkup in Safari. Tap the Share button: a square with an arrow. It may hide behind three dots.",
  ios2: "Go down the list. Tap “Add to Home Screen”, then “Add”.",
  ios3: "Find the two rings on your home screen. Open Linkup from there.",
  other1: "Open your browser's menu: three dots.",
  other2: "Tap “Install app” or “Add to Home screen”.",
  other3: "Find the two rings on your home screen. Open Linkup from there.",
  along: "Bring yourself along",
  along_more: "The app may not know you yet. Make a code here first, and type it there.",
});
