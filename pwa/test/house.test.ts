/** Rules of the house for the app, kept by reading its files. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { catalogues } from "../src/core/i18n";

const SRC = join(import.meta.dirname, "../src");
const files = (readdirSync(SRC, { recursive: true }) as string[]).filter(
  (f) => /\.tsx?$/.test(f) && !f.endsWith(".d.ts"),
);
const text = (file: string) => readFileSync(join(SRC, file), "utf8");
const roomOf = (file: string) => file.split("/")[0]!;
const LAYERS = ["core", "ui"];

describe("files", () => {
  it("stay small enough to read", () => {
    const long = files.filter((f) => f.endsWith(".tsx") && text(f).split("\n").length > 250);
    expect(long).toEqual([]);
  });
  it("import one way: core < ui < rooms < app, and no room imports another", () => {
    const wrong = files.flatMap((file) => {
      const mine = roomOf(file);
      return [...text(file).matchAll(/from "(\.[^"]+)"/g)]
        .map((m) => roomOf(normalize(join(dirname(file), m[1]!))))
        .filter((theirs) => theirs !== mine && mine !== "app")
        .filter((theirs) => !LAYERS.includes(theirs) || LAYERS.indexOf(theirs) > rank(mine))
        .map((theirs) => `${file} imports ${theirs}`);
    });
    expect(wrong).toEqual([]);
  });
  it("write nothing inline and no markup from strings: the page's policy forbids it", () => {
    const wrong = files.filter((f) =>
      /style="|dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|\beval\(/.test(text(f)),
    );
    expect(wrong).toEqual([]);
  });
  it("draw only what is in the sprite", () => {
    const sprite = readFileSync(join(SRC, "ui/icons.svg"), "utf8");
    const used = files.flatMap((f) => [...text(f).matchAll(/\bicon[=:] ?\{?"([a-z0-9-]+)"/g)].map((m) => m[1]!));
    expect(used.length).toBeGreaterThan(30);
    expect([...new Set(used)].filter((name) => !sprite.includes(`id="i-${name}"`))).toEqual([]);
  });
});
const rank = (room: string): number => (LAYERS.includes(room) ? LAYERS.indexOf(room) : LAYERS.length);

describe("texts", () => {
  beforeAll(async () => {
    await Promise.all(Object.values(import.meta.glob("../src/**/*words.ts")).map((load) => load()));
  });
  const all = () =>
    [...catalogues].flatMap(([room, words]) =>
      Object.entries(words).flatMap(([key, value]) =>
        (typeof value === "string" ? [value] : Object.values(value)).map((t) => [`${room}.${key}`, t] as const),
      ),
    );
  const BANNED =
    /\b(service users?|client groups?|beneficiar(y|ies)|placements?|looked after|care leavers?|in care|cases?|engage\w*|signpost\w*|outcomes|non-attendance|rejected|failed to|please note)\b/i;

  it("are there and use no word that gives people away or talks down to them", () => {
    expect(all().length).toBeGreaterThan(300);
    expect(all().filter(([, t]) => !t.trim() || BANNED.test(t))).toEqual([]);
  });
  it("are short: no sentence over 20 words", () => {
    const long = all().flatMap(([key, t]) =>
      t
        .split(/[.!?:](?:\s|$)/)
        .filter((s) => s.trim().split(/\s+/).length > 20)
        .map((s) => `${key}: ${s}`),
    );
    expect(long).toEqual([]);
  });
});

describe("what is built", () => {
  it("keeps to the byte budgets", () => {
    const root = join(SRC, "..");
    const out = "node_modules/.weighed";
    const run = (...command: string[]) =>
      execFileSync(process.execPath, command, {
        cwd: root,
        encoding: "utf8",
        stdio: "pipe",
        env: { ...process.env, NODE_ENV: "production" },
      });
    run("node_modules/vite/bin/vite.js", "build", "--outDir", out, "--logLevel", "error");
    const { stdout } = spawnSync(process.execPath, ["tools/budget.mjs", out], { cwd: root, encoding: "utf8" });
    expect(stdout).toContain("first load");
    expect(stdout.split("\n").filter((line) => line.startsWith("TOO BIG"))).toEqual([]);
  }, 60_000);
});
