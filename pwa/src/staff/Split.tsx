import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../ui/Icon";
import { w } from "./words";

/** List and detail side by side; on a small screen one at a time, with a way back. */
export function Split(p: {
  list: ComponentChildren;
  detail: ComponentChildren;
  back: string;
  open: string | undefined;
}) {
  const detail = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (p.open && matchMedia("(max-width: 64rem)").matches) {
      detail.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, [p.open]);
  return (
    <div class="split" data-open={p.open ? "" : undefined}>
      <div class="split__list">{p.list}</div>
      <div class="split__detail" ref={detail} tabIndex={-1}>
        {p.open && (
          <a class="split__back" href={p.back}>
            <Icon name="arrow-left" flip />
            {w("back_to_list")}
          </a>
        )}
        {p.detail}
      </div>
    </div>
  );
}

/** An address of this page with some of its filters changed; empty ones go. */
export function withQuery(
  path: string,
  query: Record<string, string>,
  change: Record<string, string | undefined>,
): string {
  const next = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...change })) if (value) next.set(key, value);
  const text = next.toString();
  return text ? `${path}?${text}` : path;
}
