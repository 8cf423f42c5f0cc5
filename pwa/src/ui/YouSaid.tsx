import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./you-said.css";

/** What young people said, and what became of it. A "not this time" has the same size as a "we did". */
export function YouSaid(p: {
  /** "You said", and "We did" or "Not this year". */
  said: string;
  became: string;
  quote: string;
  children: ComponentChildren;
  /** Who asked and how long it took. */
  small?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  const id = useId();
  return (
    <article class="said" aria-labelledby={id} data-hue="leaf">
      <div class="said__head">
        <h2 id={id}>
          <small>{p.said}</small> <q>{p.quote}</q>
        </h2>
      </div>
      <div class="said__did stack stack--s">
        <h3>{p.became}</h3>
        <p>{p.children}</p>
        {p.small && <p class="t-1 t-2">{p.small}</p>}
        {p.actions && <div class="row">{p.actions}</div>}
      </div>
    </article>
  );
}
