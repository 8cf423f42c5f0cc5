/** Set while this tab shows the made-up view. Nothing else is ever written. */
export const MADE_UP = "linkup:made-up";

const tab = sessionStorage; // the tab's own, also when the page is shut

/** Opens the young person's side with made-up people, as a page of its own: nothing of this one goes along. */
export function seeMadeUp(): void {
  tab.setItem(MADE_UP, "yes");
  location.assign("/");
}
export function leaveMadeUp(): void {
  tab.removeItem(MADE_UP);
  location.replace("/staff");
}
