import "../core/storage";
import { render } from "preact";
import { language, wanted } from "../core/i18n";
import { wentBack } from "../core/left-fast";
import { followPhone } from "../core/look";
import { callEarly, keptSession, LEFT, start, whenSomebodyIsIn } from "../core/session";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/parts.css";
import { tryAnew } from "../ui/screen-of";
import { App, warm } from "./App";

followPhone();
/** By what this phone kept, or by what came with the page (api/pages.py). Only a guess: it saves a journey, no more. */
function seemsIn(): boolean {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return !localStorage.getItem(LEFT) && !!(keptSession() || page?.serverTiming?.[0]?.name === "in");
}
const show = () => render(<App />, document.getElementById("app")!);
function open(): void {
  // What waits to be sent matters once somebody is in: at once where they were before, and where all of it has to be
  // fetched first, after the first screen. The worker never slows that either.
  const wait = keptSession() ? 0 : 1000;
  const later = () =>
    void import("./later").catch(async () => {
      if (!(await tryAnew())) addEventListener("online", later, { once: true });
    });
  whenSomebodyIsIn(() => {
    setTimeout(later, wait);
    addEventListener("keydown", later, { once: true }); // who has only keys needs what keeps their place
  });
  const lang = wanted();
  language.value = lang; // the first questions to the server are asked in it too
  void start();
  // While the server says who this is. What the screen shows is asked for already if somebody seems to be in.
  void warm(location.pathname, seemsIn() ? callEarly : undefined);
  const inEnglish = () => {
    language.value = "en";
    show();
  };
  if (lang === "en") show();
  else void import("../core/speak").then((it) => it.speak(lang)).then(show, inEnglish);
}

// Staff look at made-up people in a page that is shut first: nothing of it reaches the server or this phone.
if (sessionStorage.getItem("linkup:made-up")) {
  void import("../staff/made-up/box").then((box) => box.shut()).then(open);
} else if (!wentBack()) {
  open();
  if ("serviceWorker" in navigator && import.meta.env.PROD) {
    const later = () =>
      setTimeout(
        () =>
          import("../core/worker").then(
            (it) => it.startWorker(),
            () => {},
          ),
        1500,
      );
    if (document.readyState === "complete") later();
    else addEventListener("load", later, { once: true });
  }
}
