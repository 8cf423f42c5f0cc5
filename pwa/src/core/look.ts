/**
 * How the app looks on this phone: light or dark, plain or strong contrast. It follows the phone unless the person chose
 * (core/look-choice.ts). Said once on the page: the styles know no other way.
 */
export const LOOK = "linkup:look";
export const CONTRAST = "linkup:contrast";
const dark = matchMedia("(prefers-color-scheme: dark)");
const more = matchMedia("(prefers-contrast: more)");

export function showLook(): void {
  const theme = localStorage.getItem(LOOK) || (dark.matches ? "dark" : "light");
  const contrast = localStorage.getItem(CONTRAST) || (more.matches && "more");
  Object.assign(document.documentElement.dataset, { theme, contrast });
  for (const it of document.querySelectorAll<HTMLMetaElement>("[name=theme-color]"))
    it.content = theme === "dark" ? "#0D1122" : "#FFF8E7";
}

/** Before anything is drawn, and whenever the phone changes its mind. */
export function followPhone(): void {
  showLook();
  dark.onchange = more.onchange = showLook;
}
