/** The app and the server speak of the same things: types made from openapi.yaml, and only addresses that are served. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const TOP = join(import.meta.dirname, "../..");
const SRC = join(TOP, "pwa/src");
const TYPES = join(SRC, "core/api-types.ts");

/** "/api/groups/{group_id}/plan" and `/api/groups/${id}/plan?page=2` both become "/api/groups/{}/plan". */
const plain = (path: string): string =>
  path
    .replace(/\$\{encodeURIComponent\([^}]*\)\}/g, "{}")
    .replace(/\$?\{[^}]*\}/g, "{}")
    .replace(/\?.*$/, "");

/** Served address → its methods. */
function served(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, path, body] of readFileSync(TYPES, "utf8").matchAll(/^ {4}"(\/api\/[^"]*)": \{\n(.*?)^ {4}\};/gms)) {
    const methods = [...body!.matchAll(/^ {8}(get|post|put|patch|delete): /gm)].map((m) => m[1]!.toUpperCase());
    const known = found.get(plain(path!)) ?? new Set();
    for (const one of methods) known.add(one);
    found.set(plain(path!), known);
  }
  return found;
}
/** The demo's doors are not in the document; they are there in a demo only. */
const DEMO = ["/api/demo/sign-in"];

const sources = (readdirSync(SRC, { recursive: true }) as string[])
  .filter((f) => /\.tsx?$/.test(f) && !f.endsWith("api-types.ts"))
  .map((f) => ({ file: f, text: readFileSync(join(SRC, f), "utf8") }));

/** Helpers such as `eventPath(id)`, by name: the address each of them makes. */
const helpers = new Map(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/export const (\w+) = \([^)]*\)(?:: string)? =>\s*[`"](\/api\/[^`"]*)[`"]/g)].map(
      (m) => [m[1]!, plain(m[2]!)] as const,
    ),
  ),
);
const resolved = (path: string): string =>
  plain(path.replace(/\$\{(\w+)\([^{}]*\)\}/g, (whole, name: string) => helpers.get(name) ?? whole));

describe("types", () => {
  it("are those of openapi.yaml; `make openapi` writes them anew", () => {
    const folder = mkdtempSync(join(tmpdir(), "types-"));
    try {
      const made = join(folder, "api-types.ts");
      const maker = join(TOP, "pwa/tools/node_modules/openapi-typescript/bin/cli.js");
      execFileSync(process.execPath, [maker, join(TOP, "openapi.yaml"), "-o", made], { stdio: "pipe" });
      expect(readFileSync(made, "utf8") === readFileSync(TYPES, "utf8")).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

describe("addresses", () => {
  const there = served();

  it("that stand in the app are served", () => {
    const known = [...there.keys(), ...DEMO];
    const asked = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/["`](\/api\/[^"`\s]*|\$\{\w+Path\([^`]*)["`]/g)].map((m) => [file, resolved(m[1]!)] as const),
    );
    expect(asked.length).toBeGreaterThan(60);
    // A text that ends with "/" is the beginning of several addresses.
    const unknown = asked.filter(([, path]) =>
      path.endsWith("/") ? !known.some((one) => one.startsWith(path)) : !known.includes(path),
    );
    expect(unknown).toEqual([]);
  });

  it("take the method they are sent", () => {
    const sends = /(?:\(|method: )"(POST|PUT|PATCH|DELETE)",\s*(?:path: )?[`"](\/api\/[^`"]*|\$\{\w+Path\([^`]*)[`"]/g;
    const sent = sources.flatMap(({ file, text }) =>
      [...text.matchAll(sends)].map((m) => ({ file, method: m[1]!, path: resolved(m[2]!) })),
    );
    expect(sent.length).toBeGreaterThan(20);
    const refused = sent.filter(({ method, path }) => !DEMO.includes(path) && !there.get(path)?.has(method));
    expect(refused).toEqual([]);
  });
});
