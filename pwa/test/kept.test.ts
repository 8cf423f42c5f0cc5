/** What can go wrong with keeping things on a phone: no room, no store, thrown away, half written, two tabs, long ago. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Ask } from "../src/core/http";
import type { Act } from "../src/core/outbox";
import type { EventCard } from "../src/core/types";
import { freshCore, kai, ok, problem, server } from "./fakes";

const act = (n: number, more: Partial<Act> = {}): Act => ({
  method: "PUT",
  path: `/api/events/${n}/answer`,
  body: { answer: "going" },
  label: `Your answer ${n}`,
  href: `/events/${n}`,
  ...more,
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("a phone that cannot save", () => {
  const refusing = {
    "no room": () => {
      vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
        throw new DOMException("full", "QuotaExceededError");
      });
    },
    "a private window": () => {
      vi.spyOn(indexedDB, "open").mockImplementation(() => {
        throw new DOMException("no", "SecurityError");
      });
    },
  };
  it.each(Object.entries(refusing))("sends at once, and says that it needs signal: %s", async (_, refuse) => {
    let signal = true;
    const it = server(() => (signal ? ok({ answer: "going" }) : "no signal"));
    const core = await freshCore();
    const { cannotSave } = await import("../src/core/standing");
    await core.begin(kai());
    refuse();
    expect(await core.post(act(1))).toMatchObject({ state: "sent" });
    expect(it.heard.filter((h) => h.path.includes("answer"))).toHaveLength(1);
    signal = false;
    await expect(core.post(act(2))).rejects.toThrow("no answer");
    expect(cannotSave.value).toBe(true);
    expect(core.waitingActs.value).toEqual([]);
  });

  it("does not wait for ever for a store that never opens", async () => {
    server(() => ok({}));
    const core = await freshCore();
    await core.begin(kai());
    vi.spyOn(indexedDB, "open").mockImplementation(() => ({}) as IDBOpenDBRequest);
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const sent = core.post(act(1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await sent).toMatchObject({ state: "sent" });
  });
});

describe("what was thrown away", () => {
  it("is said once when acts that waited are gone, and not when they were sent or dropped", async () => {
    let signal = false;
    server((asked) => (signal ? ok(asked.path === "/api/me" ? kai() : {}) : "no signal"));
    const core = await freshCore();
    await core.begin(kai());
    await core.post(act(1));
    await core.post(act(2));
    await core.drop(core.waitingActs.value[0]!.seq);
    vi.stubGlobal("indexedDB", new IDBFactory());
    signal = true;
    await freshCore().then((after) => after.start());
    const { thrownAway } = await import("../src/core/standing");
    await vi.waitFor(() => expect(thrownAway.value).toBe(1));
    const later = await freshCore();
    await later.start();
    await later.replay();
    expect((await import("../src/core/standing")).thrownAway.value).toBeNull();
  });

  it("is noticed when only the pages are gone; after leaving fast or signing out nothing was thrown away", async () => {
    let signal = true;
    server((asked) => (signal ? ok(asked.path === "/api/me" ? kai() : { items: [] }) : "no signal"));
    await freshCore().then((core) => core.start());
    await caches.delete("linkup-private-session-1");
    signal = false;
    await freshCore().then((core) => core.start());
    expect((await import("../src/core/standing")).thrownAway.value).toBe(0);

    signal = true;
    await freshCore().then((core) => core.start());
    await (await import("../src/core/seen-store")).forgetEverythingPrivate();
    signal = false;
    await freshCore().then((core) => core.start());
    expect((await import("../src/core/standing")).thrownAway.value).toBeNull();
  });

  it("is as if never seen when it is half written", async () => {
    server((asked) => (asked.path === "/api/me" ? ok(kai()) : "no signal"));
    const core = await freshCore();
    await core.start();
    await (await caches.open("linkup-private-session-1")).put("/api/groups", new Response('{"items": [{"na'));
    expect((await core.readNow("/api/groups")).data).toBeNull();
  });
});

describe("two tabs", () => {
  it("add to one line, and each act is sent once", async () => {
    let signal = false;
    const it = server(() => (signal ? ok({}) : "no signal"));
    const one = await freshCore();
    await one.begin(kai());
    await one.post(act(1));
    const two = await freshCore();
    await two.begin(kai());
    await two.post(act(2));
    expect(two.waitingCount.value).toBe(2);
    signal = true;
    it.heard.length = 0;
    await two.replay();
    await one.replay();
    expect(it.heard.map((h) => h.path)).toEqual(["/api/events/1/answer", "/api/events/2/answer"]);
  });

  it("let go of the store when a newer version of the app wants it", async () => {
    server(() => "no signal");
    const core = await freshCore();
    await core.begin(kai());
    await core.post(act(1));
    await new Promise((done, fail) => {
      const ask = indexedDB.deleteDatabase("linkup-outbox");
      ask.onsuccess = done;
      ask.onblocked = fail;
    });
    expect((await core.post(act(2))).state).toBe("saved");
  });
});

it("what waited longer than the server remembers is shown, not sent", async () => {
  let signal = false;
  const it = server(() => (signal ? ok({}) : "no signal"));
  const core = await freshCore();
  await core.begin(kai());
  await core.post(act(1));
  const [kept] = await core.outboxStore.all();
  await core.outboxStore.put({ ...kept!, madeAt: new Date(Date.now() - 29 * 86_400_000).toISOString() });
  signal = true;
  it.heard.length = 0;
  await core.replay();
  expect(it.heard).toEqual([]);
  expect(core.refusedActs.value.map((a) => a.problem?.code)).toEqual(["too_old"]);
});

describe("what is never kept", () => {
  it.each([
    "/api/session/use-code",
    "/api/invites/accept",
    "/api/passkeys/register/finish",
    "/api/concerns",
    "/api/groups/1/concerns/2",
    "/api/drops",
    "/api/me/bank",
    "/api/claims/1/approvals",
    "/api/payment-runs",
  ])("%s goes now or not at all", async (path) => {
    server(() => "no signal");
    const core = await freshCore();
    await core.begin(kai());
    await expect(core.post(act(1, { path }))).rejects.toThrow("no answer");
    expect(await core.outboxStore.all()).toEqual([]);
    core.know(path, { secret: true });
    expect(await (await caches.open("linkup-private-session-1")).match(path)).toBeUndefined();
  });

  it("is in none of the places that keep acts: each of them is known here", () => {
    const src = join(import.meta.dirname, "../src");
    const users = (readdirSync(src, { recursive: true }) as string[])
      .filter((f) => /\.tsx?$/.test(f) && /\bpost[<(]/.test(readFileSync(join(src, f), "utf8")))
      .sort();
    expect(users).toEqual([
      "core/my-needs.ts", // my own needs
      "core/outbox.ts",
      "events/here.ts", // I am here
      "events/plan/PlanParts.tsx", // my part in a plan
      "events/series/SeriesSheet.tsx", // my answer to a series
      "events/useAnswer.ts", // my answer
      "events/useSay.ts", // running late, got home
      "lead/after/TaskSheet.tsx", // a task is done; words about a person go now or not at all
      "lead/after/WrapUpScreen.tsx", // how it went; words about a person go now or not at all
      "lead/answers/LineSheets.tsx", // places and the line
      "lead/series/RepeatScreen.tsx",
      "lead/series/SeriesScreen.tsx",
      "lead/support/act.ts", // needs that were sorted out
      "lead/tonight/useDoor.ts", // who is here
      "me/RemindersScreen.tsx", // when I am reminded
    ]);
  });
});

describe("kept ready", () => {
  const card = (id: string, more: Partial<EventCard> = {}): EventCard =>
    ({
      id,
      title: id,
      starts_at: new Date(Date.now() + 86_400_000).toISOString(),
      going: 1,
      can: [],
      ...more,
    }) as EventCard;
  const serving = (cards: () => EventCard[]) =>
    server((asked) =>
      ok(
        asked.path === "/api/me" ? kai() : asked.path.startsWith("/api/whats-on") ? { items: cards(), next: null } : {},
      ),
    );
  /** Without what an earlier test's page still sends. */
  const read = (it: ReturnType<typeof server>) => it.heard.filter((h) => h.method === "GET").map((h) => h.path);
  async function round(): Promise<void> {
    const core = await freshCore();
    await core.start();
    await (await import("../src/core/ready")).keepReady();
  }
  const passed = async () => {
    const cache = await caches.open("linkup-private-session-1");
    const { at, ...rest } = (await (await cache.match("/ready"))!.json()) as { at: number };
    await cache.put("/ready", new Response(JSON.stringify({ at: at - 3_600_000, ...rest })));
  };

  it("fetches each page once, and again only what changed", async () => {
    let cards = [
      card("one"),
      card("two"),
      card("far", { starts_at: new Date(Date.now() + 40 * 86_400_000).toISOString() }),
    ];
    const it = serving(() => cards);
    await round();
    const asked = () => read(it).filter((path) => path.startsWith("/api/events"));
    expect(asked()).toEqual(["/api/events/one", "/api/events/two"]);
    it.heard.length = 0;
    await round();
    expect(read(it)).toEqual(["/api/me"]);
    await passed();
    cards = [
      { ...cards[0]!, going: 9 },
      { ...cards[1]!, title: "Two, elsewhere" },
    ];
    await round();
    expect(asked()).toEqual(["/api/events/two"]);
  });

  it("asks for nothing on a shared phone or where data is saved", async () => {
    const it = server((asked) => ok(asked.path === "/api/me" ? kai({ shared: true }) : { items: [], next: null }));
    await round();
    expect(read(it)).toEqual(["/api/me"]);
    const thrifty = serving(() => [card("one")]);
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { connection: { saveData: true } }));
    await round();
    expect(read(thrifty)).toEqual(["/api/me"]);
    vi.unstubAllGlobals();
  });
});

describe("a phone's clock two hours wrong", () => {
  it("does not move today and tomorrow, also when it starts without signal", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-22T23:30:00Z") });
    vi.resetModules();
    const clock = await import("../src/core/clock");
    clock.learnClock("Sun, 22 Nov 2026 21:30:00 GMT", Date.now(), Date.now());
    vi.resetModules();
    const dates = await import("../src/core/dates");
    vi.setSystemTime(new Date("2026-11-23T00:30:00Z")); // it says Monday; it is 10.30pm on Sunday
    expect(dates.nearDay("2026-11-22T20:00:00Z")).toBe("today");
    expect(dates.nearDay("2026-11-23T18:00:00Z")).toBe("tomorrow");
  });
});

it("a lost request is asked once more where that is harmless, and never where it is not", async () => {
  // What the tests before left running has addresses of its own.
  let lost = true;
  const line = server(({ path }) => {
    if (!path.startsWith("/api/lossy/") || !lost) return ok({});
    lost = false;
    return "no signal";
  });
  const { request } = await import("../src/core/http");
  const asked = async (ask: Ask): Promise<(string | null)[]> => {
    lost = true;
    const path = `/api/lossy/${crypto.randomUUID()}`;
    await request(path, ask).catch((error: Error) => expect(error.message).toBe("no answer"));
    return line.heard.filter((h) => h.path === path).map((h) => h.key);
  };
  expect(await asked({})).toEqual([null, null]);
  expect(await asked({ method: "POST", key: "k" })).toEqual(["k", "k"]);
  expect(await asked({ method: "POST" })).toEqual([null]);
  expect(await asked({ method: "PATCH", body: {} })).toEqual([null]);
});

it("a refused act says what was wrong and can be sent again as it is, with another key", async () => {
  let no = true;
  server(() => (no ? problem(422, "Some answers need another look.", { fields: { children: "At most 6." } }) : ok({})));
  const core = await freshCore();
  await core.begin(kai());
  await core.post(act(1));
  expect(core.refusedFor("/api/events/1/answer")?.problem?.fields).toEqual({ children: "At most 6." });
  no = false;
  await core.post(act(1, { replace: true }));
  expect(core.waitingActs.value).toEqual([]);
});
