/** Checking oneself in with the code on the lead's phone; without signal it is kept and sent later. */
import { useState } from "preact/hooks";
import { clockOffset, now } from "../core/clock";
import { drop, post, refusedActs, waitingFor } from "../core/outbox";
import { NoAnswer } from "../core/problem";
import { reload } from "../core/seen";
import type { Event, SelfCheckedIn } from "../core/types";
import { w } from "./here-words";

export const herePath = (event: string): string => `/api/events/${event}/check-in`;

/** By the clock of now, not of when the page was read: it may have been kept since this morning. */
export const isOpen = (event: Event): boolean => {
  const at = now().getTime();
  const it = event.check_in;
  return !!it && Date.parse(it.opens_at) <= at && at <= Date.parse(it.closes_at);
};

export interface Here {
  state: "ask" | "saved" | "in";
  busy: boolean;
  error: string | null;
  enter: (code: string) => Promise<void>;
}

export function useHere(id: string, event: Event | null): Here {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [isIn, setIn] = useState(false);
  const enter = async (code: string): Promise<void> => {
    setBusy(true);
    setError(null);
    const body = { code, nonce: crypto.randomUUID(), at: new Date().toISOString(), clock_offset_ms: clockOffset() };
    const label = w("act", { title: event?.title ?? "" });
    try {
      const outcome = await post<SelfCheckedIn>({
        method: "POST",
        path: herePath(id),
        body,
        label,
        href: `/events/${id}/here`,
        replace: true,
      });
      if (outcome.state === "sent") {
        setIn(true);
        void reload(`/api/events/${id}`);
      }
      if (outcome.state === "refused") {
        setError(outcome.problem.detail);
        // It was read here; the next try is a new one.
        for (const act of refusedActs.value) if (act.path === herePath(id)) await drop(act.seq);
      }
    } catch (problem) {
      if (!(problem instanceof NoAnswer)) throw problem;
      setError(w("signal"));
    } finally {
      setBusy(false);
    }
  };
  const waits = !!waitingFor(herePath(id));
  const state = isIn || event?.check_in?.here ? "in" : waits && !busy ? "saved" : "ask";
  return { state, busy, error, enter };
}
