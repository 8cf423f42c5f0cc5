/** The service worker: registered late so that it never slows the first screen; a new version waits for a tap. */
import { signal } from "@preact/signals";

/** Set when a new version is ready; calling it updates and opens the app anew. */
export const newVersion = signal<(() => void) | null>(null);

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
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const register = () =>
    setTimeout(() => {
      navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" }).then(watch, () => undefined);
    }, 1500);
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
