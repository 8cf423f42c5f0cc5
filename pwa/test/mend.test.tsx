import { fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Waiting } from "../src/core/outbox-store";
import { waitingActs } from "../src/core/standing";
import type { Booking, Event, LineRow, NeedsRow, Series, TravelRow, WaitingLine } from "../src/core/types";
import SeriesSheet from "../src/events/series/SeriesSheet";
import LineSection from "../src/lead/answers/LineSection";
import { BookingSheet } from "../src/lead/support/BookingSheet";
import { TravelSheet } from "../src/lead/support/TravelSheet";
import WaitingScreen from "../src/me/WaitingScreen";
import { ok, server } from "./fakes";

const WHY = "There is no room any more.";
const EVENT = {
  id: "e1",
  title: "Stew",
  starts_at: "2026-12-01T18:00:00Z",
  zone: "Europe/London",
  group: { id: "g1", name: "Kitchen", hue: "coral", glyph: "spoon" },
} as unknown as Event;
const refused = (path: string, body: unknown, more: Partial<Waiting> = {}): Waiting => ({
  seq: 7,
  key: "k",
  person: "kai",
  method: "PUT",
  path,
  body,
  label: "What I did",
  href: "/run/events/e1/answers",
  madeAt: "2026-11-20T18:00:00Z",
  state: "refused",
  problem: { type: "about:blank", title: "", status: 409, detail: WHY, code: "full" },
  ...more,
});
const nothing = () => {};
const value = (label: RegExp) => (screen.getByLabelText(label) as HTMLInputElement).value;
const ticked = (label: RegExp) => (screen.getByLabelText(label) as HTMLInputElement).checked;

beforeEach(() => {
  waitingActs.value = [];
});
afterEach(() => {
  waitingActs.value = [];
});

describe("what did not go through is filled in again, with why", () => {
  it("dates of a series", () => {
    waitingActs.value = [refused("/api/series/s1/answer", { answer: "going", event_ids: ["d2"] })];
    const date = (id: string, day: number) => ({
      event_id: id,
      on: `2026-12-0${day}`,
      starts_at: `2026-12-0${day}T18:00:00Z`,
      zone: "Europe/London",
      title: "Stew",
      state: "published",
      my_answer: null,
    });
    const series = {
      id: "s1",
      words: "Every day",
      dates: [date("d1", 1), date("d2", 2)],
      left_out: [],
      can: ["answer_series"],
    } as unknown as Series;
    render(<SeriesSheet event={EVENT} series={series} onClose={nothing} />);
    expect(ticked(/1 Dec/)).toBe(false);
    expect(ticked(/2 Dec/)).toBe(true);
    expect(screen.getByText(WHY)).toBeTruthy();
  });

  const row = {
    person_id: "ana",
    chosen_name: "Ana",
    coming: true,
    needs: {},
    bookings: [],
    childcare: null,
  } as unknown as NeedsRow;

  it("a new booking, for the same person only", () => {
    const body = { person_id: "ana", kind: "bsl", words: "Evening" };
    waitingActs.value = [
      refused("/api/events/e1/bookings", body),
      refused("/api/events/e1/bookings", { ...body, person_id: "tia", words: "Not this" }, { seq: 8 }),
    ];
    render(<BookingSheet event="e1" row={row} booking={null} onDone={nothing} onClose={nothing} />);
    expect((screen.getByRole("textbox") as HTMLTextAreaElement).value).toBe("Evening");
    expect(screen.getByText(WHY)).toBeTruthy();
  });

  it("a booking that moved on", () => {
    const booking = { id: "b1", kind: "bsl", state: "asked", words: "", reason: "", version: 1, can: ["book"] };
    waitingActs.value = [refused("/api/bookings/b1", { act: "book", words: "Sam comes", reason: "" })];
    const one = booking as unknown as Booking;
    render(<BookingSheet event="e1" row={row} booking={one} onDone={nothing} onClose={nothing} />);
    expect((screen.getByRole("textbox") as HTMLTextAreaElement).value).toBe("Sam comes");
    expect((screen.getByRole("radio") as HTMLInputElement).checked).toBe(true);
  });

  it("a way there", () => {
    waitingActs.value = [
      refused("/api/events/e1/travel/ana", {
        state: "arranged",
        way: "taxi",
        words: "A blue car",
        pick_up_at: null,
        pick_up_place: "12 Elm Road",
      }),
    ];
    const way = { ...row, state: "not_yet", way: null, words: "", pick_up_at: null, pick_up_place: "", asked: "" };
    const travel = way as unknown as TravelRow;
    render(<TravelSheet event={EVENT} row={travel} onStale={nothing} onDone={nothing} onClose={nothing} />);
    expect(screen.getByDisplayValue("12 Elm Road")).toBeTruthy();
    expect(screen.getByDisplayValue("A blue car")).toBeTruthy();
  });
});

describe("“Change it” leads to the act itself", () => {
  const LINE = {
    capacity: 3,
    taken: 3,
    held: 0,
    free: 0,
    offer_hours: 24,
    version: 2,
    can: ["set_capacity"],
    items: [{ person_id: "ana", chosen_name: "Ana", party: 1, place: 2, can: ["move_ahead"] } as unknown as LineRow],
  } as unknown as WaitingLine;

  const arrive = async (act: Waiting) => {
    server(() => ok(LINE));
    waitingActs.value = [act];
    const { unmount } = render(
      <LocationProvider>
        <WaitingScreen />
      </LocationProvider>,
    );
    fireEvent.click(screen.getByText("Change it"));
    unmount();
    render(<LineSection event={EVENT} />);
    await screen.findByRole("dialog");
  };

  it("how many places", async () => {
    await arrive(refused("/api/events/e1/capacity", { capacity: 9, offer_hours: 6 }));
    expect(value(/hour|long/i)).toBe("6");
    expect(screen.getByText("9")).toBeTruthy();
  });

  it("somebody moved ahead, once", async () => {
    const path = "/api/events/e1/waiting-line/ana/move-ahead";
    await arrive(refused(path, { reason: "She travels far" }, { method: "POST" }));
    expect(screen.getByDisplayValue("She travels far")).toBeTruthy();
    document.body.replaceChildren();
    render(<LineSection event={EVENT} />);
    await waitFor(() => screen.getByText("Ana"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
