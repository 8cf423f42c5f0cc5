import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../core/types";
import { Button } from "./Button";
import { ErrorSummary } from "./Field";
import { w as form } from "./form-words";
import { w } from "./words";

/** One thing per page of a long form: step n of m, the question as heading, back keeps everything. */
export function StepPage(p: {
  n: number;
  of: number;
  title: string;
  hint?: ComponentChildren;
  problem?: Problem | null;
  children: ComponentChildren;
  onBack?: () => void;
  onNext: () => void;
  next: string;
  busy?: boolean;
  /** There is no way on from here; only back. */
  stop?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(p.n);
  useEffect(() => {
    if (before.current === p.n) return;
    before.current = p.n;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [p.n]);
  return (
    <form
      class="stack stack--l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!p.busy && !p.stop) p.onNext();
      }}
    >
      <div class="stack stack--s">
        {p.of > 1 && <p class="steps">{form("step", { n: p.n, of: p.of })}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {p.title}
        </h1>
        {p.hint && <p class="t-2">{p.hint}</p>}
      </div>
      <ErrorSummary problem={p.problem ?? null} />
      {p.children}
      <div class="row">
        {p.onBack && (
          <Button kind="second" onClick={p.onBack}>
            {w("back")}
          </Button>
        )}
        {!p.stop && (
          <Button submit busy={p.busy} grow>
            {p.next}
          </Button>
        )}
      </div>
    </form>
  );
}
