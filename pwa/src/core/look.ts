/** How the app looks on this phone: follows the phone unless the person chose otherwise. */
export type Look = "auto" | "light" | "dark" | "contrast";
const KEY = "linkup:look";

export const look = (): Look => (localStorage.getItem(KEY) as Look | null) ?? "auto";

export function showLook(wanted: Look = look()): void {
  const root = document.documentElement;
  if (wanted === "light" || wanted === "dark") root.dataset.theme = wanted;
  else delete root.dataset.theme;
  if (wanted === "contrast") root.dataset.contrast = "more";
  else delete root.dataset.contrast;
}

export function chooseLook(wanted: Look): void {
  if (wanted === "auto") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, wanted);
  showLook(wanted);
}
