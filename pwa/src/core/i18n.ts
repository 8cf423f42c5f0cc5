/**
 * Words. Each room has a `words.ts` in English that travels with its screens; other languages lie over it (core/speak.ts).
 *   const w = room("me", { title: "Me", phones: { one: "{n} phone", other: "{n} phones" } });
 *   w("title")   w("phones", { n: 2 })
 */
import { signal } from "@preact/signals";

export type Plural = { one?: string; two?: string; few?: string; many?: string; zero?: string; other: string };
export type Words = Record<string, string | Plural>;
export type Vars = Record<string, string | number>;
/** Says one text of one room in another language. Nothing: it has no words for it, and the English ones stand. */
export type Say = (room: string, key: string, vars: Vars, english: string | Plural | undefined) => string | undefined;

export const language = signal("en");
export const other = signal<Say | null>(null);
/** All English catalogues by room: what a language is asked for, and the checks read every text. */
export const catalogues = new Map<string, Words>();

/** Fetches the words of every room that has come so far. Nothing to fetch in English. */
let bring: (() => Promise<unknown>) | undefined;
export const bringWith = (fetchWords: typeof bring): void => {
  bring = fetchWords;
};
/** A part of the app is shown only with its words, so that nobody sees English flash by. */
export const withWords =
  <T>(load: () => Promise<T>) =>
  async (): Promise<T> => {
    const it = await load();
    await bring?.();
    return it;
  };

/** The language this phone is to speak: the one chosen here, else the phone's own if the app has it. */
export const wanted = (): string =>
  sessionStorage.getItem("linkup:language") ??
  localStorage.getItem("linkup:language") ??
  navigator.languages.map((it) => it.slice(0, 2)).find((it) => it === "en" || it === "ar") ??
  "en";

/** For Intl. Digits stay 0–9 in every language: they are the ones on doors, buses, phones and tickets here. */
export const locale = (): string => (language.value === "en" ? "en-GB" : `${language.value}-u-ca-gregory-nu-latn`);

const plurals = new Map<string, Intl.PluralRules>();
/** Puts the values into "{name}" places, and picks the plural by `n`. A place without a value shows nothing. */
export function fill(words: string | Plural, vars: Vars, lang = "en"): string {
  let rules = plurals.get(lang);
  if (!rules) {
    rules = new Intl.PluralRules(lang);
    plurals.set(lang, rules);
  }
  const text = typeof words === "string" ? words : (words[rules.select(Number(vars.n))] ?? words.other);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(vars[name] ?? ""));
}

export function room<T extends Words>(name: string, english: T): (key: keyof T & string, vars?: Vars) => string {
  catalogues.set(name, english);
  return (key, vars = {}) => other.value?.(name, key, vars, english[key]) ?? fill(english[key] ?? "", vars);
}

/** Pieces side by side: "6pm, Willow Hall". From right to left each keeps its own direction, and the comma is theirs. */
export function beside(...pieces: (string | number | false | null | undefined)[]): string {
  const there = pieces.filter(Boolean);
  if (!language.value.startsWith("ar")) return there.join(", ");
  return `\u200f${there.map((it) => `\u2068${it}\u2069`).join("، ")}`;
}
