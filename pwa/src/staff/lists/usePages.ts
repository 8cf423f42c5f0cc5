import { useEffect, useState } from "preact/hooks";
import { useAct } from "../../core/acts";
import { type Fresh, searchIn, useFresh } from "../../core/fresh";
import { call } from "../../core/session";

export interface Paged<T> {
  items: T[];
  total: number;
  next: string | null;
}
export interface Pages<T, P extends Paged<T>> {
  /** The first page, with everything the server says beside the rows. */
  first: Fresh<P>;
  rows: T[];
  next: string | null;
  busy: boolean;
  more: () => Promise<void>;
}

/** A list page by page: the next one begins after the last row shown, so that nobody is missed when rows come and go. */
export function usePages<T, P extends Paged<T>>(path: string, search?: string): Pages<T, P> {
  const first = useFresh<P>(path, true, search);
  const [after, setAfter] = useState<P[]>([]);
  const act = useAct();
  useEffect(() => setAfter([]), [path, search, first.data]);
  const pages = [...(first.data ? [first.data] : []), ...after];
  const next = pages.at(-1)?.next ?? null;
  return {
    first,
    rows: pages.flatMap((page) => page.items),
    next,
    busy: act.busy,
    more: async () => {
      const page = await act.run(() =>
        call<P>(`${path}${path.includes("?") ? "&" : "?"}after=${encodeURIComponent(next!)}`, searchIn(search)),
      );
      if (page) setAfter([...after, page]);
    },
  };
}
