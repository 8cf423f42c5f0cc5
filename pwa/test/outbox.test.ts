import { describe, expect, it } from "vitest";
import type { Act } from "../src/core/outbox";
import { freshCore, kai, ok, problem, server } from "./fakes";

const act = (n: number, more: Partial<Act> = {}): Act => ({
  method: "PUT",
  path: `/api/events/${n}/answer`,
  body: { answer: "going" },
  label: `Your answer ${n}`,
  href: `/events/${n}`,
  ...more,
});
const paths = (heard: { path: string }[]) => heard.map((h) => h.path);

describe("with signal", () => {
  it("sends at once and keeps nothing", async () => {
    const it = server(() => ok({ answer: "going" }));
    const core = await freshCore();
    await core.begin(kai());
    expect(await core.post(act(1))).toEqual({ state: "sent", data: { answer: "going" } });
    expect(await core.outboxStore.all()).toEqual([]);
    expect(it.heard[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("without signal", () => {
  it("says saved, then sends in order with the same keys", async () => {
    let signal = false;
    const it = server(() => (signal ? ok() : "no signal"));
    const core = await freshCore();
    await core.begin(kai());
    for (const n of [1, 2, 3]) expect((await core.post(act(n))).state).toBe("saved");
    expect(core.waitingCount.value).toBe(3);
    const firstKey = it.heard[0]?.key;

    signal = true;
    it.heard.length = 0;
    await core.replay();
    expect(paths(it.heard)).toEqual([1, 2, 3].map((n) => `/api/events/${n}/answer`));
    expect(it.heard[0]?.key).toBe(firstKey);
    expect(core.waitingCount.value).toBe(0);
  });

  it("never overtakes: a server that is busy stops the line", async () => {
    let busy = true;
    const it = server(() => (busy ? { status: 503, headers: { "Retry-After": "60" } } : ok()));
    const core = await freshCore();
    await core.begin(kai());
    await core.post(act(1));
    await core.post(act(2));
    expect(new Set(paths(it.heard))).toEqual(new Set(["/api/events/1/answer"]));
    expect(core.waitingCount.value).toBe(2);
    busy = false;
    await core.replay();
    expect(core.waitingCount.value).toBe(0);
  });

  it("sends the newest wish only", async () => {
    let signal = false;
    const it = server(() => (signal ? ok() : "no signal"));
    const core = await freshCore();
    await core.begin(kai());
    await core.post(act(1, { replace: true }));
    await core.post(act(1, { replace: true, body: { answer: "cannot" } }));
    expect(core.waitingFor("/api/events/1/answer")?.body).toEqual({ answer: "cannot" });
    signal = true;
    it.heard.length = 0;
    await core.replay();
    expect(it.heard.map((h) => h.body)).toEqual([{ answer: "cannot" }]);
  });

  it("is still there after the app was closed", async () => {
    let signal = false;
    const it = server((asked) => (signal ? ok(asked.path === "/api/me" ? kai() : {}) : "no signal"));
    const before = await freshCore();
    await before.begin(kai());
    await before.post(act(7));
    signal = true;
    it.heard.length = 0;
    const after = await freshCore();
    await after.start();
    await after.replay();
    expect(paths(it.heard).filter((p) => p.includes("answer"))).toEqual(["/api/events/7/answer"]);
  });
});

describe("when the server says no", () => {
  it("keeps it with the reason, goes on with the next, and can be sent again or dropped", async () => {
    let full = true;
    const it = server((asked) => (full && asked.path.includes("/1/") ? problem(409, "This is off.") : ok()));
    const core = await freshCore();
    await core.begin(kai());
    const outcome = await core.post(act(1));
    expect(outcome).toMatchObject({ state: "refused", problem: { detail: "This is off." } });
    expect((await core.post(act(2))).state).toBe("sent");
    expect(core.refusedActs.value.map((a) => a.problem?.detail)).toEqual(["This is off."]);

    const old = it.heard[0]?.key;
    full = false;
    await core.tryAgain(core.refusedActs.value[0]!.seq);
    expect(it.heard.at(-1)?.key).not.toBe(old);
    expect(core.waitingActs.value).toEqual([]);

    full = true;
    await core.post(act(1));
    await core.drop(core.refusedActs.value[0]!.seq);
    expect(core.waitingActs.value).toEqual([]);
  });

  it("gives its place to what is sent instead, and only its", async () => {
    let full = true;
    server(() => (full ? problem(409, "It is full.") : ok()));
    const core = await freshCore();
    await core.begin(kai());
    const book = (words: string, mends?: number) =>
      core.post({ method: "POST", path: "/api/events/1/bookings", body: { words }, label: "x", href: "/x", mends });
    await book("for Ana");
    await book("for Tia");
    const [ana] = core.refusedActs.value;
    await book("for Ana, again", ana!.seq);
    expect(core.refusedActs.value.map((it) => (it.body as { words: string }).words)).toEqual([
      "for Tia",
      "for Ana, again",
    ]);
    full = false;
    await book("for Ana, at last", core.refusedActs.value[1]!.seq);
    expect(core.refusedActs.value.map((it) => (it.body as { words: string }).words)).toEqual(["for Tia"]);
  });
});

describe("whose it is", () => {
  it("stays over sign-out, hidden from others, until the same person is back", async () => {
    let signal = false;
    const it = server(() => (signal ? ok() : "no signal"));
    const core = await freshCore();
    await core.begin(kai());
    await core.post(act(1));
    await core.signOut().catch(() => undefined);
    expect(core.waitingActs.value).toEqual([]);

    signal = true;
    it.heard.length = 0;
    await core.begin(kai({ id: "tia", session_id: "session-2" }));
    await core.replay();
    expect(it.heard).toEqual([]);
    expect(core.waitingActs.value).toEqual([]);

    await core.begin(kai({ session_id: "session-3" }));
    await core.replay();
    expect(paths(it.heard)).toEqual(["/api/events/1/answer"]);
  });

  it("waits when the session has ended", async () => {
    server(() => problem(401, "Sign in."));
    const core = await freshCore();
    await core.begin(kai());
    await core.post(act(1));
    expect((await core.outboxStore.all()).map((a) => a.state)).toEqual(["waiting"]);
  });

  it("keeps nothing on a shared phone, and says that it needs signal", async () => {
    server(() => "no signal");
    const core = await freshCore();
    await core.begin(kai({ shared: true }));
    await expect(core.post(act(1))).rejects.toThrow("no answer");
    expect(await core.outboxStore.all()).toEqual([]);
  });
});
