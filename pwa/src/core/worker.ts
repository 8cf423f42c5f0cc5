/** The service worker: registered late so that it never slows the first screen; a new version waits for a tap. */
import { newVersion } from "./standing";

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

function watch(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    const waiting = registration.waiting;
    if (!waiting || !navigator.serviceWorker.controller) return;
    newVersion.value = () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("update");
    };
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => undefined);
  });
}

export function startWorker(): void {
  navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" }).then(watch, () => undefined);
}
