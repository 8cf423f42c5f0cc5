/** What begins once somebody is in and the first screen stands. */
import { language, wanted } from "../core/i18n";
import { hearKept, hearLate, startOutbox } from "../core/outbox";
import { keepReady } from "../core/ready";
import { outdated } from "../core/seen";
import { me, whenSessionEnds, whenSomebodyIsIn } from "../core/session";
import { startShortLived } from "../core/short-lived";
import { askIfInstalled, askToStay } from "../core/stay";
import { startTabs } from "../core/tabs";
import type { Me } from "../core/types";
import { keepFocus } from "../ui/keep-focus";
import { tryAnew } from "../ui/screen-of";
import { showBadge } from "./badge";
import { fetchOnIntent } from "./intent";
import { turnSoftly } from "./turn";

const SOON_MS = 2000;

hearLate(outdated);
hearKept(askToStay);
startOutbox();
startShortLived();
startTabs();
fetchOnIntent();
turnSoftly();
showBadge();
keepFocus();
// Whoever is in hears their own language on this phone too.
const follow = (who: Me) => {
  if (who.language !== language.value) void import("../core/choose-language").then((it) => it.follow(who));
};
whenSomebodyIsIn(follow);
if (me.value) follow(me.value);
// On a shared phone the next person does not see which language was read here.
whenSessionEnds(() => {
  if (wanted() !== language.value) void import("../core/speak").then((it) => it.speak(wanted()));
});
void askIfInstalled();

/** What will be needed without signal. Whoever runs a group has the lists of the next days on the phone, too. */
async function ready(): Promise<void> {
  if (document.visibilityState === "hidden") return;
  await keepReady();
  if (me.value?.faces.includes("lead")) await (await import("../lead/tonight/ahead")).fetchAhead();
}
let soon: ReturnType<typeof setTimeout> | undefined;
const later = () => {
  clearTimeout(soon);
  soon = setTimeout(() => void ready().catch(() => undefined), SOON_MS); // only ahead of time: the screen itself says so
};
later();
whenSomebodyIsIn(later);
addEventListener("online", later);
document.addEventListener("visibilitychange", later);

// Parts that are fetched at a tap, or inside a screen: gone after an update on the server. One clean opening anew.
addEventListener("unhandledrejection", (event) => {
  if (/dynamically imported module|importing a module/i.test(String(event.reason))) void tryAnew();
});
// Without signal it could not be fetched any more.
void import("../ui/StatusBanners").catch(() => undefined);
