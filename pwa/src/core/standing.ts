/** What the whole app shows of its state. Tiny, so that the first screen need not load the machinery behind it. */
import { computed, signal } from "@preact/signals";
import type { Waiting } from "./outbox-store";

/** Everything this person has waiting, oldest first. Other people's acts on the same phone are never shown. */
export const waitingActs = signal<Waiting[]>([]);
export const waitingCount = computed(() => waitingActs.value.filter((a) => a.state === "waiting").length);
export const refusedActs = computed(() => waitingActs.value.filter((a) => a.state === "refused"));
/** The newest act that still waits for this path, to show what the person already chose. */
export const waitingFor = (path: string): Waiting | undefined =>
  waitingActs.value.findLast((a) => a.path === path && a.state === "waiting");

/** Set when a new version of the app is ready; calling it updates and opens the app anew. */
export const newVersion = signal<(() => void) | null>(null);

/** Whether this phone has signal right now, as far as it can know. */
export const online = signal(typeof navigator === "undefined" || navigator.onLine !== false);
if (typeof addEventListener === "function") {
  addEventListener("online", () => {
    online.value = true;
  });
  addEventListener("offline", () => {
    online.value = false;
  });
}
