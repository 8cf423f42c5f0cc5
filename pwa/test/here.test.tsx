import { render, screen } from "@testing-library/preact";
import { expect, it } from "vitest";
import { now } from "../src/core/clock";
import type { Event } from "../src/core/types";
import { EventChips } from "../src/events/EventFacts";
import { HereRow } from "../src/events/HereRow";

const MINUTE = 60_000;
const at = (minutes: number) => new Date(now().getTime() + minutes * MINUTE).toISOString();
const full = (ends: number) =>
  ({
    id: "e1",
    starts_at: at(ends - 90),
    ends_at: at(ends),
    mode: "in_person",
    counts: { going: 3 },
    full: true,
    check_in: { opens_at: at(ends - 120), closes_at: at(ends), here: true },
  }) as Event;

it("while it is on, who is checked in reads so, and the page says who is going", () => {
  render(<HereRow event={full(30)} />);
  render(<EventChips event={full(30)} />);
  for (const words of ["You are in", "3 going", "Full right now"]) expect(screen.getByText(words)).toBeTruthy();
});

it("when it is over, who came reads that, and nothing is promised any more", () => {
  render(<HereRow event={full(-30)} />);
  render(<EventChips event={full(-30)} />);
  expect(screen.getByText("You were there")).toBeTruthy();
  for (const words of ["You are in", "3 going", "Full right now"]) expect(screen.queryByText(words)).toBeNull();
});
