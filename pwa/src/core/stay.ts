/** Asks the browser not to throw away what is kept here: once somebody did something worth keeping, or uses the installed app. */
import { installed } from "./browser";
import { sharedPhone } from "./session";

let asked = false;
export async function askToStay(): Promise<void> {
  if (asked || sharedPhone() || !navigator.storage?.persist) return;
  asked = true;
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // A browser that does not know this decides on its own.
  }
}

export const askIfInstalled = (): Promise<void> => (installed() ? askToStay() : Promise.resolve());
