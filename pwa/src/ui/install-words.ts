import { room } from "../core/i18n";

export const w = room("install", {
  offer: "Want Linkup on your home screen?",
  offer_more: "It opens with one tap, also without signal. The icon only says “Linkup”.",
  offer_do: "Put it there",
  offer_show: "Show me how",
  later: "Not now",
  chat: "You're inside another app",
  chat_more: "Linkup works here. But you may not find it again, and it can't keep things for you.",
  chat_open: "Open in my browser",
  chat_how: "Nothing happened? Tap the dots at the top, then “Open in browser”. Or copy the link and paste it there.",
  chat_move: "Open Linkup in your own browser. A code of 6 letters brings you along.",
  chat_move_do: "Get my code",
});
