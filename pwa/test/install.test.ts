import { beforeEach, describe, expect, it, vi } from "vitest";
import { inChatApp } from "../src/core/browser";
import { kai } from "./fakes";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko)";

describe("which browser this is", () => {
  it.each([
    ["Instagram", `${IPHONE} Mobile/15E148 Instagram 330.0.0`],
    ["Facebook", `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/465.0]`],
    ["TikTok", `${ANDROID} Version/4.0 Chrome/126.0 Mobile Safari/537.36 trill_2023 BytedanceWebview/d8a21c6`],
    ["Snapchat", `${IPHONE} Version/17.0 Mobile/15E148 Safari/604.1 Snapchat/12.90`],
    ["LINE", `${ANDROID} Version/4.0 Chrome/126.0 Mobile Safari/537.36 Line/14.9.0`],
    ["an Android page inside any app", "Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36 Chrome/126.0"],
    ["an iPhone page inside any app", `${IPHONE} Mobile/15E148`],
  ])("notices %s", (_, agent) => expect(inChatApp(agent)).toBe(true));

  it.each([
    ["Safari", `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`],
    ["Chrome on an iPhone", `${IPHONE} CriOS/126.0 Mobile/15E148 Safari/604.1`],
    ["Chrome", `${ANDROID} Chrome/126.0 Mobile Safari/537.36`],
    ["Firefox", "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0"],
    ["a laptop", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"],
  ])("leaves %s alone", (_, agent) => expect(inChatApp(agent)).toBe(false));
});

describe("the home screen", () => {
  beforeEach(() => {
    localStorage.clear();
    vi.resetModules();
  });
  it("is offered once, and never on a shared phone", async () => {
    const { answered, offering } = await import("../src/core/install");
    const session = await import("../src/core/session");
    const standing = await import("../src/core/standing");
    standing.installPrompt.value = new Event("beforeinstallprompt");
    session.me.value = kai({ shared: true });
    answered();
    expect(offering.value).toBe(false);
    session.me.value = kai();
    answered();
    expect(offering.value).toBe(true);
    offering.value = false;
    answered();
    expect(offering.value).toBe(false);
  });
});

describe("the number on the icon", () => {
  it("is what is new, goes with the person, and is never shown on a shared phone", async () => {
    const said: (number | null)[] = [];
    Object.assign(navigator, {
      setAppBadge: async (n: number) => void said.push(n),
      clearAppBadge: async () => void said.push(null),
    });
    vi.resetModules();
    const session = await import("../src/core/session");
    const { showBadge } = await import("../src/app/badge");
    session.me.value = kai({ unread: 3 });
    showBadge();
    session.me.value = kai();
    session.me.value = kai({ unread: 2 });
    session.me.value = null;
    session.me.value = kai({ shared: true, unread: 5 });
    expect(said).toEqual([3, null, 2, null]);
  });
});
