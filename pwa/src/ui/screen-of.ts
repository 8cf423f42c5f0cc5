/** Screens are fetched when they are first opened. After an update on the server an older app asks for parts that are gone. */
import { lazy } from "preact-iso";
import { withWords } from "../core/i18n";
import { online, openAnew } from "../core/standing";
import type { ScreenModule } from "./Pages";

const TRIED = "linkup:anew";
const JUST_NOW_MS = 30_000;

/** Opens the app anew when one of its parts could not be fetched, once; false when that was tried just now or cannot help. */
export async function tryAnew(): Promise<boolean> {
  if (!online.value || Date.now() - Number(sessionStorage.getItem(TRIED)) < JUST_NOW_MS) return false;
  // The part may only be lost on the way. Where no server answers, the browser would show its own page in place of ours.
  const there = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
  if (!there?.ok) return false;
  sessionStorage.setItem(TRIED, String(Date.now()));
  openAnew();
  return true;
}

const missing: ScreenModule = {
  default: () => {
    throw new Error("a part of the app is not here");
  },
};

/** A screen by its file. When the file is gone, the app opens itself anew; when that does not help, the page says so. */
export function screenOf(load: () => Promise<ScreenModule>) {
  const Screen = lazy(() =>
    withWords(load)().catch(async () => ((await tryAnew()) ? new Promise<ScreenModule>(() => {}) : missing)),
  );
  // Fetched ahead of a tap, which may never come: what fails then opens nothing anew, and is not remembered.
  const keep = Screen.preload;
  Screen.preload = () => load().then(keep);
  return Screen;
}
