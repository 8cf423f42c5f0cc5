import { useEffect, useRef } from "preact/hooks";
import type { Event, Problem } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { pageOf } from "./pages";
import { w } from "./screen-words";

const linkTo = (event: Event, field: string): string => `/run/events/${event.id}/edit/${pageOf(field)}`;

/** The kind's checklist: what must be there first, then what would be nice, then what is done. */
export function Checklist({ event }: { event: Event }) {
  const must = event.checklist.filter((it) => it.must && !it.ok);
  const nice = event.checklist.filter((it) => !it.must && !it.ok);
  const done = event.checklist.filter((it) => it.ok).length;
  return (
    <section class="stack stack--s" aria-labelledby="points">
      <h2 id="points">{w("points")}</h2>
      <p class="t-2">
        {must.length > 0 ? w("points_more", { n: must.length }) : w("all_done")}{" "}
        {done > 0 && `${w("points_done", { n: done })}.`}
      </p>
      <ul class="stack stack--s">
        {must.map((it) => (
          <li key={it.point}>
            <LinkRow href={linkTo(event, it.field)} icon="circle" hue="coral" title={it.sentence} />
          </li>
        ))}
      </ul>
      {nice.length > 0 && (
        <details class="fold">
          <summary>
            {w("points_nice")} <span class="num">{nice.length}</span>
          </summary>
          <ul class="stack stack--s">
            {nice.map((it) => (
              <li key={it.point}>
                <LinkRow href={linkTo(event, it.field)} icon="circle" title={it.sentence} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Why it cannot go out yet: every open point, named and linked. Takes focus, because a tap led here. */
export function NotReady({ event, problem }: { event: Event; problem: Problem | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  return (
    <div ref={box} class="error-summary" role="alert" tabIndex={-1} aria-labelledby="not-ready">
      <h2 id="not-ready">{problem.points ? w("not_yet") : problem.detail}</h2>
      {problem.points && (
        <ul class="stack stack--s">
          {problem.points.map((it) => (
            <li key={it.field + it.sentence} class="row row--nowrap gap-s">
              <Icon name="circle" />
              <a href={linkTo(event, it.field)}>{it.sentence}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
