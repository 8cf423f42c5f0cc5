/** Mending what did not go through: its screen opens at the act, with what was chosen filled in. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Waiting } from "./outbox-store";
import { refusedActs } from "./standing";

const chosen = signal<number | null>(null);
/** The person wants to change this one: the screen behind its link looks for it. */
export const mend = (act: Waiting): void => {
  chosen.value = act.seq;
};

/** Hands the act the person came to mend to its screen, once, as soon as that is `ready`. `open`: true if it is the screen's. */
export function useMend(ready: boolean, open: (act: Waiting) => boolean): void {
  useEffect(() => {
    const act = ready && refusedActs.value.find((it) => it.seq === chosen.value);
    if (act && open(act)) chosen.value = null;
  }, [ready]);
}
