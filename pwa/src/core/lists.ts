/** Names in a row and places in line, as the chosen language says them. */
import { language, locale } from "./i18n";
import { rightToLeft } from "./languages";

/** "Maya", "Maya and Joe", "Maya, Joe and Tia". From right to left the row runs so too, each name by itself. */
export function list(names: string[]): string {
  const row = new Intl.ListFormat(locale());
  if (!rightToLeft(language.value)) return row.format(names);
  return `\u200f${row.format(names.map((name) => `\u2068${name}\u2069`))}`;
}

/** 1st, 2nd, 3rd … for a place in line. */
export function ordinal(n: number): string {
  const end = { one: "st", two: "nd", few: "rd", other: "th" }[
    new Intl.PluralRules("en", { type: "ordinal" }).select(n) as "one"
  ];
  return language.value === "en" ? `${n}${end}` : String(n);
}
