/**
 * What is typed and not sent yet, over one opening anew (an update, a part of the app that was gone).
 *   const [name, setName] = useTyped("name", "");
 * Nothing is written while somebody types: only when the app opens itself anew, for this tab, and it is read once.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { me, whenSessionEnds } from "./session";
import { whenAnew } from "./standing";

const KEY = "linkup:typed";
interface Put {
  path: string;
  person: string | null;
  values: Record<string, unknown>;
}

const live = new Map<string, unknown>();
/** Where it is typed. When the next screen is what is gone, its address stands there already. */
let where = "";
const person = (): string | null => me.value?.id ?? null;

function read(): Put | null {
  try {
    const put = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Put | null;
    sessionStorage.removeItem(KEY);
    return put;
  } catch {
    return null;
  }
}
let found = read();
whenSessionEnds(() => {
  found = null;
  live.clear();
});
whenAnew(() => {
  if (live.size === 0) return;
  const put: Put = { path: where, person: person(), values: Object.fromEntries(live) };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(put));
  } catch {
    // No room: the browser asks nobody, and neither do we.
  }
});

/** The value put aside under this name, once, for the same person at the same address. */
function take(name: string): { value: unknown } | null {
  if (!found || found.path !== location.pathname || found.person !== person() || !(name in found.values)) return null;
  const value = found.values[name];
  delete found.values[name];
  return { value };
}

/** Like useState, but what it holds survives the app's opening itself anew. `name` is unique on its page. */
export function useTyped<T>(name: string, start: T | (() => T)): [T, (next: T | ((had: T) => T)) => void] {
  const [value, set] = useState<T>(() => {
    const before = take(name);
    return before ? (before.value as T) : start instanceof Function ? start() : start;
  });
  const first = useRef(value);
  if (value !== first.current || live.has(name)) live.set(name, value);
  useEffect(() => {
    where = location.pathname;
    return () => void live.delete(name);
  }, [name]);
  return [value, set];
}
