/**
 * Two languages nobody speaks, for checks: every text of a catalogue stands in ⟦brackets⟧, with accents, and is about
 * 40 % longer. A text without brackets is written into a screen; one that is cut shows no closing bracket.
 */
import type { Plural, Words } from "./i18n";

const ACCENTS: Record<string, string> = {
  ...{ a: "á", c: "ç", e: "é", g: "ğ", i: "í", l: "ļ", n: "ñ", o: "ö", r: "ř", s: "š", u: "ü", y: "ý", z: "ž" },
  ...{ A: "Å", C: "Ç", E: "É", G: "Ğ", I: "Î", N: "Ñ", O: "Ö", S: "Š", U: "Û" },
};
/** Places such as "{name}" stay as they are; strong text has brackets of its own. */
const KEPT = /(\{\w+\})/;

export const long = (text: string): string => text.split("**").map(longer).join("**");

function longer(text: string): string {
  if (!/[a-zA-Z]/.test(text.replace(/\{\w+\}/g, ""))) return text;
  const accented = text
    .split(KEPT)
    .map((part) => (KEPT.test(part) ? part : part.replace(/[a-zA-Z]/g, (letter) => ACCENTS[letter] ?? letter)))
    .join("");
  const letters = text.replace(KEPT, "").length;
  return `⟦${accented}${" ~~~~".repeat(Math.ceil((letters * 0.4) / 5))}⟧`;
}

export const pseudo = (english: Words): Words =>
  Object.fromEntries(
    Object.entries(english).map(([key, it]) => [
      key,
      typeof it === "string"
        ? it && long(it)
        : (Object.fromEntries(Object.entries(it).map(([form, text]) => [form, long(text)])) as Plural),
    ]),
  );
