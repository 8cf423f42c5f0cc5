import { describe, expect, it } from "vitest";
import { datesOf, MOST } from "../src/lead/series/rule";

describe("the dates of a rule", () => {
  it("are the same days as the server's", () => {
    expect(datesOf({ every: "weekly", first: "2027-03-23", until: "2027-04-06" })).toEqual([
      "2027-03-23",
      "2027-03-30",
      "2027-04-06",
    ]);
    expect(datesOf({ every: "fortnightly", first: "2027-10-19", count: 3 })).toEqual([
      "2027-10-19",
      "2027-11-02",
      "2027-11-16",
    ]);
  });
  it("a fifth weekday means the last, day 31 the last of the month", () => {
    expect(datesOf({ every: "monthly_weekday", first: "2027-03-30", count: 3 })).toEqual([
      "2027-03-30",
      "2027-04-27",
      "2027-05-25",
    ]);
    expect(datesOf({ every: "monthly_weekday", first: "2027-01-05", count: 3 })).toEqual([
      "2027-01-05",
      "2027-02-02",
      "2027-03-02",
    ]);
    expect(datesOf({ every: "monthly_day", first: "2027-01-31", count: 4 })).toEqual([
      "2027-01-31",
      "2027-02-28",
      "2027-03-31",
      "2027-04-30",
    ]);
  });
  it("end before they are too many", () => {
    expect(datesOf({ every: "weekly", first: "2027-01-05", until: "2030-01-01" })).toHaveLength(MOST + 1);
  });
});
