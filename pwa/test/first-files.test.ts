import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { everyPage } from "../tools/first-files";

const root = join(import.meta.dirname, "..");
const pages = everyPage(root);

it("finds every address of the app and of its sides, with the screen behind it", () => {
  const paths = pages.map((page) => page.path);
  for (const one of ["/", "/events/:id", "/run", "/run/events/:event/door", "/run/*", "/staff/log", "/staff/*"])
    expect(paths).toContain(one);
  expect(new Set(paths).size, "each once").toBe(paths.length);
  expect(paths.indexOf("/run/*"), "a side's own pages come first").toBeGreaterThan(paths.indexOf("/run/people"));
  for (const { path, screens } of pages)
    for (const screen of screens) expect(existsSync(`${screen}.tsx`), `${path}: ${screen}`).toBe(true);
});

it("knows which pages open for somebody who is not in", () => {
  const open = pages.filter((page) => page.open).map((page) => page.path);
  expect(open).toContain("/j/:token");
  expect(open).toContain("/help");
  expect(open.some((path) => path.startsWith("/run") || path.startsWith("/events"))).toBe(false);
});
