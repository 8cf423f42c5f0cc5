/** Deleting a row, or a part that goes away, never leaves the keyboard nowhere. */
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { keepFocus } from "../src/ui/keep-focus";

const put = (...rows: string[]) =>
  document.querySelector("ul")!.replaceChildren(
    ...rows.map((name) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      button.id = name;
      row.append(name, button);
      return row;
    }),
  );
const has = () => document.activeElement?.id;

describe("focus", () => {
  beforeAll(() => {
    // happy-dom has no layout: everything that is there is seen.
    HTMLElement.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
    keepFocus();
  });
  beforeEach(() => {
    const main = document.createElement("main");
    const heading = document.createElement("h1");
    heading.id = "heading";
    heading.tabIndex = -1;
    main.append(heading, document.createElement("ul"));
    document.body.replaceChildren(main);
    put("a", "b", "c");
  });
  const gone = async (row: string) => {
    document.getElementById(row)!.focus();
    document.getElementById(row)!.closest("li")!.remove();
    (document.activeElement as HTMLElement | null)?.blur?.();
  };

  it("goes to the row that took its place", async () => {
    await gone("b");
    await vi.waitFor(() => expect(has()).toBe("c"));
  });
  it("goes to the row before when it was the last", async () => {
    await gone("c");
    await vi.waitFor(() => expect(has()).toBe("b"));
  });
  it("goes to the heading when nothing is left", async () => {
    put("a");
    await gone("a");
    await vi.waitFor(() => expect(has()).toBe("heading"));
  });
  it("leaves alone what a screen placed itself", async () => {
    document.getElementById("a")!.focus();
    document.getElementById("a")!.closest("li")!.remove();
    document.getElementById("c")!.focus();
    await new Promise((done) => setTimeout(done, 120));
    expect(has()).toBe("c");
  });
});
