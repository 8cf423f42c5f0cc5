import { render } from "preact";
import { showLook } from "../core/look";
import { start, whenSomebodyIsIn } from "../core/session";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/parts.css";
import { App } from "./App";

showLook();
// What waits to be sent matters once somebody is in; the worker never slows the first screen.
whenSomebodyIsIn(() => void import("../core/outbox").then((outbox) => outbox.startOutbox()));
whenSomebodyIsIn(() => void import("../core/short-lived").then((kept) => kept.startShortLived()));
void start();
render(<App />, document.getElementById("app")!);

if ("serviceWorker" in navigator && import.meta.env.PROD) {
  const later = () => setTimeout(() => void import("../core/worker").then((worker) => worker.startWorker()), 1500);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
