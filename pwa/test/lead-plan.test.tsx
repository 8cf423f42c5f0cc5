import { act, fireEvent, render, screen } from "@testing-library/preact";
import { LocationProvider, Route, Router } from "preact-iso";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { deep, differences, flat, merged } from "../src/core/merge";
import { begin, end } from "../src/core/session";
import type { Event } from "../src/core/types";
import EditScreen from "../src/lead/plan/EditScreen";
import { afterOf, clockAfter, type Item, newItem, reads } from "../src/lead/plan/lists";
import { penceOf, poundsOf } from "../src/lead/plan/money";
import NewScreen from "../src/lead/plan/NewScreen";
import { asked, bodyOf, fieldsOf, pageFields, pageOf, pagesFor } from "../src/lead/plan/pages";
import { showValue } from "../src/lead/plan/show-value";
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
    expect(pagesFor(["about", "place_name"])).toEqual(["kind", "what", "when", "where", "who", "door", "size"]);
    expect(pagesFor(["risk"]).slice(-3)).toEqual(["risk", "emergency", "upset"]);
    expect(pagesFor(["why", "services", "pay", "host_name"])).toEqual(
      expect.arrayContaining(["why", "services", "pay", "host"]),
    );
    expect(asked("where", { mode: "online" }).map((f) => f.field)).toEqual(["mode", "online_link", "tech"]);
    expect(asked("size", { kind: "drop_in" }).map((f) => f.field)).toEqual(["expected_people", "also_there"]);
    expect(asked("pay", { "pay.kind": "none" }).map((f) => f.field)).toEqual(["pay.kind"]);
    expect(asked("pay", { "pay.kind": "thanks" }).map((f) => f.field)).toEqual(
      expect.arrayContaining(["pay.amount_pence", "pay.thanks", "pay.paid_when", "pay.covers"]),
    );
  });
  it("are found for every open point the server names", () => {
    const open = [
      "starts_at",
      "place_name",
      "risk",
      "risk.measures",
      "why",
      "look_for",
      "capacity",
      "tech",
      "questions",
    ];
    expect(open.map(pageOf)).toEqual(["when", "where", "risk", "risk", "why", "who", "size", "where", "questions"]);
    const parts = ["pay", "pay.paid_when", "agenda.0.title", "also_there.1.who", "risk.emergency_contact", "host_name"];
    expect(parts.map(pageOf)).toEqual(["pay", "pay", "agenda", "size", "emergency", "host"]);
  });
  it("send numbers as numbers and cards as cards", () => {
    expect(bodyOf({ capacity: "12", expected_people: "", "why.level": "", "why.who_decides": "We" }, LONDON)).toEqual({
      capacity: 12,
      expected_people: null,
      why: { level: null, who_decides: "We" },
    });
  });
});

describe("the parts of a plan", () => {
  const plan = {
    agenda: [{ starts_after: 15, minutes: 60, title: "Cook", who: "Maya" }],
    also_there: [{ who: "from the council", count: 2 }],
    services: [],
    questions: { items: ["What works?"], note: "", share: true },
    photos: null,
    pay: {
      kind: "hours",
      amount_pence: 1271,
      minutes: 120,
      preparation_minutes: null,
      thanks: "",
      paid_when: "Fri",
      covers: ["travel"],
    },
    host_name: "",
    host_contact: "",
    space: "",
    tech: "",
    takes_answers: true,
    questions_shared_at: null,
    check_again: [],
    changes: [],
  } as Event["plan"];

  it("go there and back unchanged", () => {
    const all = fieldsOf(event({ plan }));
    expect(all["pay.amount_pence"]).toBe("12.71");
    for (const page of ["agenda", "questions", "pay", "size"] as const) {
      const body = bodyOf(pageFields(page, all), LONDON);
      for (const part of ["agenda", "questions", "pay", "also_there"] as const)
        if (part in body) expect(body[part]).toEqual(plan[part]);
    }
    expect(bodyOf(pageFields("photos", all), LONDON)).toEqual({ photos: null });
  });
  it("are sent without lines nobody filled in, and money as pence", () => {
    const fields = { agenda: [...plan.agenda, newItem("agenda", plan.agenda as Item[])], "questions.items": ["", " "] };
    expect(bodyOf({ ...fields, "questions.note": "", "questions.share": "" }, LONDON)).toEqual({
      agenda: plan.agenda,
      questions: null,
    });
    expect([penceOf("£1,250.5"), penceOf(""), penceOf("lots"), penceOf("0.07"), penceOf("31.78")]).toEqual([
      125050,
      null,
      "lots",
      7,
      3178,
    ]);
    for (let pence = 1; pence < 3000; pence += 7) expect(penceOf(poundsOf(pence))).toBe(pence);
  });
  it("read as one line each, with the times of the evening", () => {
    expect(reads("agenda", plan.agenda[0] as Item, "18:00")).toBe("6.15pm Cook (60 min, Maya)");
    expect(afterOf("18:00", "17:30", 0)).toBe(23 * 60 + 30);
    expect(afterOf("18:00", "19:15", 24 * 60 + 5)).toBe(24 * 60 + 75);
    expect(clockAfter("18:00", 24 * 60 + 75)).toBe("19:15");
    expect(newItem("agenda", plan.agenda as Item[])).toMatchObject({ starts_after: 75 });
    expect(showValue("agenda", plan.agenda, "20:00")).toBe("8.15pm Cook (60 min, Maya)");
    expect(showValue("pay.covers", ["travel", "food"])).toBe("Travel, Food");
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

const COOKING = {
  kind: "cooking",
  label: "Cooking",
  takes_answers: true,
  asks: ["about", "food", "agenda", "risk"],
  must: ["about", "food", "risk"],
  starts: [
    {
      key: "cook",
      title: "Cook and eat",
      hint: "Everybody gets a job",
      plan: {
        food: "One pot.",
        agenda: [{ starts_after: 0, minutes: 15, title: "Hello" }],
        risk: { measures: "Gloves." },
      },
    },
  ],
};

describe("a new activity", () => {
  it("asks one thing at a time; back and a closed app keep what was typed", async () => {
    const it = server((q) =>
      q.path === "/api/groups/g1"
        ? ok({ id: "g1", name: "Kitchen Vibes", hue: "coral" })
        : q.path === "/api/event-kinds"
          ? ok({ items: [COOKING] })
          : q.path === "/api/groups/g1/plan"
            ? ok({ items: [] })
            : ok(event()),
    );
    await begin(kai());
    const page = at("/run/plan/g1/new");
    await screen.findByRole("heading", { name: "What kind of thing is it?" });
    await tap("Next");
    expect(screen.getByRole("link", { name: "Pick a kind first." })).toBeTruthy();
    fireEvent.click(screen.getByLabelText("Cooking"));
    const filledIn = await screen.findByRole("button", { name: /Cook and eat/ });
    await act(async () => void fireEvent.click(filledIn));
    expect(screen.getByText("It is filled in. Now make it yours.")).toBeTruthy();
    await tap("Next");
    expect(screen.getByText("Step 2 of 10")).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Cook and eat");
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
        food: "One pot.",
        agenda: COOKING.starts[0]!.plan.agenda,
        risk: { measures: "Gloves." },
      },
    });
    expect(made?.body).not.toHaveProperty("date");
  });
});

describe("an edit that is not saved", () => {
  it("is there again after Back or without signal, and can be thrown away", async () => {
    server((q) => (q.method === "GET" ? ok(event()) : "no signal"));
    await begin(kai());
    const page = at("/run/events/e1/edit/what");
    await screen.findByLabelText("Name");
    type("Name", "Stew night");
    page.unmount();
    const again = at("/run/events/e1/edit/what");
    expect((await screen.findByLabelText<HTMLInputElement>("Name")).value).toBe("Stew night");
    expect(screen.getByText("Here is what you wrote before. It is not saved yet.")).toBeTruthy();
    await tap("Save");
    expect(await screen.findByText(/This needs signal/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Stew night");
    again.unmount();
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
