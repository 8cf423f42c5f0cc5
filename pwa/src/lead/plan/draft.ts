/** A plan that is not saved yet: kept on this phone while it is written, gone when the person signs out. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Flat } from "../../core/merge";
import { privateCache } from "../../core/seen-store";
import { keptSession, sharedPhone } from "../../core/session";

const path = (group: string): string => `/draft/${group}`;
const session = (): string | null => (sharedPhone() ? null : (keptSession()?.session ?? null));

export interface Draft {
  fields: Flat;
  /** False until this phone was asked for an older draft. */
  ready: boolean;
  /** True when an older draft was found. */
  found: boolean;
  change: (changed: Flat) => void;
  forget: () => Promise<void>;
}

export function useDraft(group: string, start: Flat): Draft {
  const [state, set] = useState({ fields: start, ready: false, found: false });
  const typed = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    let here = true;
    const of = session();
    const kept = of ? privateCache.get<Flat>(of, path(group)) : Promise.resolve(null);
    void kept.then((found) => {
      if (!here) return;
      set((had) => ({
        fields: typed.current ? had.fields : { ...start, ...found?.data },
        ready: true,
        found: found !== null,
      }));
    });
    return () => {
      here = false;
    };
  }, [group]);

  const keep = (fields: Flat) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const of = session();
      if (of) void privateCache.put(of, path(group), fields);
    }, 250);
  };
  return {
    ...state,
    change: (changed) => {
      typed.current = true;
      set((had) => {
        const fields = { ...had.fields, ...changed };
        keep(fields);
        return { ...had, fields };
      });
    },
    forget: async () => {
      clearTimeout(timer.current);
      const of = session();
      if (of) await privateCache.drop(of, path(group));
    },
  };
}
