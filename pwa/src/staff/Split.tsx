import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Icon } from "../ui/Icon";
import { w } from "./words";

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, dialog";

/**
 * List and detail side by side; on a small screen one at a time, with a way back.
 * Opening a row takes the keyboard into its detail; Esc or the way back closes it and leads to that row again.
 */
export function Split(p: {
  list: ComponentChildren;
  detail: ComponentChildren;
  back: string;
  open: string | undefined;
  /** What the detail is about, for screen readers. */
  label: string;
}) {
  const { route } = useLocation();
  const detail = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const had = useRef(p.open);
  useEffect(() => {
    const before = had.current;
    had.current = p.open;
    if (before === p.open) return;
    if (p.open) {
      detail.current?.focus({ preventScroll: true });
      detail.current?.scrollIntoView({ block: "nearest" });
      return;
    }
    const row = document.getElementById(`row-${before}`)?.querySelector<HTMLElement>("a");
    (row ?? list.current?.querySelector<HTMLElement>("tbody a") ?? document.querySelector<HTMLElement>("h1"))?.focus();
  }, [p.open]);

  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || !p.open) return;
    // What somebody is writing is never thrown away by a key.
    if ((event.target as HTMLElement).closest(TYPING)) return;
    event.preventDefault();
    route(p.back);
  };
  return (
    <div class="split" data-open={p.open ? "" : undefined}>
      <div class="split__list" ref={list}>
        {p.list}
      </div>
      <section class="split__detail" ref={detail} tabIndex={-1} aria-label={p.label} onKeyDown={close}>
        {p.open && (
          <a class="split__back" href={p.back}>
            <Icon name="arrow-left" flip />
            {w("back_to_list")}
          </a>
        )}
        {p.detail}
      </section>
    </div>
  );
}
