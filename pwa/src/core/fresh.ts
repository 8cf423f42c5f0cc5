/** `useFresh(path)`: like useSeen, but nothing of it stays on the device. For needs, lists of people, logs. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Ask } from "./http";
import { NoAnswer, Refused } from "./problem";
import type { Seen } from "./seen";
import { call } from "./session";

export const EMPTY_FRESH: Seen<never> = { data: null, problem: null, seenAt: null, loading: true };

/** A name that is looked for travels beside the address: addresses stand in logs. */
export const searchIn = (search: string | undefined): Ask =>
  search ? { headers: { "Linkup-Search": encodeURIComponent(search) } } : {};

export type Fresh<T> = Seen<T> & { again: () => Promise<void>; set: (data: T) => void };

/** `keep`: while another address loads, show the old answer (for filters of one list). `search`: see searchIn. */
export function useFresh<T>(path: string | null, keep = false, search?: string): Fresh<T> {
  const [state, set] = useState<Seen<T>>(EMPTY_FRESH);
  const asked = useRef(0);
  const again = async (): Promise<void> => {
    if (!path) return;
    const turn = ++asked.current;
    const show = (next: (had: Seen<T>) => Seen<T>) => {
      if (turn === asked.current) set(next);
    };
    try {
      const data = await call<T>(path, searchIn(search));
      show(() => ({ data, problem: null, seenAt: new Date().toISOString(), loading: false }));
    } catch (error) {
      if (error instanceof Refused) show(() => ({ ...EMPTY_FRESH, problem: error.problem, loading: false }));
      else if (error instanceof NoAnswer) show((had) => ({ ...had, problem: "no_signal", loading: false }));
      else throw error;
    }
  };
  useEffect(() => {
    set((had) => (keep ? { ...had, loading: true } : EMPTY_FRESH));
    void again();
    const online = () => void again();
    addEventListener("online", online);
    return () => {
      asked.current++;
      removeEventListener("online", online);
    };
  }, [path, search]);
  return {
    ...state,
    again,
    set: (data) => {
      asked.current++;
      set({ data, problem: null, seenAt: new Date().toISOString(), loading: false });
    },
  };
}
