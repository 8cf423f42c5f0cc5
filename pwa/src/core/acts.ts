/** Acts that need an answer now and are never kept: sign-in, joining, making things on a laptop. One key per wish, so a second tap is harmless. */
import { useRef, useState } from "preact/hooks";
import type { Ask, Method } from "./http";
import { room } from "./i18n";
import { NoAnswer, Refused } from "./problem";
import { call } from "./session";
import type { Problem } from "./types";

/** Sends now. A repeat with the same key is the same act. */
export const send = <T>(method: Exclude<Method, "GET">, path: string, body?: unknown, more: Ask = {}): Promise<T> =>
  call<T>(path, { key: method === "POST" ? crypto.randomUUID() : undefined, ...more, method, body });

export interface Busy {
  busy: boolean;
  problem: Problem | null;
}

const w = room("acts", { no_signal: "This needs signal. Try again when you're back online." });
const noSignal = (): Problem => ({
  type: "about:blank",
  title: "",
  status: 0,
  code: "no_signal",
  detail: w("no_signal"),
});

/** Runs one act at a time for a form: `busy` while it runs, `problem` when it was refused. The key stays until it worked. */
export function useAct(): Busy & {
  run: <T>(act: (key: string) => Promise<T>) => Promise<T | undefined>;
  clear: () => void;
} {
  const [state, set] = useState<Busy>({ busy: false, problem: null });
  const running = useRef(false);
  const key = useRef<string>(crypto.randomUUID());
  return {
    ...state,
    clear: () => set({ busy: false, problem: null }),
    run: async (act) => {
      if (running.current) return undefined;
      running.current = true;
      set({ busy: true, problem: null });
      try {
        const done = await act(key.current);
        key.current = crypto.randomUUID();
        set({ busy: false, problem: null });
        return done;
      } catch (error) {
        if (error instanceof Refused) key.current = crypto.randomUUID();
        else if (!(error instanceof NoAnswer)) throw error;
        set({ busy: false, problem: error instanceof Refused ? error.problem : noSignal() });
        return undefined;
      } finally {
        running.current = false;
      }
    },
  };
}
