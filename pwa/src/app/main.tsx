import "../core/storage";
import { render } from "preact";
import { language, wanted } from "../core/i18n";
import { wentBack } from "../core/left-fast";
import { followPhone } from "../core/look";
import { start, whenSomebodyIsIn } from "../core/session";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/parts.css";
import { App, warm } from "./App";

followPhone();
const show = () => render(<App />, document.getElementById("app")!);
function open(): void {
  // What waits to be sent matters once somebody is in; the worker never slows the first screen.
  whenSomebodyIsIn(() => void import("./later"));
  const lang = wanted();
  language.value = lang; // the first questions to the server are asked in it too
  void start();
  void warm(location.pathname); // while the server says who this is
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
    const later = () => setTimeout(() => void import("../core/worker").then((worker) => worker.startWorker()), 1500);
    if (document.readyState === "complete") later();
    else addEventListener("load", later, { once: true });
  }
}
