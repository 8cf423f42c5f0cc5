import type { IconName } from "./icon-names";
import sprite from "./icons.svg?url";
import { cx } from "./look";

/** A drawing beside words. It is never the only sign: screen readers skip it. */
export function Icon({ name, large, flip }: { name: IconName | `g-${string}`; large?: boolean; flip?: boolean }) {
  return (
    <svg class={cx("icon", large && "icon--l", flip && "icon--flip")} aria-hidden="true" focusable="false">
      <use href={`${sprite}#i-${name}`} />
    </svg>
  );
}

export const Tick = () => (
  <span class="tick">
    <Icon name="check" />
  </span>
);

/** Two joined rings: the name, and nothing else about anybody. */
export function Wordmark({ href, label }: { href?: string; label?: string }) {
  const rings = (
    <svg viewBox="0 0 46 32" fill="none" stroke-width="6" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="12.5" stroke="currentColor" />
      <path d="M23.5 26.1A12.5 12.5 0 1 1 30 28.5" stroke="var(--coral)" stroke-linecap="round" />
    </svg>
  );
  return href ? (
    <a class="wordmark" href={href} aria-label={label}>
      {rings}linkup
    </a>
  ) : (
    <span class="wordmark">{rings}linkup</span>
  );
}
