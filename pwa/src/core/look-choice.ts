/** What a person chose for the look of the app on this phone. */
import { CONTRAST, LOOK, showLook } from "./look";

export type Look = "auto" | "light" | "dark";

export const look = (): Look => (localStorage.getItem(LOOK) as Look | null) ?? "auto";
/** Strong contrast was chosen here. It also holds when the phone itself asks for it. */
export const strong = (): boolean => localStorage.getItem(CONTRAST) !== null;

export const chooseLook = (wanted: Look): void => keep(LOOK, wanted !== "auto" && wanted);
export const chooseStrong = (on: boolean): void => keep(CONTRAST, on && "more");

function keep(key: string, value: string | false): void {
  if (value) localStorage.setItem(key, value);
  else localStorage.removeItem(key);
  showLook();
}
