/** How many updates are new, on the app's icon. A number says nothing of anybody; a shared phone shows not even that. */
import { effect } from "@preact/signals";
import { me } from "../core/session";

interface Badging {
  setAppBadge?(n: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

export function showBadge(): void {
  const icon = navigator as Badging;
  let shown = -1; // a number from before may still stand there
  effect(() => {
    const who = me.value;
    const n = who && !who.session.shared_phone ? who.unread : 0;
    if (n === shown) return;
    shown = n;
    const done = n > 0 ? icon.setAppBadge?.(n) : icon.clearAppBadge?.();
    done?.catch(() => undefined); // not allowed here: the number stands in the app all the same
  });
}
