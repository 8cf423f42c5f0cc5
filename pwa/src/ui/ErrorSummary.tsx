import { useEffect, useId, useRef } from "preact/hooks";
import type { Problem } from "../core/types";
import { w } from "./form-words";

/** What has to be mended, on top of the form: takes focus when it appears, and links to each field. */
export function ErrorSummary({ problem }: { problem: Problem | null }) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const fields = Object.entries(problem.fields ?? {});
  return (
    <div ref={box} class="error-summary" role="alert" aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{fields.length > 0 ? w("check_form", { n: fields.length }) : problem.detail}</h2>
      {fields.length > 0 && (
        <ul class="stack stack--s">
          {fields.map(([name, sentence]) => (
            <li key={name}>
              <a
                href={`#f-${name}`}
                onClick={(event) => {
                  event.preventDefault();
                  const field = document.getElementById(`f-${name}`);
                  (field?.matches("fieldset") ? field.querySelector("input") : field)?.focus();
                }}
              >
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
