import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Seen } from "../core/seen";
import { online } from "../core/standing";
import type { Problem } from "../core/types";
import { Button } from "./Button";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";
import { w } from "./words";

/** A message on the page that never takes focus. */
export function Banner(p: {
  kind?: "info" | "warn" | "ok" | "bad";
  icon?: IconName;
  title?: ComponentChildren;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class={p.kind && p.kind !== "info" ? `banner banner--${p.kind}` : "banner"} role="status">
      <Icon name={p.icon ?? "info"} />
      <div class="grow">
        {p.title && <strong>{p.title}</strong>}
        {p.children}
        {p.action && <div class="row">{p.action}</div>}
      </div>
    </div>
  );
}

/** Nothing here yet: what it is for, and one thing to do. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <h2 class="h-4">{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Grey shapes in place of what is coming, only when it takes longer than 300 ms. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const [show, set] = useState(false);
  useEffect(() => {
    const soon = setTimeout(() => set(true), 300);
    return () => clearTimeout(soon);
  }, []);
  if (!show) return null;
  return (
    <div class="stack" role="status">
      <span class="vh">{w("loading")}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} class="skeleton skeleton--row" aria-hidden="true" />
      ))}
    </div>
  );
}

/**
 * Draws what was fetched: the data, or grey shapes, or why there is none. Says so when it is old because there is no signal.
 *   <Show seen={groups}>{(data) => …}</Show>
 */
export function Show<T>({
  seen,
  rows,
  children,
}: {
  seen: Seen<T> & { again: () => Promise<void> };
  rows?: number;
  children: (data: T) => ComponentChildren;
}) {
  if (seen.data !== null)
    return (
      <>
        {seen.problem === "no_signal" && online.value && <Offline />}
        {children(seen.data)}
      </>
    );
  if (seen.problem) return <NotThere problem={seen.problem} again={() => void seen.again()} />;
  return <Skeleton rows={rows} />;
}

export const Offline = () => (
  <Banner kind="warn" icon="cloud-off" title={w("no_signal")}>
    {w("no_signal_more")}
  </Banner>
);

export function NotThere({ problem, again }: { problem: Problem | "no_signal"; again: () => void }) {
  const silent = problem === "no_signal";
  return (
    <Empty
      title={silent ? w("no_signal") : problem.detail}
      action={
        <Button kind="second" icon="rotate-cw" onClick={again}>
          {w("try_again")}
        </Button>
      }
    >
      {silent && w("nothing_kept")}
    </Empty>
  );
}
