import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isKept } from "../tools/service-worker";

const read = (file: string) => readFileSync(join(import.meta.dirname, "../public", file));
const manifest = JSON.parse(read("manifest.webmanifest").toString());
type Shot = { src: string; sizes: string; form_factor: string; label: string };

/** Width and height as the file itself says. */
function sizeOf(src: string): [number, number] {
  const png = read(src);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe("what a phone shows when it asks to install the app", () => {
  it.each(manifest.screenshots as Shot[])(
    "$src is what the manifest says, small, and never kept on the phone",
    (it) => {
      const [width, height] = sizeOf(it.src);
      expect(it.sizes).toBe(`${width}x${height}`);
      expect(it.form_factor).toBe(width < height ? "narrow" : "wide");
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(320);
      expect(Math.max(width, height) / Math.min(width, height), "browsers leave longer ones out").toBeLessThanOrEqual(
        2.3,
      );
      expect(read(it.src).length).toBeLessThan(120_000);
      expect(it.label).toBeTruthy();
      expect(isKept(it.src.slice(1))).toBe(false);
    },
  );

  it("has some for phones and some for laptops, and icons of the size they say", () => {
    const forms = (manifest.screenshots as Shot[]).map((it) => it.form_factor);
    expect(new Set(forms)).toEqual(new Set(["narrow", "wide"]));
    for (const { src, sizes } of manifest.icons.filter((icon: Shot) => icon.src.endsWith(".png")))
      expect(sizeOf(src).join("x"), src).toBe(sizes);
  });
});
