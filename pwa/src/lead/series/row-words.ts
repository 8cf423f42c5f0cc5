import { room } from "../../core/i18n";

export const w = room("lead-series-row", {
  repeat: "Repeat",
  repeat_more: "Every week, every two weeks or every month",
  dates_more: {
    one: "One date to come: change it or call it off",
    other: "{n} dates to come: change or call off many at once",
  },
});
