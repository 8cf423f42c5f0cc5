import { describe, expect, it, vi } from "vitest";
import { type FakeCaches, freshCore, kai, ok, problem, server } from "./fakes";

const privateCaches = () => [...(caches as unknown as FakeCaches).all.keys()];

describe("an old pass", () => {
  it("is renewed once for many requests, and each is asked again", async () => {
    let fresh = false;
    const it = server((asked) => {
      if (asked.path === "/api/session/renew") {
        fresh = true;
        return ok({ expires_at: "2027-01-01T00:00:00Z" });
      }
      return fresh ? ok({ items: [] }) : problem(401, "Sign in.");
    });
    const core = await freshCore();
    await Promise.all(["/api/groups", "/api/notices", "/api/whats-on"].map((path) => core.call(path)));
    expect(it.heard.filter((h) => h.path === "/api/session/renew")).toHaveLength(1);
  });

  it("is not renewed for other refusals", async () => {
    const it = server(() => problem(403, "Not allowed."));
    const core = await freshCore();
    await expect(core.call("/api/groups")).rejects.toThrow("Not allowed.");
    expect(it.heard).toHaveLength(1);
  });
});

describe("what is asked for before its screen is here", () => {
  it("is asked once, and the screen gets that answer; a later look asks anew", async () => {
    const it = server(() => ok({ items: [] }));
    const core = await freshCore();
    core.callEarly("/api/groups");
    expect(await core.call("/api/groups")).toEqual({ items: [] });
    expect(it.heard).toHaveLength(1);
    await core.call("/api/groups");
    expect(it.heard).toHaveLength(2);
  });

  it("is never given to an act on the same address", async () => {
    const it = server(() => ok({}));
    const core = await freshCore();
    core.callEarly("/api/me/needs");
    await core.call("/api/me/needs", { method: "PUT", body: {} });
    expect(it.heard.map((asked) => asked.method)).toEqual(["GET", "PUT"]);
  });

  it("is thrown away when the session ends: the next person asks for themselves", async () => {
    let name = "Kai's";
    server(() => ok({ name }));
    const core = await freshCore();
    core.callEarly("/api/groups");
    await core.end("ended");
    name = "Tia's";
    expect(await core.call("/api/groups")).toEqual({ name: "Tia's" });
  });
});

describe("somebody else who comes in on the same page", () => {
  const tia = (more: Parameters<typeof kai>[0] = {}) => ({ ...kai({ session_id: "session-2", ...more }), id: "tia" });

  it.each([false, true])("sees nothing that was here for the one before (shared phone: %s)", async (shared) => {
    let name = "Kai's";
    server(() => ok({ name }));
    const core = await freshCore();
    await core.begin(kai({ shared }));
    await core.reload("/api/groups");
    core.callEarly("/api/notices");
    sessionStorage.setItem("linkup:typed", "Kai's words");
    name = "Tia's";
    await core.begin(tia({ shared }));
    expect(sessionStorage.getItem("linkup:typed")).toBeNull();
    expect(await core.call("/api/notices")).toEqual({ name: "Tia's" });
    expect((await core.readNow<{ name: string }>("/api/groups")).data).toEqual({ name: "Tia's" });
    server(() => "no signal");
    expect((await core.readNow("/api/whats-on")).data).toBeNull();
  });

  it("is not pushed aside by a slow answer about who was in before", async () => {
    let answer: (who: unknown) => void = () => {};
    const slow = new Promise((done) => {
      answer = done;
    });
    const asked = server(async () => ok(await slow));
    const core = await freshCore();
    const starting = core.start();
    await vi.waitFor(() => expect(asked.heard).toHaveLength(1));
    await core.begin(tia());
    answer(kai());
    await starting;
    expect(core.me.value?.id).toBe("tia");
  });
});

describe("an ended session", () => {
  it("takes everything private off the phone", async () => {
    let ended = false;
    server((asked) => (ended ? problem(401, "Sign in.") : ok(asked.path === "/api/me" ? kai() : { items: [] })));
    const core = await freshCore();
    await core.start();
    await core.reload("/api/groups");
    expect(privateCaches()).toEqual(["linkup-private-session-1"]);
    ended = true;
    await expect(core.call("/api/groups")).rejects.toThrow();
    expect(core.sessionState.value).toBe("ended");
    expect(core.me.value).toBeNull();
    expect(privateCaches()).toEqual([]);
    expect(core.keptSession()).toBeNull();
  });

  it("is only lost signal when nothing comes back", async () => {
    let signal = true;
    server(() => (signal ? ok(kai()) : "no signal"));
    const core = await freshCore();
    await core.start();
    signal = false;
    await expect(core.call("/api/groups")).rejects.toThrow("no answer");
    expect(core.sessionState.value).toBe("in");
    expect(privateCaches()).toHaveLength(1);
  });

  it("forgets what the person before had seen", async () => {
    server(() => ok({ items: [] }));
    const core = await freshCore();
    await core.begin(kai());
    await core.begin(kai({ id: "tia", session_id: "session-2" }));
    expect(privateCaches()).toEqual(["linkup-private-session-2"]);
  });
});

describe("opened without signal", () => {
  it("shows who is in and what was seen", async () => {
    let signal = true;
    server((asked) => (signal ? ok(asked.path === "/api/me" ? kai() : { items: ["seen"] }) : "no signal"));
    const before = await freshCore();
    await before.start();
    await before.reload("/api/groups");
    signal = false;
    const after = await freshCore();
    await after.start();
    expect(after.me.value?.chosen_name).toBe("Kai");
    await after.reload("/api/groups");
    const kept = await (await caches.open("linkup-private-session-1")).match("/api/groups");
    expect(await kept?.json()).toEqual({ items: ["seen"] });
  });

  it("shows nobody on a shared phone", async () => {
    let signal = true;
    server(() => (signal ? ok(kai({ shared: true })) : "no signal"));
    const before = await freshCore();
    await before.start();
    expect(privateCaches()).toEqual([]);
    signal = false;
    const after = await freshCore();
    await after.start();
    expect(after.me.value).toBeNull();
    expect(after.sessionState.value).toBe("offline");
  });
});

describe("signing out without signal", () => {
  it("forgets at once, shows nobody afterwards, and tells the server first of all when it is back", async () => {
    let signal = true;
    let out = false;
    const it = server((asked) => {
      if (!signal) return "no signal";
      if (asked.path === "/api/session/sign-out") out = true;
      return asked.path === "/api/me" && !out ? ok(kai()) : problem(out ? 401 : 404, "Sign in.");
    });
    const before = await freshCore();
    await before.start();
    signal = false;
    await before.signOut();
    expect(privateCaches()).toEqual([]);

    const silent = await freshCore();
    await silent.start();
    expect(silent.sessionState.value).toBe("out");

    signal = true;
    const heardBefore = it.heard.length;
    const back = await freshCore();
    await back.start();
    expect(it.heard[heardBefore]?.path).toBe("/api/session/sign-out");
    expect(back.me.value).toBeNull();
    expect(back.sessionState.value).toBe("out");
  });
});
