import { beforeEach, describe, expect, it, vi } from "vitest";

/** A phone that can change its mind. */
class Wish {
  onchange: (() => void) | null = null;
  matches = false;
  say(matches: boolean) {
    this.matches = matches;
    this.onchange?.();
  }
}
let dark: Wish;
let contrast: Wish;
let look: typeof import("../src/core/look");
let choice: typeof import("../src/core/look-choice");
const page = () => [document.documentElement.dataset.theme, document.documentElement.dataset.contrast === "more"];
const bar = () => document.querySelector<HTMLMetaElement>("[name=theme-color]")!.content;

beforeEach(async () => {
  [dark, contrast] = [new Wish(), new Wish()];
  vi.stubGlobal("matchMedia", (query: string) => (query.includes("contrast") ? contrast : dark));
  vi.resetModules();
  document.head.innerHTML = '<meta name="theme-color" content="">';
  look = await import("../src/core/look");
  choice = await import("../src/core/look-choice");
});

describe("the look", () => {
  it("follows the phone, also when it changes while the app is open", () => {
    look.followPhone();
    expect(page()).toEqual(["light", false]);
    expect(bar()).toBe("#FFF8E7");
    dark.say(true);
    expect(page()).toEqual(["dark", false]);
    expect(bar()).toBe("#0D1122");
    contrast.say(true);
    expect(page()).toEqual(["dark", true]);
    dark.say(false);
    expect(page()).toEqual(["light", true]);
  });
  it("is what the person chose, whatever the phone says, and stays so", () => {
    dark.matches = true;
    choice.chooseLook("light");
    expect(page()).toEqual(["light", false]);
    choice.chooseStrong(true);
    expect(page()).toEqual(["light", true]);
    expect([choice.look(), choice.strong()]).toEqual(["light", true]);
    look.followPhone();
    dark.say(true);
    expect(page()).toEqual(["light", true]);
    choice.chooseLook("dark");
    expect(page()).toEqual(["dark", true]);
  });
  it("goes back to the phone's look when asked", () => {
    choice.chooseLook("dark");
    choice.chooseStrong(true);
    choice.chooseLook("auto");
    choice.chooseStrong(false);
    expect(page()).toEqual(["light", false]);
    expect([choice.look(), choice.strong(), localStorage.length]).toEqual(["auto", false, 0]);
  });
});
