/** Some apps open links in a browser without any storage. The page then keeps things for as long as it is open. */
function forNow(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (n) => [...held.keys()][n] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, `${value}`),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

for (const name of ["localStorage", "sessionStorage"] as const) {
  try {
    globalThis[name].getItem("");
  } catch {
    Object.defineProperty(globalThis, name, { value: forNow() });
  }
}
