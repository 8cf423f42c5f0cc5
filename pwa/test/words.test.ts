import { afterEach, describe, expect, it, vi } from "vitest";
import * as dates from "../src/core/dates";
import { beside, language, other, room } from "../src/core/i18n";
import { list, ordinal } from "../src/core/lists";
import { speak, translate } from "../src/core/speak";

afterEach(() => {
  vi.useRealTimers();
  language.value = "en";
  other.value = null;
});
const today = (iso: string) => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date(iso));
};

describe("dates as people say them", () => {
  it("says the day, and the year only when it is another one", () => {
    today("2025-12-09T12:00:00Z");
    expect(dates.day("2025-12-12T18:00:00Z")).toBe("Fri 12 Dec");
    expect(dates.day("2026-01-08")).toBe("Thu 8 Jan 2026");
    expect(dates.day("2025-09-05T10:00:00Z")).toBe("Fri 5 Sep");
    expect(dates.moment("2025-12-12T18:00:00Z")).toBe("Fri 12 Dec, 6pm");
  });
  it("says the time", () => {
    expect(dates.clock("2025-12-12T17:45:00Z")).toBe("5.45pm");
    expect(dates.clock("2025-12-12T10:00:00Z")).toBe("10am");
    expect(dates.clock("2025-12-12T12:00:00Z")).toBe("midday");
    expect(dates.clock("2025-12-12T00:00:00Z")).toBe("midnight");
    expect(dates.clock("2025-12-12T00:30:00Z")).toBe("12.30am");
    expect(dates.span("2025-12-12T18:00:00Z", "2025-12-12T20:00:00Z")).toBe("6pm to 8pm");
  });
  it("keeps the activity's own zone, also over the change of the clocks", () => {
    expect(dates.clock("2026-06-12T17:00:00Z")).toBe("6pm");
    expect(dates.clock("2025-12-12T18:00:00Z", "Europe/Warsaw")).toBe("7pm");
    expect(dates.sameDay("2026-06-12T22:30:00Z", "2026-06-12T23:30:00Z")).toBe(false);
  });
  it("says today and tomorrow only when it is true for the reader", () => {
    today("2025-12-11T23:30:00Z");
    expect(dates.nearDay("2025-12-12T00:30:00Z")).toBe("tomorrow");
    expect(dates.nearDay("2025-12-11T20:00:00Z")).toBe("today");
    expect(dates.nearDay("2025-12-15T18:00:00Z")).toBe("Monday");
    expect(dates.nearDay("2025-12-18T18:00:00Z")).toBeNull();
    expect(dates.nearDay("2025-12-10T18:00:00Z")).toBeNull();
  });
  it("is short in an inbox", () => {
    today("2025-12-12T12:00:00Z");
    expect(dates.ago("2025-12-12T09:40:00Z")).toBe("9.40am");
    expect(dates.ago("2025-12-08T09:40:00Z")).toBe("Mon");
    expect(dates.ago("2025-12-01T09:40:00Z")).toBe("1 Dec");
  });
});

describe("words", () => {
  const w = room("test", { hello: "Hey {name}", left: { one: "{n} place left", other: "{n} places left" } });
  it("fills places and picks the plural", () => {
    expect(w("hello", { name: "Kai" })).toBe("Hey Kai");
    expect(w("left", { n: 1 })).toBe("1 place left");
    expect(w("left", { n: 0 })).toBe("0 places left");
  });
  it("lays another language over it, and falls back to English", async () => {
    translate("ar", "test", { left: { one: "واحد", two: "اثنان", few: "{n} قليل", many: "{n} كثير", other: "{n}" } });
    await speak("ar");
    expect(w("left", { n: 2 })).toBe("اثنان");
    expect(w("left", { n: 5 })).toBe("5 قليل");
    expect(w("hello", { name: "Kai" })).toBe("\u2066Hey Kai\u2069"); // its own direction inside the Arabic page
    expect(document.documentElement.dir).toBe("rtl");
    await speak("en");
    expect(w("left", { n: 2 })).toBe("2 places left");
    expect([document.documentElement.dir, document.documentElement.lang]).toEqual(["ltr", "en-GB"]);
  });
  it("counts places in line and joins names", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22].map(ordinal)).toEqual([
      "1st",
      "2nd",
      "3rd",
      "4th",
      "11th",
      "12th",
      "13th",
      "21st",
      "22nd",
    ]);
    expect(list(["Maya", "Joe", "Tia"])).toBe("Maya, Joe and Tia");
    expect(beside("6pm", "", "Hall")).toBe("6pm, Hall");
    language.value = "ar";
    expect(beside("9:00 م", null, "Hall")).toBe("\u200f\u20689:00 م\u2069، \u2068Hall\u2069");
    expect(list(["Maya", "Joe"])).toBe("\u200f\u2068Maya\u2069 و\u2068Joe\u2069");
  });
});
