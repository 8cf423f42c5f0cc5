import type { Flat } from "../../core/merge";
import type { EventKind } from "../../core/types";
import { Choose, TextField } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { KIND_KEYS, KINDS, kindName } from "../../ui/kinds";
import { asked, type FieldSpec, type PageKey, pagesFor } from "./pages";
import { IDEAS, ideas, w } from "./words";

type Key = Parameters<typeof w>[0];
export const fieldLabel = (field: string): string => w(`f_${field}` as Key);
const example = (field: string): string | undefined => w(`x_${field}` as Key) || undefined;

export interface PlanFieldsProps {
  page: PageKey;
  fields: Flat;
  errors?: Record<string, string>;
  onChange: (changed: Flat) => void;
}

/** The questions of one page. */
export function PlanFields(p: PlanFieldsProps) {
  return (
    <>
      {asked(p.page, p.fields).map((spec) => (
        <OneField key={spec.field} spec={spec} {...p} />
      ))}
      {p.page === "risk" && <Ideas {...p} />}
    </>
  );
}

const CHOICES = {
  mode: ["in_person", "online", "both"],
  led_by: ["young_people", "together", "staff"],
  level: ["co_production", "participation", "engagement"],
};

function OneField({ spec, fields, errors, onChange }: PlanFieldsProps & { spec: FieldSpec }) {
  const { field, as } = spec;
  const value = String(fields[field] ?? "");
  const change = (next: string) => onChange({ [field]: next });
  const error = errors?.[field] ?? errors?.[SENT_AS[field] ?? ""];
  if (as === "kind") return <KindTiles value={value as EventKind | ""} error={error} onChoose={change} />;
  if (as === "mode" || as === "led_by" || as === "level")
    return (
      <Choose
        name={field}
        label={fieldLabel(field)}
        value={value || null}
        error={error}
        onChoose={change}
        choices={CHOICES[as].map((it) => ({
          value: it,
          label: w(`${as}_${it}` as Key),
          more: w(`more_${it}` as Key) || undefined,
        }))}
      />
    );
  return (
    <TextField
      name={field}
      label={fieldLabel(field)}
      hint={example(field)}
      value={value}
      error={error}
      long={as === "long"}
      type={as === "short" || as === "long" ? "text" : as}
      inputMode={as === "number" ? "numeric" : undefined}
      min={as === "number" ? 1 : undefined}
      maxLength={spec.max}
      onInput={change}
    />
  );
}
/** The server names a wrong time by what it got. */
const SENT_AS: Record<string, string> = { date: "starts_at", to: "ends_at" };

function KindTiles(p: { value: EventKind | ""; error?: string; onChoose: (kind: EventKind) => void }) {
  const pages = pagesFor(p.value || null);
  return (
    <fieldset class="fieldset" id="f-kind" aria-describedby={p.error ? "f-kind-error" : undefined}>
      <legend class="vh">{w("p_kind")}</legend>
      {p.error && (
        <p class="error-text" id="f-kind-error">
          <Icon name="triangle-alert" />
          {p.error}
        </p>
      )}
      <div class="tiles">
        {KIND_KEYS.map((kind) => (
          <label class="tile" key={kind}>
            <Icon name={KINDS[kind]} />
            <span>{kindName(kind)}</span>
            <input type="radio" name="kind" checked={p.value === kind} onChange={() => p.onChoose(kind)} />
            <span class="tile__box tile__box--one">
              <Icon name="check" />
            </span>
          </label>
        ))}
      </div>
      {p.value && (
        <p class="t-1 t-2" role="status">
          {kindName(p.value)}: {w("steps", { n: pages.length })} {pages.includes("why") && w("with_why")}{" "}
          {pages.includes("risk") && w("with_risk")}
        </p>
      )}
    </fieldset>
  );
}

/** A start for people who never wrote a safety plan: a tap adds the risk and what others do about it. */
function Ideas({ fields, onChange }: PlanFieldsProps) {
  const hurt = String(fields["risk.who_could_be_hurt"] ?? "");
  const measures = String(fields["risk.measures"] ?? "");
  const left = IDEAS.filter((idea) => !hurt.includes(ideas(idea)));
  if (left.length === 0) return null;
  const join = (text: string, more: string) => (text.trim() ? `${text.trim()}\n${more}` : more);
  return (
    <fieldset class="fieldset">
      <legend class="h-legend">{w("ideas")}</legend>
      <div class="chips">
        {left.map((idea) => (
          <button
            key={idea}
            type="button"
            class="filter"
            onClick={() =>
              onChange({
                "risk.who_could_be_hurt": join(hurt, ideas(idea)),
                "risk.measures": join(measures, ideas(`${idea}_do`)),
              })
            }
          >
            {ideas(idea)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
