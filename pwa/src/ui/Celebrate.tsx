import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./celebrate.css";

const RAYS = Array.from({ length: 12 }, (_, i) => i * 30);

/** Somebody finished something. The only card that shapes may fill; never for turning up. */
export function Celebrate(p: {
  when: string;
  title: string;
  children: ComponentChildren;
  quote?: string;
  by?: string;
  actions?: ComponentChildren;
}) {
  const id = useId();
  return (
    <article class="celebrate" aria-labelledby={id}>
      <svg class="celebrate__art" viewBox="0 0 200 200" aria-hidden="true" focusable="false">
        {RAYS.map((turn) => (
          <path key={turn} d="M92 4h16l-3 32H95z" fill="var(--coral)" transform={`rotate(${turn} 100 100)`} />
        ))}
        <circle cx="100" cy="100" r="52" fill="var(--cream)" />
        <path d="M48 100a52 52 0 0 0 104 0z" fill="var(--leaf)" />
      </svg>
      <p class="celebrate__when strong">{p.when}</p>
      <h2 id={id}>{p.title}</h2>
      <p>{p.children}</p>
      {p.quote && (
        <figure>
          <blockquote>“{p.quote}”</blockquote>
          <figcaption class="strong">{p.by}</figcaption>
        </figure>
      )}
      {p.actions && <div class="row">{p.actions}</div>}
    </article>
  );
}
