import { useEffect, useRef, useState } from "preact/hooks";
import { clockOffset } from "../../core/clock";
import { hearOutcomes, type Outcome, post, waitingActs } from "../../core/outbox";
import { NoAnswer, Refused } from "../../core/problem";
import { call, sharedPhone } from "../../core/session";
import { keepUntil, keptFor } from "../../core/short-lived";
import type { Attendance, AttendanceFact, Problem } from "../../core/types";
import { toast } from "../../ui/toast";
import { type DoorList, fold, goneAt, namesOnly } from "./fold";
import { w } from "./words";

export const doorPath = (event: string): string => `/api/events/${event}/attendance`;
export type NewFact = Omit<AttendanceFact, "nonce" | "at" | "clock_offset_ms">;

/** Fetches the list before it is needed, so that the night works without signal. */
export async function fetchDoor(event: string): Promise<Attendance> {
  const list = await call<Attendance>(doorPath(event));
  await keepUntil(doorPath(event), goneAt(list.event.ends_at), namesOnly(list));
  return list;
}

export interface Door {
  list: DoorList | null;
  over: number;
  needsStaff: number;
  can: string[];
  /** Shown from this phone, without a fresh answer. */
  old: boolean;
  problem: Problem | "no_signal" | null;
  again: () => Promise<void>;
  /** Says what was seen; `label` is how it stands in the list of things to send. Gives the fact's id. */
  say: (fact: NewFact, label: string) => string;
}

/** The facts of this activity that wait on this phone. */
const waitingFacts = (path: string): AttendanceFact[] =>
  waitingActs.value
    .filter((act) => act.path === path && act.state === "waiting")
    .flatMap((act) => (act.body as { facts: AttendanceFact[] }).facts);

export function useDoor(event: string): Door {
  const path = doorPath(event);
  const [state, set] = useState<{ data: Attendance | null; old: boolean; problem: Door["problem"] }>({
    data: null,
    old: true,
    problem: null,
  });
  const [inHand, setInHand] = useState<AttendanceFact[]>([]);
  const here = useRef(true);
  const show = (data: Attendance, old: boolean) => {
    if (here.current) set({ data, old, problem: null });
  };

  const again = async () => {
    try {
      show(await fetchDoor(event), false);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NoAnswer)) throw error;
      const problem = error instanceof Refused ? error.problem : "no_signal";
      const kept = await keptFor<Attendance>(path);
      if (here.current) set((had) => ({ data: had.data ?? kept, old: true, problem }));
    }
  };

  const heard = (outcome: Outcome<Attendance>) => {
    if (outcome.state === "refused") toast(outcome.problem.detail);
    if (outcome.state !== "sent") return;
    const list = outcome.data;
    show(list, false);
    void keepUntil(path, goneAt(list.event.ends_at), namesOnly(list));
    if (list.results?.some((r) => r.result === "needs_staff")) toast(w("for_staff"));
  };

  useEffect(() => {
    here.current = true;
    void keptFor<Attendance>(path).then((kept) => {
      if (kept && here.current) set((had) => (had.data ? had : { data: kept, old: true, problem: null }));
    });
    void again();
    const online = () => void again();
    addEventListener("online", online);
    const stop = hearOutcomes((act, outcome) => {
      if (act.path === path) heard(outcome as Outcome<Attendance>);
    });
    return () => {
      here.current = false;
      removeEventListener("online", online);
      stop();
    };
  }, [event]);

  const send = async (fact: AttendanceFact, label: string) => {
    setInHand((had) => [...had, fact]);
    try {
      const outcome = await post<Attendance>({
        method: "POST",
        path,
        body: { facts: [fact] },
        label,
        href: `/run/events/${event}/door`,
      });
      if (sharedPhone()) heard(outcome); // else it was heard with all others
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      toast(w("needs_signal"));
    } finally {
      setInHand((had) => had.filter((it) => it.nonce !== fact.nonce));
    }
  };

  const waiting = waitingFacts(path);
  const known = new Set(waiting.map((fact) => fact.nonce));
  const taps = [...waiting, ...inHand.filter((fact) => !known.has(fact.nonce))];
  return {
    list: state.data && fold(state.data, taps),
    over: (state.data as { over_capacity?: number } | null)?.over_capacity ?? 0,
    needsStaff: state.data?.needs_staff.length ?? 0,
    can: state.data?.can ?? [],
    old: state.old && state.problem === "no_signal",
    problem: state.problem,
    again,
    say: (fact, label) => {
      const whole = {
        ...fact,
        nonce: crypto.randomUUID(),
        at: new Date().toISOString(),
        clock_offset_ms: clockOffset(),
      };
      void send(whole, label);
      return whole.nonce;
    },
  };
}
