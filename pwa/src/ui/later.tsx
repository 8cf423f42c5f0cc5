import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { withWords } from "../core/i18n";

/** A part of a screen that is fetched when it is first shown, so that the screen itself stays small. */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  let found: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [Part, set] = useState<ComponentType<P> | null>(() => found);
    useEffect(() => {
      if (Part) return;
      let here = true;
      void withWords(load)().then((it) => {
        found = it.default;
        if (here) set(() => it.default);
      });
      return () => {
        here = false;
      };
    }, []);
    return Part && <Part {...props} />;
  };
}
