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

/** The act for this path that did not go through, to fill in what the person had written. */
export const refusedFor = (path: string): Waiting | undefined =>
  waitingActs.value.findLast((a) => a.path === path && a.state === "refused");

/** What this phone could not keep: acts it threw away before they were sent, or (0) only what was kept to read. */
export const thrownAway = signal<number | null>(null);
/** True once this phone refused to save something: from then on, acts need signal. */
export const cannotSave = signal(false);

const beforeAnew: (() => void)[] = [];
/** Told just before the app opens itself anew: what is typed is put aside then. */
export const whenAnew = (act: () => void): number => beforeAnew.push(act);
/** Opens the app anew at the same address. */
export function openAnew(): void {
  for (const act of beforeAnew) act();
  location.reload();
}

/** Set when a new version of the app is ready; calling it updates and opens the app anew. */
export const newVersion = signal<(() => void) | null>(null);

/** The phone's own question "Install this app?", kept back until the person has seen what the app is for. */
export const installPrompt = signal<Event | null>(null);
if (typeof addEventListener === "function")
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installPrompt.value = event;
  });

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
