import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { afterOf, COLUMNS, type Column, clockAfter, type Item, type ListKind, newItem, reads } from "./lists";
import { w } from "./words-parts";

type Key = Parameters<typeof w>[0];

export interface ListFieldProps {
  field: string;
  kind: ListKind;
  label: string;
  hint?: string;
  items: (Item | string)[];
  /** When the activity starts ("18:00"), for times in an agenda. */
  from: string;
  errors?: Record<string, string>;
  onChange: (items: (Item | string)[]) => void;
}

/** A list made line by line: each reads as one row, one at a time is open. What was taken out can be put back. */
export function ListField(p: ListFieldProps) {
  const items = p.items.map((it) => (typeof it === "string" ? { text: it } : it));
  const wrong = Object.keys(p.errors ?? {}).find((name) => name.startsWith(`${p.field}.`));
  const [open, setOpen] = useState<number | null>(null);
  const [gone, setGone] = useState<{ at: number; item: Item } | null>(null);
  const shown = wrong ? Number(wrong.slice(p.field.length + 1).split(".")[0]) : open;
  const change = (next: Item[]) => p.onChange(p.kind === "lines" ? next.map((it) => String(it.text ?? "")) : next);
  const set = (at: number, changed: Item) => change(items.map((it, i) => (i === at ? { ...it, ...changed } : it)));
  const close = () => {
    setOpen(null);
    if (p.kind === "agenda") change(items.toSorted((a, b) => Number(a.starts_after) - Number(b.starts_after)));
  };
  return (
    <fieldset class="fieldset" id={`f-${p.field}`}>
      <legend>{p.label}</legend>
      {p.hint && <p class="hint">{p.hint}</p>}
      {items.length === 0 && <p class="t-2">{w(`none_${p.kind}`)}</p>}
      <ul class="stack stack--s">
        {items.map((item, at) => (
          <li key={at}>
            {shown === at ? (
              <div class="card stack">
                {COLUMNS[p.kind].map((column) => (
                  <Cell
                    key={column.name}
                    p={p}
                    at={at}
                    column={column}
                    item={item}
                    onChange={(changed) => set(at, changed)}
                  />
                ))}
                <div class="row">
                  <Button kind="second" small onClick={close}>
                    {w("done")}
                  </Button>
                  <Button
                    kind="quiet"
                    small
                    icon="trash"
                    onClick={() => {
                      setGone({ at, item });
                      setOpen(null);
                      change(items.filter((_, i) => i !== at));
                    }}
                  >
                    {w("remove")}
                  </Button>
                </div>
              </div>
            ) : (
              <button
                type="button"
                class="linkrow"
                aria-label={w("change", { what: reads(p.kind, item, p.from) || w("empty_line") })}
                onClick={() => setOpen(at)}
              >
                <span class="grow">{reads(p.kind, item, p.from) || w("empty_line")}</span>
                <Icon name="pencil" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {gone && (
        <p class="row" role="status">
          {w("removed")}
          <Button
            kind="quiet"
            small
            icon="undo-2"
            onClick={() => {
              change(items.toSpliced(gone.at, 0, gone.item));
              setGone(null);
            }}
          >
            {w("put_back")}
          </Button>
        </p>
      )}
      <Button
        kind="second"
        icon="plus"
        onClick={() => {
          change([...items, newItem(p.kind, items)]);
          setOpen(items.length);
          setGone(null);
        }}
      >
        {w(`add_${p.kind}`)}
      </Button>
    </fieldset>
  );
}

interface CellProps {
  p: ListFieldProps;
  at: number;
  column: Column;
  item: Item;
  onChange: (changed: Item) => void;
}
function Cell({ p, at, column, item, onChange }: CellProps) {
  const { name, as } = column;
  const words = name === "who" ? `c_who_${p.kind}` : `c_${name}`;
  const now = item[name];
  const value = as === "offset" ? clockAfter(p.from, Number(now) || 0) : String(now ?? "");
  const path = p.kind === "lines" ? `${p.field}.${at}` : `${p.field}.${at}.${name}`;
  return (
    <TextField
      name={path}
      label={w(words as Key)}
      small
      value={value}
      error={p.errors?.[path]}
      type={as === "offset" || as === "time" ? "time" : as === "number" ? "number" : "text"}
      inputMode={as === "number" ? "numeric" : undefined}
      min={as === "number" ? 1 : undefined}
      maxLength={column.max}
      onInput={(next) =>
        onChange({
          [name]:
            as === "offset"
              ? afterOf(p.from, next, Number(now) || 0)
              : as === "number"
                ? next === ""
                  ? null
                  : Number(next)
                : next,
        })
      }
    />
  );
}
