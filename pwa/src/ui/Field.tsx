import type { ComponentChildren } from "preact";
import { w } from "./form-words";
import { Icon } from "./Icon";
import { cx } from "./look";

export { ErrorSummary } from "./ErrorSummary";

interface Told {
  label: string;
  hint?: ComponentChildren;
  error?: string | null;
}

export interface TextFieldProps extends Told {
  /** Also the field's name in the server's answer, so that an error finds its way here. */
  name: string;
  value: string;
  onInput: (value: string) => void;
  type?: "text" | "email" | "tel" | "date" | "datetime-local" | "time" | "number" | "search" | "url";
  long?: boolean;
  autocomplete?: string;
  inputMode?: "text" | "numeric" | "email" | "tel" | "search" | "url";
  maxLength?: number;
  required?: boolean;
  placeholder?: string;
  big?: boolean;
  /** A quieter label, for a field inside a question. */
  small?: boolean;
  min?: string | number;
  max?: string | number;
  step?: string | number;
}

export function TextField(p: TextFieldProps) {
  const id = `f-${p.name}`;
  const shared = {
    id,
    name: p.name,
    class: cx("input", p.big && "input--code"),
    value: p.value,
    "aria-describedby": told(id, p),
    "aria-invalid": p.error ? ("true" as const) : undefined,
    maxLength: p.maxLength,
    required: p.required,
    placeholder: p.placeholder,
    onInput: (event: { currentTarget: { value: string } }) => p.onInput(event.currentTarget.value),
  };
  return (
    <div class="stack stack--s">
      <label class={p.small ? "strong" : "label mb-0"} for={id}>
        {p.label}
      </label>
      <Hints id={id} hint={p.hint} error={p.error} />
      {p.long ? (
        <textarea {...shared} />
      ) : (
        <input
          {...shared}
          type={(p.type ?? "text") as "text"}
          autocomplete={p.autocomplete ?? "off"}
          inputMode={p.inputMode}
          min={p.min}
          max={p.max}
          step={p.step}
          autocapitalize={p.big ? "characters" : undefined}
          spellcheck={p.big ? false : undefined}
        />
      )}
    </div>
  );
}

/** What is read out with a field: its hint, and what is wrong with it. */
const told = (id: string, p: Omit<Told, "label">) =>
  cx(p.hint != null && `${id}-hint`, !!p.error && `${id}-error`) || undefined;

function Hints({ id, hint, error }: Omit<Told, "label"> & { id: string }) {
  return (
    <>
      {hint != null && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <ErrorText id={`${id}-error`} error={error} />
    </>
  );
}

function ErrorText({ id, error }: { id: string; error?: string | null }) {
  if (!error) return null;
  return (
    <p class="error-text" id={id}>
      <Icon name="triangle-alert" />
      {error}
    </p>
  );
}

export interface Choice<T extends string> {
  value: T;
  label: ComponentChildren;
  more?: ComponentChildren;
}
/** One of a few: a radio group with big rows. */
export function Choose<T extends string>(
  p: Told & {
    name: string;
    value: T | null;
    choices: Choice<T>[] /** The page's heading already asks. */;
    hideLabel?: boolean;
    onChoose: (value: T) => void;
  },
) {
  const id = `f-${p.name}`;
  return (
    <fieldset class="fieldset" id={id} aria-describedby={told(id, p)}>
      <legend class={p.hideLabel ? "vh" : undefined}>{p.label}</legend>
      <Hints id={id} hint={p.hint} error={p.error} />
      {p.choices.map((c) => (
        <label class="pick" key={c.value}>
          <input
            type="radio"
            name={p.name}
            value={c.value}
            checked={p.value === c.value}
            onChange={() => p.onChoose(c.value)}
          />
          <span>
            {c.label}
            {c.more && <small>{c.more}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function CheckBox(p: {
  name: string;
  checked: boolean;
  onChange: (on: boolean) => void;
  label: ComponentChildren;
  more?: ComponentChildren;
  error?: string | null;
}) {
  return (
    <>
      <ErrorText id={`f-${p.name}-error`} error={p.error} />
      <label class="pick">
        <input
          id={`f-${p.name}`}
          type="checkbox"
          checked={p.checked}
          aria-describedby={p.error ? `f-${p.name}-error` : undefined}
          aria-invalid={p.error ? "true" : undefined}
          onChange={(event) => p.onChange(event.currentTarget.checked)}
        />
        <span>
          {p.label}
          {p.more && <small>{p.more}</small>}
        </span>
      </label>
    </>
  );
}

/** Choose from many, in the phone's own picker. */
export function Select<T extends string>(
  p: Told & { name: string; value: T; choices: { value: T; label: string }[]; onChoose: (value: T) => void },
) {
  const id = `f-${p.name}`;
  return (
    <div class="stack stack--s">
      <label class="label mb-0" for={id}>
        {p.label}
      </label>
      <Hints id={id} hint={p.hint} error={p.error} />
      <select
        id={id}
        name={p.name}
        class="input"
        aria-describedby={told(id, p)}
        aria-invalid={p.error ? "true" : undefined}
        onChange={(event) => p.onChoose(event.currentTarget.value as T)}
      >
        {p.choices.map((c) => (
          <option key={c.value} value={c.value} selected={c.value === p.value}>
            {c.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A number by two big buttons. */
export function Counter(p: { label: string; value: number; min?: number; max: number; onChange: (n: number) => void }) {
  const { min = 0, max, value } = p;
  const step = (by: number) => {
    const next = value + by;
    if (next >= min && next <= max) p.onChange(next);
  };
  return (
    <fieldset class="row between">
      <legend class="vh">{p.label}</legend>
      <span class="strong" aria-hidden="true">
        {p.label}
      </span>
      <div class="counter">
        <button
          type="button"
          aria-label={w("fewer")}
          aria-disabled={value <= min ? "true" : undefined}
          onClick={() => step(-1)}
        >
          <Icon name="minus" />
        </button>
        <output aria-live="polite">{value}</output>
        <button
          type="button"
          aria-label={w("more")}
          aria-disabled={value >= max ? "true" : undefined}
          onClick={() => step(1)}
        >
          <Icon name="plus" />
        </button>
      </div>
    </fieldset>
  );
}
