/**
 * Words. Each room has a `words.ts` in English that travels with its screens; other languages lie over it.
 *   const w = room("me", { title: "Me", phones: { one: "{n} phone", other: "{n} phones" } });
 *   w("title")   w("phones", { n: 2 })
 */
import { signal } from "@preact/signals";

export type Plural = { one?: string; two?: string; few?: string; many?: string; zero?: string; other: string };
export type Words = Record<string, string | Plural>;
export type Vars = Record<string, string | number>;

export const language = signal("en");
const over = new Map<string, Words>();
/** All English catalogues by room, for the checks that read every text. */
export const catalogues = new Map<string, Words>();

/** Lays a translation over a room's English words; what is missing stays English. */
export const translate = (lang: string, roomName: string, words: Words): Map<string, Words> =>
  over.set(`${lang}/${roomName}`, words);

const plurals = new Map<string, Intl.PluralRules>();
function form(lang: string, words: Plural, n: number): string {
  let rules = plurals.get(lang);
  if (!rules) {
    rules = new Intl.PluralRules(lang);
    plurals.set(lang, rules);
  }
  return words[rules.select(n)] ?? words.other;
}

/** Puts the values into "{name}" places. A place without a value shows nothing. */
export const fill = (text: string, vars: Vars): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(vars[name] ?? ""));

export function room<T extends Words>(name: string, english: T): (key: keyof T & string, vars?: Vars) => string {
  catalogues.set(name, english);
  return (key, vars = {}) => {
    const lang = language.value;
    const theirs = over.get(`${lang}/${name}`)?.[key];
    const words = theirs ?? english[key];
    if (words === undefined) return "";
    const text = typeof words === "string" ? words : form(theirs ? lang : "en", words, Number(vars.n));
    return fill(text, vars);
  };
}

/** "Maya", "Maya and Joe", "Maya, Joe and Tia". */
export const list = (names: string[]): string =>
  new Intl.ListFormat(language.value === "en" ? "en-GB" : language.value).format(names);

/** 1st, 2nd, 3rd … for a place in line. */
export function ordinal(n: number): string {
  const end = { one: "st", two: "nd", few: "rd", other: "th" }[
    new Intl.PluralRules("en", { type: "ordinal" }).select(n) as "one"
  ];
  return language.value === "en" ? `${n}${end}` : String(n);
}
