import { describe, expect, it } from "vitest";
import type { EventCard } from "../src/core/types";
import { headline, pickNext } from "../src/whatson/next";

const card = (id: string, more: Partial<EventCard> = {}) =>
  ({ id, kind: "meal", state: "published", full: false, my_answer: null, ...more }) as EventCard;

describe("the poster on the first screen", () => {
  it("asks about what still has a place, and only then looks further", () => {
    const items = [card("full", { full: true }), card("open")];
    expect(pickNext(items)?.id).toBe("open");
    expect(headline("Kai", pickNext(items))).toContain("are you coming?");
  });
  it("asks nobody to come where no place is left", () => {
    const items = [card("full", { full: true })];
    expect(pickNext(items)?.id).toBe("full");
    expect(headline("Kai", pickNext(items))).not.toContain("are you coming?");
  });
  it("still shows what I said yes to, full or not", () => {
    const mine = card("mine", {
      full: true,
      my_answer: "going",
      starts_at: "2026-11-27T18:00:00Z",
      zone: "Europe/London",
    });
    expect(pickNext([card("open"), mine])?.id).toBe("mine");
  });
});
