/** Which kind of browser this is, as far as it matters to a person. */

/** Chat apps open links in a small browser of their own; who signs in there is not signed in anywhere else. */
const CHAT_APPS =
  /FBA[NV]|FB_IAB|FBIOS|Instagram|Barcelona|Snapchat|WhatsApp|\bLine\/|TikTok|musical_ly|Bytedance|trill_|Twitter|Discord|Pinterest|LinkedInApp|MicroMessenger|KAKAOTALK|Telegram|Reddit|; wv\)/i;
export const inChatApp = (agent: string = navigator.userAgent): boolean =>
  CHAT_APPS.test(agent) ||
  // On an iPhone only Safari, other real browsers and installed apps say "Safari"; a page inside another app does not.
  (/iPhone|iPad|iPod/.test(agent) && /AppleWebKit/.test(agent) && !/Safari\//.test(agent) && !installed());

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
