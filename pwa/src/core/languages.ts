/** The languages people can choose, by their own names, and what checks only. */
export interface Language {
  code: string;
  /** Its name in itself: whoever looks for it can read it. */
  name: string;
  /** "Language" in itself, for the control that must be found by somebody who reads nothing else on the page. */
  language: string;
  /** Made by machine: said in its own words too, until a person has read all of it. */
  unchecked?: string;
}
export const LANGUAGES: Language[] = [
  { code: "en", name: "English", language: "Language" },
  {
    code: "ar",
    name: "العربية",
    language: "اللغة",
    unchecked: "ترجمة آلية لم يراجعها إنسان بعد.",
  },
];
/** Made-up languages (./pseudo.ts): long and accented, and the same from right to left. No screen offers them. */
export const MADE_UP = ["en-XA", "ar-XB"];

export const rightToLeft = (code: string): boolean => code.startsWith("ar");
