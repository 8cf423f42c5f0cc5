/** Which kind of browser this is, as far as it matters to a person. */

/** Chat apps open links in a small browser of their own; who signs in there is not signed in anywhere else. */
export const inChatApp = (agent: string = navigator.userAgent): boolean =>
  /FBAN|FBAV|FB_IAB|Instagram|Snapchat|WhatsApp|Line\/|TikTok|musical_ly|BytedanceWebview|Twitter|Discord|; wv\)/i.test(
    agent,
  );

/** True when Linkup runs as an app from the home screen. */
export const installed = (): boolean =>
  matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;

export const onIos = (agent: string = navigator.userAgent): boolean =>
  /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1);

/** A name for the list of "my phones": "iPhone", "Android phone", "Computer". */
export function deviceLabel(agent: string = navigator.userAgent): string {
  if (/iPad/.test(agent)) return "iPad";
  if (onIos(agent)) return "iPhone";
  if (/Android/.test(agent)) return /Mobile/.test(agent) ? "Android phone" : "Android tablet";
  return "Computer";
}
