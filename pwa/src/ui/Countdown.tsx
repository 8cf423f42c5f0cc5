import type { ComponentChildren } from "preact";
import "./countdown.css";

/** How many meet-ups are left before a planned end. The shapes are decoration, always of the same calm size: the words say it. */
export function Countdown({
  of,
  done,
  title,
  children,
}: {
  of: number;
  done: number;
  title: string;
  children?: ComponentChildren;
}) {
  return (
    <section class="card card--hue stack stack--s" aria-label={title}>
      <h2 class="h-4">{title}</h2>
      <div class="countdown" aria-hidden="true">
        {Array.from({ length: of }, (_, i) => (
          <i
            key={i}
            data-at={i < done ? "done" : i === done ? "now" : "left"}
            data-end={i === of - 1 ? "" : undefined}
          />
        ))}
      </div>
      {children}
    </section>
  );
}
