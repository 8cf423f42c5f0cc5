/** What is typed and not saved yet: kept on this phone while it is written, gone when the person signs out. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Flat } from "../../core/merge";
import { privateCache } from "../../core/seen-store";
import { keptSession, sharedPhone } from "../../core/session";
import { useTyped } from "../../core/typed";

const session = (): string | null => (sharedPhone() ? null : (keptSession()?.session ?? null));

/** What stood there when the writing began, so that a save on top of somebody else's is noticed later too. */
export interface Base {
  fields: Flat;
  version: number;
}
interface Kept {
  fields: Flat;
  base?: Base;
}
export interface Draft {
  fields: Flat;
  base?: Base;
  /** False until this phone was asked for an older draft. */
  ready: boolean;
  /** True when an older draft was found. */
  found: boolean;
  change: (changed: Flat) => void;
  /** Throws the draft away; the next change begins a new one. */
  forget: () => Promise<void>;
}

/** One draft under a name of its own ("group" or "event/page"). */
export function useDraft(name: string, start: Flat, base?: Base): Draft {
  const path = `/draft/${name}`;
  const [state, set] = useState<Kept & { ready: boolean; found: boolean }>({
    fields: start,
    base,
    ready: false,
    found: false,
  });
  // A shared phone keeps no draft. What is typed there outlives an update of the app, and nothing else.
  const [aside, putAside] = useTyped<Kept | null>(path, null);
  const typed = useRef(false);
  const waiting = useRef<Kept | null>(null);
  const writing = useRef<Promise<void> | null>(null);
  /** Writes at once, and what is typed meanwhile right after: closing the app loses nothing that was on the screen. */
  const write = async () => {
    const of = session();
    while (of && waiting.current) {
      const now = waiting.current;
      waiting.current = null;
      await privateCache.put(of, path, now);
    }
    writing.current = null;
  };
  useEffect(() => {
    let here = true;
    const of = session();
    const kept = of ? privateCache.get<Kept>(of, path) : Promise.resolve(null);
    void kept.then((found) => {
      if (!here) return;
      const before = found?.data ?? aside;
      set((had) => ({
        ...(typed.current ? had : { fields: { ...start, ...before?.fields }, base: before?.base ?? base }),
        ready: true,
        found: before !== null,
      }));
    });
    return () => {
      here = false;
    };
  }, [path]);

  return {
    ...state,
    change: (changed) => {
      typed.current = true;
      set((had) => {
        const fields = { ...had.fields, ...changed };
        waiting.current = { fields, base: had.base };
        if (session()) writing.current ??= write();
        else putAside(waiting.current);
        return { ...had, fields };
      });
    },
    forget: async () => {
      waiting.current = null;
      putAside(null);
      await writing.current;
      const of = session();
      if (of) await privateCache.drop(of, path);
    },
  };
}
