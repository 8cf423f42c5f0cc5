/** Another language than English: fetches its words room by room and lays them over the English ones. */
import { batch } from "@preact/signals";
import { bringWith, catalogues, fill, language, other, type Say, type Vars, type Words } from "./i18n";
import { MADE_UP, rightToLeft } from "./languages";
import "../lang/lang.css";

const over = new Map<string, Words>();

/** Lays a translation over a room's English words; what is missing stays English. */
export function translate(lang: string, room: string, words: Words): void {
  over.set(`${lang}/${room}`, words);
  if (lang === language.value) other.value = saying(lang); // a new one, so that what is on the screen is said again
}

/** Keeps the order of words inside a piece that runs the other way than what is around it. */
const apart = (text: string, mark: string): string => (/[a-z]/i.test(text) ? `${mark}${text}\u2069` : text);
const allApart = (vars: Vars): Vars =>
  Object.fromEntries(
    Object.entries(vars).map(([name, it]) => [name, typeof it === "string" ? apart(it, "\u2068") : it]),
  );

function saying(lang: string): Say {
  const mirrored = rightToLeft(lang);
  return (room, key, vars, english) => {
    const words = over.get(`${lang}/${room}`)?.[key];
    if (words !== undefined) return fill(words, mirrored ? allApart(vars) : vars, lang);
    return mirrored && english ? apart(fill(english, vars), "\u2066") : undefined;
  };
}

/** One small file for each room, fetched when its screens are. */
const files = import.meta.glob<Words>("../lang/*/*.json", { import: "default" });
const asked = new Map<string, Promise<unknown>>();

function fetchRoom(lang: string, room: string): Promise<unknown> {
  const path = `../lang/${lang}/${room}.json`;
  const words = MADE_UP.includes(lang)
    ? import("./pseudo").then((it) => it.pseudo(catalogues.get(room) ?? {}))
    : files[path]?.();
  // A file that does not come (no signal) leaves English; it is asked for again with the next screen.
  const done = Promise.resolve(words).then(
    (found) => found && translate(lang, room, found),
    () => asked.delete(path),
  );
  asked.set(path, done);
  return done;
}

/** The words of every room whose screens are here. */
async function bring(lang: string): Promise<void> {
  await Promise.all(
    [...catalogues.keys()].map((room) => asked.get(`../lang/${lang}/${room}.json`) ?? fetchRoom(lang, room)),
  );
}

/** Everything, so that no screen is in English when the signal is gone. Words for the desk stay where desks are. */
async function bringTheRest(lang: string): Promise<void> {
  for (const path of Object.keys(files)) {
    const [, its, room] = path.match(/\/([\w-]+)\/([\w-]+)\.json$/) ?? [];
    const wantedHere = its === lang && room && !asked.has(path) && !room.startsWith("staff");
    if (wantedHere) await fetchRoom(lang, room);
  }
}

/** Speaks this language from now on, at once and everywhere; nothing that was typed is lost. */
export async function speak(lang: string): Promise<void> {
  const english = lang === "en";
  bringWith(english ? undefined : () => bring(lang)); // first: a screen that arrives meanwhile brings its words itself
  if (!english) await bring(lang);
  batch(() => {
    language.value = lang;
    other.value = english ? null : saying(lang);
  });
  const root = document.documentElement;
  root.lang = english ? "en-GB" : lang;
  root.dir = rightToLeft(lang) ? "rtl" : "ltr";
  if (!english) setTimeout(() => void bringTheRest(lang), 2000);
}
