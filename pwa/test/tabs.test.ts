import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { freshCore, kai, ok, server } from "./fakes";

const NOTE = "linkup:session";
const answer = {
  method: "PUT" as const,
  path: "/api/events/1/answer",
  body: { answer: "going" },
  label: "Your answer",
  href: "/events/1",
};
const noteOf = (session: string, person: string) => JSON.stringify({ session, person });

/** What another tab wrote, and how this one hears of it. */
function elsewhere(key: string, value: string | null): void {
  if (value === null) localStorage.removeItem(key);
  else localStorage.setItem(key, value);
  dispatchEvent(new StorageEvent("storage", { key, newValue: value }));
}

let stop = () => {};
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

async function aTab(who = kai()) {
  server(() => ok({ answer: "going" }));
  const core = await freshCore();
  const { startTabs } = await import("../src/core/tabs");
  const anew = vi.spyOn(location, "reload").mockImplementation(() => {});
  await core.begin(who);
  stop = startTabs();
  return { core, anew };
}

it("sends nothing of one person with the cookie of another who came in in another tab", async () => {
  const asked = server(() => ok({ answer: "going" }));
  const core = await freshCore();
  await core.begin(kai());
  localStorage.setItem(NOTE, noteOf("session-2", "tia"));
  expect(await core.post(answer)).toEqual({ state: "saved" });
  await core.replay();
  expect(asked.heard).toEqual([]);
  expect((await core.outboxStore.all()).map((act) => act.person)).toEqual(["kai"]);

  localStorage.setItem(NOTE, noteOf("session-1", "kai"));
  await core.replay();
  expect(asked.heard.map((one) => one.path)).toEqual([answer.path]);
});

describe("a tab opens anew", () => {
  it.each([
    ["somebody else came in", NOTE, noteOf("session-2", "tia")],
    ["the session ended, or the phone was called shared", NOTE, null],
    ["this phone signed out", "linkup:left", "yes"],
  ])("when in another one %s", async (_, key, value) => {
    const { anew } = await aTab();
    elsewhere(key, value);
    expect(anew).toHaveBeenCalledOnce();
  });

  it.each([
    ["signed out", "linkup:left", "yes"],
    ["somebody came in who has this phone alone", NOTE, noteOf("session-2", "tia")],
  ])("on a shared phone, when in another one %s", async (_, key, value) => {
    const { anew } = await aTab(kai({ shared: true }));
    elsewhere(key, value);
    expect(anew).toHaveBeenCalledOnce();
  });

  it("when the browser brings it back and somebody else is in", async () => {
    const { anew } = await aTab();
    localStorage.setItem(NOTE, noteOf("session-2", "tia"));
    dispatchEvent(new Event("pageshow"));
    expect(anew).toHaveBeenCalledOnce();
  });
});

describe("on a shared phone, where nothing is stored", () => {
  const other = new BroadcastChannel("linkup-tabs");
  const heard: unknown[] = [];
  other.onmessage = ({ data }) => void heard.push(data);
  afterAll(() => other.close());

  it.each([
    ["left", { over: "session-1" }],
    ["somebody else came in", { in: "session-2" }],
  ])("a tab opens anew when in another one %s, and nothing of the person stays in it", async (_, said) => {
    const { anew } = await aTab(kai({ shared: true }));
    sessionStorage.setItem("linkup:language", "ar");
    other.postMessage(said);
    await vi.waitFor(() => expect(anew).toHaveBeenCalledOnce());
    expect(sessionStorage.getItem("linkup:language")).toBeNull();
    expect(sessionStorage.getItem("linkup:typed")).toBeNull();
  });

  it("a tab goes on when the same session is opened, or another one ended, elsewhere", async () => {
    const { anew } = await aTab(kai({ shared: true }));
    other.postMessage({ in: "session-1" });
    other.postMessage({ over: "session-2" });
    other.postMessage({ over: "session-1" });
    await vi.waitFor(() => expect(anew).toHaveBeenCalledOnce());
  });

  it.each(["signOut", "leaveSession"] as const)("%s is said to the other tabs", async (leave) => {
    heard.length = 0;
    const { core } = await aTab(kai({ shared: true }));
    await core[leave]();
    await vi.waitFor(() => expect(heard).toEqual([{ in: "session-1" }, { over: "session-1" }]));
  });

  it("a tab that comes back asks who is in, and opens anew for somebody else only", async () => {
    const { anew } = await aTab(kai({ shared: true }));
    let who = kai({ shared: true });
    const asked = server(() => ok(who));
    dispatchEvent(new Event("pageshow"));
    await vi.waitFor(() => expect(asked.heard).toHaveLength(1));
    await new Promise((done) => setTimeout(done));
    expect(anew).not.toHaveBeenCalled();
    who = kai({ shared: true, session_id: "session-2", id: "tia" });
    dispatchEvent(new Event("pageshow"));
    await vi.waitFor(() => expect(anew).toHaveBeenCalledOnce());
  });
});

it("the language read on a shared phone goes with the person", async () => {
  const { core } = await aTab(kai({ shared: true }));
  sessionStorage.setItem("linkup:language", "ar");
  await core.signOut();
  expect(sessionStorage.getItem("linkup:language")).toBeNull();
});

it("goes on when the same person opens another side of the app, or changes how it looks", async () => {
  const { anew } = await aTab();
  elsewhere(NOTE, JSON.stringify({ session: "session-1", person: "kai", face: "lead" }));
  elsewhere("linkup:look", "dark");
  elsewhere("linkup:left", null);
  dispatchEvent(new Event("pageshow"));
  expect(anew).not.toHaveBeenCalled();
});
