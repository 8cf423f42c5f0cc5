import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./Icon";
import { w } from "./part-words";
import "./board.css";

/** Columns side by side on a laptop, one under the other on a phone. Cards move by a button, never only by dragging. */
export const Board = ({ children }: { children: ComponentChildren }) => <div class="board">{children}</div>;

export function Lane(p: { title: string; count: number; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="lane" aria-labelledby={id}>
      <h2 id={id}>
        {p.title} <span class="num">{p.count}</span>
      </h2>
      {p.children}
    </section>
  );
}

export interface Todo {
  id: string;
  what: ComponentChildren;
  done: boolean;
}
/** One card on a board: what it is, where it stands, and what is left to do. */
export function LaneCard(p: {
  title: string;
  before?: ComponentChildren;
  more?: ComponentChildren;
  chip?: ComponentChildren;
  todo?: Todo[];
}) {
  return (
    <article class="lane__card">
      <div class="row row--nowrap">
        {p.before}
        <div class="grow">
          <h3>{p.title}</h3>
          {p.more && <p class="t-2">{p.more}</p>}
        </div>
      </div>
      {p.chip}
      {p.todo && (
        <ul class="todo">
          {p.todo.map((it) => (
            <li key={it.id} data-done={it.done ? "" : undefined}>
              <Icon name={it.done ? "circle-check" : "circle"} />
              <span>
                <span class="vh">{w(it.done ? "done" : "still_to_do")} </span>
                {it.what}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
