import { useEffect, useRef, useState } from "preact/hooks";
import { clockOffset } from "../../core/clock";
import { hearOutcomes, type Outcome, online, post, waitingActs } from "../../core/outbox";
import { NoAnswer, Refused } from "../../core/problem";
import { sharedPhone } from "../../core/session";
import { keptFor } from "../../core/short-lived";
import type { AttendanceFact, CheckInUpload, CheckInUploaded, Problem } from "../../core/types";
import { toast } from "../../ui/toast";
import { doorPath, fetchDoor, type Kept, keep } from "./fetch";
import { type DoorList, fold } from "./fold";
import { w } from "./words";

const UPLOAD = "/api/check-ins";
const MOST = 300;
export type NewFact = Omit<AttendanceFact, "nonce" | "at" | "clock_offset_ms">;
export interface Door {
  list: DoorList | null;
  over: number;
  needsStaff: number;
  can: string[];
  /** Taps that are on this phone only, once that lasts. */
  unsent: number;
  /** Why some of them could not be kept. */
  refused: string[];
  /** Shown from this phone, without a fresh answer. */
  old: boolean;
  problem: Problem | "no_signal" | null;
  again: () => Promise<void>;
  /** Says what was seen. Gives the fact's id. */
  say: (fact: NewFact) => string;
}

const factsIn = (body: unknown, event: string) => (body as CheckInUpload).facts.filter((f) => f.event_id === event);
/** The facts of this activity that wait on this phone. */
export const waitingFacts = (event: string): AttendanceFact[] =>
  waitingActs.value
    .filter((act) => act.path === UPLOAD && act.state === "waiting")
    .flatMap((act) => factsIn(act.body, event));

/** What still waits goes in one request with the next tap. Facts carry their own ids, so twice is harmless. */
const together = (waits: unknown, mine: unknown): CheckInUpload | null => {
  const facts = [...(waits as CheckInUpload).facts, ...(mine as CheckInUpload).facts];
  return facts.length > MOST ? null : { facts };
};

export function useDoor(event: string): Door {
  const [state, set] = useState<{ kept: Kept | null; old: boolean; problem: Door["problem"] }>({
    kept: null,
    old: true,
    problem: null,
  });
  const [inHand, setInHand] = useState<AttendanceFact[]>([]);
  const [refused, setRefused] = useState<string[]>([]);
  const here = useRef(true);
  const sentNow = useRef<AttendanceFact[]>([]);
  sentNow.current = state.kept?.sent ?? [];
  const soon = useRef<ReturnType<typeof setTimeout> | null>(null);

  const again = async () => {
    const before = sentNow.current;
    try {
      const list = await fetchDoor(event);
      // What was sent while the list was on its way may not be in it.
      if (here.current)
        set((had) => {
          const kept = { list, sent: (had.kept?.sent ?? []).filter((fact) => !before.includes(fact)) };
          void keep(event, kept);
          return { kept, old: false, problem: null };
        });
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NoAnswer)) throw error;
      const problem = error instanceof Refused ? error.problem : "no_signal";
      const kept = await keptFor<Kept>(doorPath(event));
      if (here.current) set((had) => ({ kept: had.kept ?? kept, old: true, problem }));
    }
  };

  const heard = (facts: AttendanceFact[], outcome: Outcome<CheckInUploaded>) => {
    if (outcome.state === "refused") toast(outcome.problem.detail);
    if (outcome.state !== "sent" || facts.length === 0) return;
    const results = new Map(outcome.data.results.map((one) => [one.nonce, one]));
    const is = (fact: AttendanceFact, result: string) => results.get(fact.nonce)?.result === result;
    const sent = facts.filter((fact) => !is(fact, "refused") && !is(fact, "needs_staff"));
    if (facts.some((fact) => is(fact, "needs_staff"))) toast(w("for_staff"));
    const why = facts.flatMap((fact) => (is(fact, "refused") ? [results.get(fact.nonce)!.sentence ?? ""] : []));
    if (why.length > 0) setRefused((had) => [...new Set([...had, ...why])]);
    set((had) => {
      if (!had.kept) return had;
      const kept = { ...had.kept, sent: [...had.kept.sent, ...sent] };
      void keep(event, kept);
      return { ...had, kept };
    });
    if (soon.current) clearTimeout(soon.current);
    soon.current = setTimeout(() => void again(), 800);
  };

  useEffect(() => {
    here.current = true;
    void keptFor<Kept>(doorPath(event)).then((kept) => {
      if (kept && here.current) set((had) => (had.kept ? had : { kept, old: true, problem: null }));
    });
    void again();
    const back = () => void again();
    addEventListener("online", back);
    const stop = hearOutcomes((act, outcome) => {
      if (act.path === UPLOAD) heard(factsIn(act.body, event), outcome as Outcome<CheckInUploaded>);
    });
    return () => {
      here.current = false;
      if (soon.current) clearTimeout(soon.current);
      removeEventListener("online", back);
      stop();
    };
  }, [event]);

  const send = async (fact: AttendanceFact) => {
    setInHand((had) => [...had, fact]);
    try {
      const outcome = await post<CheckInUploaded>({
        method: "POST",
        path: UPLOAD,
        body: { facts: [{ ...fact, event_id: event }] },
        label: w("act_check_in"),
        href: `/run/events/${event}/door`,
        replace: together,
      });
      if (sharedPhone()) heard([fact], outcome); // else it was heard with all others
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      toast(w("needs_signal"));
    } finally {
      setInHand((had) => had.filter((it) => it.nonce !== fact.nonce));
    }
  };

  const waiting = waitingFacts(event);
  const sent = state.kept?.sent ?? [];
  const known = new Set([...waiting, ...sent].map((fact) => fact.nonce));
  const taps = [...waiting, ...sent, ...inHand.filter((fact) => !known.has(fact.nonce))];
  const lasts = useLasting(waiting.length > 0);
  const list = state.kept?.list ?? null;
  return {
    list: list && fold(list, taps, new Set(sent.map((fact) => fact.nonce))),
    over: list?.over_capacity ?? 0,
    needsStaff: list?.needs_staff.length ?? 0,
    can: list?.can ?? [],
    unsent: !online.value || lasts ? waiting.length : 0,
    refused,
    old: state.old && state.problem === "no_signal",
    problem: state.problem,
    again,
    say: (fact) => {
      const whole = {
        ...fact,
        nonce: crypto.randomUUID(),
        at: new Date().toISOString(),
        clock_offset_ms: clockOffset(),
      };
      void send(whole);
      return whole.nonce;
    },
  };
}

/** True once it has been so for two seconds: an answer that is on its way is no news. */
function useLasting(now: boolean): boolean {
  const [lasts, set] = useState(false);
  useEffect(() => {
    set(false);
    if (!now) return;
    const later = setTimeout(() => set(true), 2000);
    return () => clearTimeout(later);
  }, [now]);
  return now && lasts;
}
