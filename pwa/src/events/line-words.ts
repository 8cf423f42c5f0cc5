import { room } from "../core/i18n";

export const w = room("events-line", {
  title: "You're {place} in line",
  title_soon: "You're in line",
  waiting: { one: "{n} person is waiting.", other: "{n} people are waiting." },
  next: "You're next. We'll tell you the minute a place is free.",
  told: "We'll tell you the minute a place is free.",
  started: "It has started, so the line has stopped. Ask who runs it if you can still come.",
  started_free: "It has started, and there is room now. Do you still want to come?",
  any_time: "Even at the last minute",
  any_time_more: "If a place comes free just before, I'm in.",
  leave: "Leave the line",
  leave_more: "You can join again any time. You start at the end.",
  moved: "Somebody went ahead of others. This is why:",
  offer: "A place is yours if you want it",
  offer_until: "It is kept for you until **{when}**.",
  offer_after: "Not sure? That's OK. After that it goes to the next person.",
  yes: "Yes, I'm in",
  no: "No thanks",
});
