import { render } from "preact";
import { showLook } from "../core/look";
import { startOutbox } from "../core/outbox";
import { start } from "../core/session";
import { startWorker } from "../core/worker";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/parts.css";
import { App } from "./App";

showLook();
startOutbox();
void start();
render(<App />, document.getElementById("app")!);
startWorker();
