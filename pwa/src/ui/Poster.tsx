import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { EventKind } from "../core/types";
import { Art } from "./Art";
import { BigDate } from "./EventCard";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";

/** The one thing that shines on a screen: a date, a name, when and where, and where I stand. One per screen. */
export function Poster(p: {
  kind: EventKind;
  at: string;
  zone: string;
  title: string;
  href: string;
  meta: { icon: IconName; text: string }[];
  state: ComponentChildren;
  action: ComponentChildren;
}) {
  const id = useId();
  return (
    <article class="poster on-hero" aria-labelledby={id}>
      <Art kind={p.kind} on="hero" name="poster__art" />
      <div class="poster__when">
        <BigDate at={p.at} zone={p.zone} />
      </div>
      <h2 id={id}>
        <a href={p.href}>{p.title}</a>
      </h2>
      <p class="poster__meta">
        {p.meta.map((it) => (
          <span key={it.icon}>
            <Icon name={it.icon} />
            {it.text}
          </span>
        ))}
      </p>
      <div class="poster__state">
        <strong>{p.state}</strong>
        {p.action}
      </div>
    </article>
  );
}
