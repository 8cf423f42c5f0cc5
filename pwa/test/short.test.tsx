import { act, render, screen, waitFor } from "@testing-library/preact";
import { LocationProvider } from "preact-iso";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { outboxStore } from "../src/core/outbox-store";
import { begin } from "../src/core/session";
import { dropOver, keptFor } from "../src/core/short-lived";
import type { EventNeeds, TravelBoard } from "../src/core/types";
import NeedsScreen from "../src/lead/support/NeedsScreen";
import TravelScreen from "../src/lead/support/TravelScreen";
import { type FakeCaches, kai, ok, problem, server } from "./fakes";

const HOUR = 3_600_000;
const NEEDS = "/api/events/e1/needs";
const TRAVEL = "/api/events/e1/travel";
const until = () => new Date(Date.now() + HOUR).toISOString();
const needs = (): EventNeeds => ({
  items: [
    {
      person_id: "tia",
      chosen_name: "Tia",
      tell_apart: null,
      answer: "going",
      children: 0,
      needs: { food: "zabaglione" },
      bookings: [],
      childcare: null,
      coming: true,
    },
  ],
  others: [],
  until: until(),
});
const board = (): TravelBoard => ({
  items: [
    {
      person_id: "tia",
      chosen_name: "Tia",
      tell_apart: null,
      asked: "velocipede",
      state: "not_yet",
      way: null,
      words: "",
      pick_up_at: null,
      pick_up_place: "",
      by_name: null,
      changed_at: null,
      version: 0,
      late: null,
      tells_home: false,
      home_at: null,
    },
  ],
  others: [],
  open: 1,
  until: until(),
});
const answers = (asked: { path: string }) =>
  asked.path === NEEDS ? ok(needs()) : asked.path === TRAVEL ? ok(board()) : problem(404, "No.");
const show = (Page: typeof NeedsScreen) =>
  render(
    <LocationProvider>
      <Page event="e1" />
    </LocationProvider>,
  );
const onThisPhone = async (): Promise<string> => {
  const all = [...(caches as unknown as FakeCaches).all.values()].flatMap((cache) => [...cache.kept.values()]);
  return (await Promise.all(all.map((it) => it.clone().text()))).join("\n");
};

beforeEach(async () => {
  for (const waiting of await outboxStore.all()) await outboxStore.remove(waiting);
});

describe.each([
  ["needs", NeedsScreen, NEEDS, /zabaglione/],
  ["travel", TravelScreen, TRAVEL, /velocipede/],
] as const)("what others need: %s", (_, Page, path, words) => {
  beforeEach(async () => {
    vi.useRealTimers();
    server(answers);
    await begin(kai());
  });

  it("is read without signal once it was seen", async () => {
    show(Page).unmount();
    const first = show(Page);
    await screen.findByText(words);
    await waitFor(async () => expect(await onThisPhone()).toMatch(words));
    first.unmount();
    server(() => "no signal");
    show(Page);
    await screen.findByText(words);
  });

  it("goes from the screen and from the phone at its time", async () => {
    show(Page);
    await screen.findByText(words);
    await waitFor(async () => expect(await onThisPhone()).toMatch(words));
    server((asked) => (asked.path === path ? problem(404, "This is over.") : problem(404, "No.")));
    vi.useFakeTimers({ now: Date.now() + HOUR + 1000, toFake: ["Date"] });
    await act(async () => {
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await screen.findByText("This is over.");
    expect(screen.queryByText(words)).toBeNull();
    await waitFor(async () => expect(await onThisPhone()).not.toMatch(words));
  });

  it("goes from a phone that was never opened again until later, without signal too", async () => {
    const first = show(Page);
    await screen.findByText(words);
    await waitFor(async () => expect(await onThisPhone()).toMatch(words));
    first.unmount();
    server(() => "no signal");
    vi.useFakeTimers({ now: Date.now() + HOUR + 1000, toFake: ["Date"] });
    expect(await keptFor(path)).toBeNull();
    await dropOver();
    expect(await onThisPhone()).not.toMatch(words);
  });

  it("goes at once when the server says it is over", async () => {
    const first = show(Page);
    await screen.findByText(words);
    await waitFor(async () => expect(await onThisPhone()).toMatch(words));
    first.unmount();
    server(() => problem(404, "This is over."));
    show(Page);
    await screen.findByText("This is over.");
    await waitFor(async () => expect(await onThisPhone()).not.toMatch(words));
  });

  it("is never kept on a shared phone", async () => {
    await begin(kai({ shared: true, session_id: "shared" }));
    show(Page);
    await screen.findByText(words);
    expect(await onThisPhone()).not.toMatch(words);
  });
});

describe("an answer that was on its way when something newer was shown", () => {
  it("does not take the newer one away, and is asked for again", async () => {
    await begin(kai());
    const { know, reload, useSeen } = await import("../src/core/seen");
    let letGo = () => {};
    const late = new Promise<void>((done) => {
      letGo = done;
    });
    let asked = 0;
    server(async () => {
      asked += 1;
      if (asked === 1) await late;
      return ok({ said: asked === 1 ? "old" : "newest" });
    });
    const Page = () => <p>{useSeen<{ said: string }>("/api/x").data?.said ?? "nothing"}</p>;
    render(<Page />);
    const first = reload("/api/x");
    await waitFor(() => expect(asked).toBe(1));
    await act(async () => know("/api/x", { said: "new" }));
    await screen.findByText("new");
    letGo();
    await act(async () => first);
    await screen.findByText("newest");
    expect(asked).toBe(2);
  });
});
