import { act, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { replay, startOutbox } from "../src/core/outbox";
import { outboxStore } from "../src/core/outbox-store";
import { begin, end } from "../src/core/session";
import { dropOver, keepUntil, keptFor } from "../src/core/short-lived";
import type { Attendance, AttendanceFact } from "../src/core/types";
import { Door } from "../src/lead/tonight/Door";
import { goneAt, namesOnly } from "../src/lead/tonight/fetch";
import { fold, piles } from "../src/lead/tonight/fold";
import Toasts from "../src/ui/Toasts";
import { type FakeCaches, kai, ok, problem, server } from "./fakes";

const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();
const ENDS = iso(Date.now() + 2 * HOUR);

const list = (more: Partial<Attendance> = {}): Attendance => ({
  event: {
    id: "e1",
    group_id: "g1",
    group_name: "Kitchen Vibes",
    hue: "coral",
    glyph: "spoon",
    kind: "cooking",
    title: "Jollof night",
    starts_at: iso(Date.now()),
    ends_at: ENDS,
    zone: "Europe/London",
    place_name: "Willow Hall",
    mode: "in_person",
    state: "published",
    cancelled_reason: null,
    my_answer: "going",
    place_in_line: null,
    offer_until: null,
    going: 2,
    capacity: null,
    full: false,
    can: [],
  },
  people: [
    { person_id: "tia", chosen_name: "Tia", tell_apart: null, answer: "going", mark: "present", said: null, own: null },
    { person_id: "leah", chosen_name: "Leah", tell_apart: null, answer: "going", mark: null, said: null, own: null },
    { person_id: "sam", chosen_name: "Sam", tell_apart: null, answer: "maybe", mark: null, said: null, own: null },
    { person_id: "ali", chosen_name: "Ali", tell_apart: null, answer: null, mark: null, said: null, own: null },
  ],
  walk_ins: [],
  headcounts: { young_people: 0, professionals: 1, young_people_said: null, professionals_said: null },
  drop_in: [],
  undone: [],
  counted: [],
  totals: { young_people: 1, professionals: 1, all: 2 },
  over_capacity: 0,
  needs_staff: [],
  saved_at: iso(Date.now()),
  can: ["record_attendance"],
  ...more,
});
const fact = (kind: AttendanceFact["kind"], at: number, more: Partial<AttendanceFact> = {}): AttendanceFact => ({
  nonce: `n-${kind}-${at}`,
  kind,
  at: iso(at),
  clock_offset_ms: 0,
  ...more,
});
const markOf = (taps: AttendanceFact[], id = "leah") => fold(list(), taps).people.find((p) => p.person_id === id)?.mark;

describe("what is true at the door", () => {
  it("lays taps over the list and counts them", () => {
    const now = fold(list(), [
      fact("late", 1000, { person_id: "leah" }),
      fact("walk_in", 2000, { name: "Dev", of: "young_person" }),
      fact("walk_in", 2001, { name: "Cook", of: "professional" }),
      fact("headcount", 3000, { of: "young_person", count: 4 }),
    ]);
    expect(now.totals).toEqual({ young_people: 7, professionals: 2, all: 9 });
    expect(now.expected).toBe(2);
    expect(now.people.filter((p) => p.unsent).map((p) => p.person_id)).toEqual(["leah"]);
  });
  it("orders by the phone's time put right by its clock, whatever came first", () => {
    const here = fact("present", 5000, { person_id: "leah" });
    const gone = fact("left_early", 1000, { person_id: "leah", clock_offset_ms: 9000 });
    expect(markOf([gone, here])).toBe("left_early");
    expect(markOf([here, gone])).toBe("left_early");
    expect(markOf([here, { ...gone, clock_offset_ms: 0 }])).toBe("present");
  });
  it("takes back a mark and a walk-in, also when the clocks disagree", () => {
    expect(markOf([fact("present", 1, { person_id: "leah" }), fact("undo", 2, { person_id: "leah" })])).toBeNull();
    const dev = fact("walk_in", 9000, { name: "Dev" });
    expect(fold(list(), [dev, fact("undo", 1, { person_id: dev.nonce })]).walk_ins).toEqual([]);
  });
  it("puts people by what they said and moves nobody who is tapped", () => {
    const names = (taps: AttendanceFact[]) =>
      piles(fold(list(), taps).people).map(([pile, people]) => [pile, people.map((p) => p.chosen_name)]);
    const before = names([]);
    expect(before).toEqual([
      ["going", ["Leah", "Tia"]],
      ["maybe", ["Sam"]],
      ["none", ["Ali"]],
    ]);
    expect(names([fact("present", 1, { person_id: "ali" })])).toEqual(before);
  });
});

describe("what stays on the phone", () => {
  const cached = async () => {
    const cache = (caches as unknown as FakeCaches).all.get("linkup-private-session-1");
    return Promise.all([...(cache?.kept ?? [])].map(async ([path, r]) => [path, await r.clone().text()] as const));
  };
  it("is names, until a day after the end, and then nothing", async () => {
    server(() => ok());
    await begin(kai());
    const whole = { ...list(), needs_staff: [{ person_id: "sam", kind: "present", why: "secret" }] } as Attendance;
    await keepUntil("/door", goneAt(ENDS), namesOnly(whole));
    expect((await keptFor<Attendance>("/door"))?.people.length).toBe(4);
    expect(JSON.stringify(await cached())).not.toContain("secret");

    vi.useFakeTimers({ now: Date.parse(ENDS) + 24 * HOUR + 1, toFake: ["Date"] });
    try {
      expect(await keptFor("/door")).toBeNull();
      await dropOver();
      expect((await cached()).map(([path]) => path)).not.toContain("/door");
      expect(JSON.stringify(await cached())).not.toContain("Leah");
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("tapping without signal", () => {
  beforeEach(async () => {
    for (const old of await outboxStore.all()) await outboxStore.remove(old);
    await end("out");
  });
  const open = () =>
    render(
      <LocationProvider>
        <Door event="e1" />
        <Toasts />
      </LocationProvider>,
    );
  const button = (name: string) => screen.getByRole("button", { name: new RegExp(`^(Tap in: )?${name}, here$`) });

  it("shows it at once, keeps it, undoes it, and sends all in order when signal is back", async () => {
    let signal = true;
    const facts: AttendanceFact[] = [];
    const it = server((asked) => {
      if (!signal) return "no signal";
      if (asked.path === "/api/check-ins") {
        const sent = (asked.body as { facts: AttendanceFact[] }).facts;
        facts.push(...sent);
        return ok({ results: sent.map((one) => ({ nonce: one.nonce, result: "kept", sentence: null })) });
      }
      if (asked.path === "/api/events/e1/attendance") {
        const people = fold(list(), facts).people.map(({ at: _, unsent: __, ...p }) => ({
          ...p,
          said: null,
          own: null,
        }));
        return ok(list({ people }));
      }
      return problem(404, "Not here.");
    });
    startOutbox();
    await begin(kai());
    open();
    await screen.findByText("Leah");
    signal = false;

    await act(async () => void fireEvent.click(button("Leah")));
    expect(button("Leah").getAttribute("aria-pressed")).toBe("true");
    await act(() => replay());
    await act(async () => void fireEvent.click(button("Sam")));
    await act(() => replay());
    expect(screen.getAllByText("Sam is here.").length).toBeGreaterThan(0);
    await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Undo" })));
    expect(button("Sam").getAttribute("aria-pressed")).toBe("false");
    // What waits goes in one request.
    await waitFor(async () => expect(await outboxStore.all()).toHaveLength(1));
    expect(await screen.findByText(/3 saved on this phone/, {}, { timeout: 3000 })).toBeTruthy();

    signal = true;
    it.heard.length = 0;
    await act(() => replay());
    expect(facts.map((f) => [f.kind, f.person_id])).toEqual([
      ["present", "leah"],
      ["present", "sam"],
      ["undo", "sam"],
    ]);
    expect(new Set(it.heard.map((h) => h.key)).size).toBe(it.heard.length);
    expect(await outboxStore.all()).toEqual([]);
    expect(it.heard.filter((h) => h.path === "/api/check-ins")).toHaveLength(1);
    expect(button("Leah").getAttribute("aria-pressed")).toBe("true");
    expect(await screen.findByText("All sent.")).toBeTruthy();
  });

  it("says what could not be kept, and keeps the rest", async () => {
    server((asked) => {
      if (asked.path === "/api/events/e1/attendance") return ok(list());
      if (asked.path !== "/api/check-ins") return problem(404, "Not here.");
      const [one] = (asked.body as { facts: AttendanceFact[] }).facts;
      return ok({ results: [{ nonce: one!.nonce, result: "refused", sentence: "We do not know this person." }] });
    });
    startOutbox();
    await begin(kai());
    open();
    await screen.findByText("Leah");
    await act(async () => void fireEvent.click(button("Leah")));
    expect(await screen.findByText("We do not know this person.")).toBeTruthy();
    await waitFor(() => expect(button("Leah").getAttribute("aria-pressed")).toBe("false"));
  });

  it("opens from the phone when there is no signal at all", async () => {
    server(() => "no signal");
    await begin(kai());
    await keepUntil("/api/events/e1/attendance", goneAt(ENDS), { list: namesOnly(list()), sent: [] });
    open();
    expect(await screen.findByText("Tia")).toBeTruthy();
    expect(button("Tia").getAttribute("aria-pressed")).toBe("true");
  });
});
