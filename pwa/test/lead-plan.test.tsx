import { act, fireEvent, render, screen } from "@testing-library/preact";
import { LocationProvider, Route, Router } from "preact-iso";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { deep, differences, flat, merged } from "../src/core/merge";
import { begin, end } from "../src/core/session";
import type { Event } from "../src/core/types";
import EditScreen from "../src/lead/plan/EditScreen";
import NewScreen from "../src/lead/plan/NewScreen";
import { asked, bodyOf, fieldsOf, pageOf, pagesFor } from "../src/lead/plan/pages";
import { localOf, utcOf } from "../src/lead/plan/when";
import { kai, ok, problem, server } from "./fakes";

const LONDON = "Europe/London";
const event = (more: Partial<Event> = {}): Event =>
  ({
    id: "e1",
    group: { id: "g1", name: "Kitchen Vibes", hue: "coral", glyph: "spoon" },
    kind: "cooking",
    title: "Jollof night",
    about: "We cook.",
    starts_at: "2026-12-11T18:00:00Z",
    ends_at: "2026-12-11T20:00:00Z",
    zone: LONDON,
    mode: "in_person",
    state: "draft",
    version: 4,
    why: null,
    risk: { who_could_be_hurt: "Pans", measures: "Care", emergency_plan: "999" },
    checklist: [],
    can: [],
    ...more,
  }) as Event;

describe("times of the place", () => {
  it("go to UTC and back, in summer and in winter", () => {
    expect(utcOf({ date: "2026-12-11", time: "18:00" }, LONDON)).toBe("2026-12-11T18:00:00Z");
    expect(utcOf({ date: "2026-07-10", time: "18:00" }, LONDON)).toBe("2026-07-10T17:00:00Z");
    expect(utcOf({ date: "2026-07-10", time: "00:30" }, "Europe/Warsaw")).toBe("2026-07-09T22:30:00Z");
    expect(localOf("2026-07-10T17:00:00Z", LONDON)).toEqual({ date: "2026-07-10", time: "18:00" });
    for (const date of ["2026-03-29", "2026-10-25"])
      for (const time of ["00:30", "03:15", "23:45"])
        expect(localOf(utcOf({ date, time }, LONDON)!, LONDON)).toEqual({ date, time });
    expect(utcOf({ date: "", time: "18:00" }, LONDON)).toBeNull();
  });
  it("end after midnight on the next day, or on the last day that was said", () => {
    const base = { date: "2026-12-11", from: "22:00", to: "01:00", last_day: "" };
    expect(bodyOf(base, LONDON)).toMatchObject({ ends_at: "2026-12-12T01:00:00Z" });
    expect(bodyOf({ ...base, last_day: "2026-12-13" }, LONDON)).toMatchObject({ ends_at: "2026-12-13T01:00:00Z" });
    const back = fieldsOf(event({ starts_at: "2026-12-11T22:00:00Z", ends_at: "2026-12-12T01:00:00Z" }));
    expect([back.date, back.from, back.to, back.last_day]).toEqual(["2026-12-11", "22:00", "01:00", ""]);
  });
});

describe("the pages of a plan", () => {
  it("fit the kind and the place", () => {
    expect(pagesFor("meet_up")).not.toContain("risk");
    expect(pagesFor("cooking")).toContain("risk");
    expect(pagesFor("panel")).toContain("why");
    expect(asked("where", { mode: "online" }).map((f) => f.field)).toEqual(["mode", "online_link"]);
  });
  it("are found for every open point the server names", () => {
    expect(["starts_at", "place_name", "risk", "risk.measures", "why", "look_for", "capacity"].map(pageOf)).toEqual([
      "when",
      "where",
      "risk",
      "risk",
      "why",
      "who",
      "size",
    ]);
  });
  it("send numbers as numbers and cards as cards", () => {
    expect(bodyOf({ capacity: "12", expected_people: "", "why.level": "", "why.who_decides": "We" }, LONDON)).toEqual({
      capacity: 12,
      expected_people: null,
      why: { level: null, who_decides: "We" },
    });
  });
});

describe("one version out of two", () => {
  it("keeps what only they changed, and asks about the rest", () => {
    const seen = flat({ title: "A", about: "x", why: { level: "one" } });
    const mine = { ...seen, title: "Mine" };
    const theirs = flat({ title: "Theirs", about: "y", why: { level: "one" } });
    const found = differences(seen, mine, theirs);
    expect(found.map((d) => [d.field, d.pick])).toEqual([
      ["title", "mine"],
      ["about", "theirs"],
    ]);
    expect(deep(merged(mine, found, {}))).toEqual({ title: "Mine", about: "y", why: { level: "one" } });
    expect(merged(mine, found, { title: "theirs", about: "mine" })).toMatchObject({ title: "Theirs", about: "x" });
  });
});

const at = (path: string) => {
  history.replaceState(null, "", path);
  return render(
    <LocationProvider>
      <Router>
        <Route path="/run/plan/:group/new" component={NewScreen} />
        <Route path="/run/events/:event/edit/:page" component={EditScreen} />
        <Route default component={() => <h1>Elsewhere</h1>} />
      </Router>
    </LocationProvider>,
  );
};
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
const tap = (name: string) => act(async () => void fireEvent.click(screen.getByRole("button", { name })));

beforeEach(() => end("out"));
vi.stubGlobal("scrollTo", () => undefined);

describe("a new activity", () => {
  it("asks one thing at a time; back and a closed app keep what was typed", async () => {
    const it = server((q) =>
      q.path === "/api/groups/g1" ? ok({ id: "g1", name: "Kitchen Vibes", hue: "coral" }) : ok(event()),
    );
    await begin(kai());
    const page = at("/run/plan/g1/new");
    await screen.findByRole("heading", { name: "What kind of thing is it?" });
    await tap("Next");
    expect(screen.getByRole("link", { name: "Pick a kind first." })).toBeTruthy();
    fireEvent.click(screen.getByLabelText("Cooking"));
    await tap("Next");
    expect(screen.getByText("Step 2 of 12")).toBeTruthy();
    type("Name", "Jollof night");
    await tap("Next");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("When is it?");
    await tap("Back");
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Jollof night");

    await new Promise((done) => setTimeout(done, 300));
    page.unmount();
    at("/run/plan/g1/new?page=what");
    expect((await screen.findByLabelText<HTMLInputElement>("Name")).value).toBe("Jollof night");
    await tap("Next");
    type("Day", "2026-12-11");
    type("Starts", "18:00");
    type("Ends", "20:00");
    await tap("Next");
    await tap("Save now, finish later");
    await screen.findByText("Elsewhere");
    const made = it.heard.find((h) => h.method === "POST");
    expect(made).toMatchObject({
      path: "/api/groups/g1/events",
      body: {
        kind: "cooking",
        title: "Jollof night",
        starts_at: "2026-12-11T18:00:00Z",
        ends_at: "2026-12-11T20:00:00Z",
      },
    });
    expect(made?.body).not.toHaveProperty("date");
  });
});

describe("a stale edit", () => {
  it("shows both versions and saves the one that was picked, on top of theirs", async () => {
    const versions: (string | null)[] = [];
    const it = server((asked) => {
      if (asked.method === "GET") return ok(event());
      return versions.length === 1
        ? problem(412, "Someone else changed this.", {
            current: event({ version: 5, title: "Their night", about: "Drums." }),
          })
        : ok(event({ version: 6 }));
    });
    const before = fetch;
    vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
      if (init.method === "PATCH") versions.push(new Headers(init.headers).get("If-Match"));
      return before(path, init);
    });
    await begin(kai());
    at("/run/events/e1/edit/what");
    expect((await screen.findByLabelText<HTMLInputElement>("Name")).value).toBe("Jollof night");
    type("Name", "My night");
    await tap("Save");
    expect(await screen.findByRole("heading", { name: "Two versions" })).toBeTruthy();
    expect(screen.getByText("My night")).toBeTruthy();
    expect(screen.getByText("Their night")).toBeTruthy();
    const picked = () => screen.getAllByRole<HTMLInputElement>("radio").map((r) => r.checked);
    expect(picked()).toEqual([true, false, false, true]);
    await tap("Take all theirs");
    expect(picked()).toEqual([false, true, false, true]);
    await tap("Keep all mine");
    fireEvent.click(screen.getAllByRole("radio")[3]!);
    await tap("Save this");
    await screen.findByText("Elsewhere");
    expect(versions).toEqual(['"4"', '"5"']);
    expect(it.heard.at(-1)).toMatchObject({ method: "PATCH", body: { title: "My night", about: "Drums." } });
  });
});
