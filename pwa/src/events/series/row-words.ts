import { room } from "../../core/i18n";

export const w = room("events-series-row", {
  next: { one: "One more date", other: "Next {n} dates" },
  many: "Answer for many at once.",
  going: { one: "You're in for {n}", other: "You're in for {n}" },
  waiting: { one: "In line for {n}", other: "In line for {n}" },
  offered: { one: "{n} place is held for you", other: "{n} places are held for you" },
});
