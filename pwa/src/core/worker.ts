/** The service worker: registered late so that it never slows the first screen; a new version waits for a tap. */
import { newVersion, openAnew } from "./standing";

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The page's policy lets only this one address become a script. */
function workerAddress(): string {
  const trusted = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  if (!trusted) return "/sw.js";
  return trusted
    .createPolicy("linkup", {
      createScriptURL(url) {
        if (url !== "/sw.js") throw new TypeError("not our worker");
        return url;
      },
    })
    .createScriptURL("/sw.js");
}

const LONGEST_CHANGE_MS = 5000;
const LOOK_AGAIN_MS = 10 * 60_000;

/** An open sheet or a field in hand: what is written there is on no page, and would be gone. */
const writing = (): boolean => !!document.querySelector("dialog[open], input:focus, textarea:focus");

function watch(registration: ServiceWorkerRegistration): void {
  const workers = navigator.serviceWorker;
  let had = workers.controller;
  let mine = false;
  const offer = () => {
    const waiting = registration.waiting;
    if (!waiting || !workers.controller || mine) return;
    newVersion.value = () => {
      if (mine) return;
      mine = true;
      waiting.postMessage("update");
      setTimeout(openAnew, LONGEST_CHANGE_MS); // a worker that never takes over must not leave a dead button
    };
  };
  workers.addEventListener("controllerchange", () => {
    const first = !had;
    had = workers.controller;
    if (first) return; // the very first version took charge: nothing changes for this page
    if (mine || (document.visibilityState === "hidden" && !writing())) openAnew();
    // Another tab updated. What is typed here is not torn away: this tab follows when it is left alone, or at a tap.
    else {
      newVersion.value = openAnew;
      document.addEventListener("visibilitychange", () => {
        if (!writing()) openAnew();
      });
    }
  });
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < LOOK_AGAIN_MS) return;
    looked = Date.now();
    registration.update().catch(() => undefined);
  });
}

export function startWorker(): void {
  navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" }).then(watch, () => undefined);
}
