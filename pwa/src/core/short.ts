/** `useShort(path, (data) => data.until)`: what others need. Read without signal, and gone from here and from the phone at its time. */
import { useEffect, useRef, useState } from "preact/hooks";
import { now } from "./clock";
import { EMPTY_FRESH, type Fresh } from "./fresh";
import { NoAnswer, Refused } from "./problem";
import { call } from "./session";
import { dropNow, keepUntil, keptFor } from "./short-lived";

const LONGEST_TIMER = 2_000_000_000; // browsers count in 32 bits

export function useShort<T>(path: string, goneAt: (data: T) => string): Fresh<T> {
  const [state, set] = useState<Omit<Fresh<T>, "again" | "set">>(EMPTY_FRESH);
  const here = useRef(path);
  here.current = path;
  const show = (data: T, seenAt: string, problem: Fresh<T>["problem"] = null) =>
    set({ data, problem, seenAt, loading: false });
  const keep = (data: T) => {
    show(data, new Date().toISOString());
    void keepUntil(path, goneAt(data), data);
  };
  const again = async (): Promise<void> => {
    try {
      const data = await call<T>(path);
      if (here.current === path) keep(data);
    } catch (error) {
      if (error instanceof Refused) {
        if (error.status === 403 || error.status === 404) void dropNow(path);
        set({ ...EMPTY_FRESH, problem: error.problem, loading: false });
      } else if (error instanceof NoAnswer) {
        const kept = await keptFor<T>(path);
        set((had) => ({ ...had, data: had.data ?? kept, problem: "no_signal", loading: false }));
      } else throw error;
    }
  };
  useEffect(() => {
    set(EMPTY_FRESH);
    void again();
    const online = () => void again();
    addEventListener("online", online);
    return () => removeEventListener("online", online);
  }, [path]);
  const until = state.data ? goneAt(state.data) : null;
  useEffect(() => {
    if (!until) return;
    const gone = () => {
      if (Date.parse(until) > now().getTime()) return;
      set(EMPTY_FRESH);
      void dropNow(path).then(again);
    };
    const left = Math.max(0, Date.parse(until) - now().getTime());
    const timer = left < LONGEST_TIMER ? setTimeout(gone, left + 50) : undefined;
    document.addEventListener("visibilitychange", gone);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", gone);
    };
  }, [until]);
  return { ...state, again, set: keep };
}
