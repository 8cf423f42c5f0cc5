/** Getting Linkup onto the home screen: offered once, after the first answer, and never on a shared phone. */
import { signal } from "@preact/signals";
import { inChatApp, installed, onIos } from "./browser";
import { sharedPhone } from "./session";
import { installPrompt } from "./standing";

interface PhonesOwnPrompt extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}
const KEY = "linkup:install";

/** True where this browser can put Linkup on a home screen, in its own way or in two taps that we can show. */
export const installable = (): boolean =>
  !installed() && !sharedPhone() && (inChatApp() || onIos() || !!installPrompt.value);

/** The offer stands on the screen now. */
export const offering = signal(false);

/** An answer was given: this is the moment, if it was never used. */
export function answered(): void {
  if (localStorage.getItem(KEY) || !installable()) return;
  localStorage.setItem(KEY, "offered");
  offering.value = true;
}

/** The phone asks in its own words. False: it has no question of its own, or the person said no. */
export async function install(): Promise<boolean> {
  const own = installPrompt.value as PhonesOwnPrompt | null;
  if (!own) return false;
  installPrompt.value = null; // it can be asked only once
  const { outcome } = await own.prompt();
  offering.value = false;
  return outcome === "accepted";
}
