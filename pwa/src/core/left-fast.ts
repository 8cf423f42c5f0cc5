/** Whether somebody left this tab in a hurry: then the way back shows nothing. Asked before anything is drawn. */

export const ELSEWHERE = "https://www.bbc.co.uk/weather";
/** Kept in this tab only. */
export const LEFT = "linkup:left-fast";
export type Go = (to: string) => void;
export const away: Go = (to) => location.replace(to);

/** True when "back" led here: then it goes on to the weather. Coming here on purpose is fine. */
export function wentBack(go: Go = away): boolean {
  if (!sessionStorage.getItem(LEFT)) return false;
  const [how] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (how?.type === "back_forward") {
    go(ELSEWHERE);
    return true;
  }
  sessionStorage.removeItem(LEFT);
  return false;
}
