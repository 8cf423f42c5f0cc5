import type { Flat } from "../../core/merge";
import type { EventKind } from "../../core/types";
import { CheckBox, Choose, TextField } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { KIND_KEYS, KINDS, kindName } from "../../ui/kinds";
import { ListField } from "./ListField";
import type { ListKind } from "./lists";
import { asked, type ChoiceKind, type FieldSpec, type PageKey } from "./pages";
import { IDEAS, ideas, w } from "./words";
import { w as parts } from "./words-parts";

type Key = Parameters<typeof w>[0];
type PartsKey = Parameters<typeof parts>[0];
export const fieldLabel = (field: string): string => w(`f_${field}` as Key);
const example = (field: string): string | undefined => w(`x_${field}` as Key) || undefined;

export interface PlanFieldsProps {
  page: PageKey;
  fields: Flat;
  /** What the rest of the plan says: its kind, where it is, when it starts. */
  about?: Flat;
  errors?: Record<string, string>;
  onChange: (changed: Flat) => void;
}

/** The questions of one page. */
export function PlanFields(p: PlanFieldsProps) {
  return (
    <>
      {asked(p.page, { ...p.about, ...p.fields }).map((spec) => (
        <OneField key={spec.field} spec={spec} {...p} />
      ))}
      {p.page === "risk" && <Ideas {...p} />}
    </>
  );
}

const CHOICES: Record<ChoiceKind, string[]> = {
  mode: ["in_person", "online", "both"],
  led_by: ["young_people", "together", "staff"],
  level: ["co_production", "participation", "engagement"],
  photo: ["none", "group_only", "asked_first"],
  pay: ["involvement_fee", "hours", "expenses_only", "thanks", "none"],
};
const LISTS: Partial<Record<FieldSpec["as"], ListKind>> = {
  agenda: "agenda",
  also_there: "also_there",
  services: "services",
  lines: "lines",
};
export const choiceWords = (as: ChoiceKind, it: string): string =>
  as === "photo" || as === "pay" ? parts(`${as}_${it}` as PartsKey) : w(`${as}_${it}` as Key);
const choiceMore = (as: ChoiceKind, it: string): string | undefined =>
  (as === "photo" || as === "pay" ? parts(`more_${as}_${it}` as PartsKey) : w(`more_${it}` as Key)) || undefined;

function OneField({ spec, fields, about, errors, onChange }: PlanFieldsProps & { spec: FieldSpec }) {
  const { field, as } = spec;
  const value = String(fields[field] ?? "");
  const change = (next: unknown) => onChange({ [field]: next });
  const error = errors?.[field] ?? errors?.[SENT_AS[field] ?? ""];
  const list = LISTS[as];
  if (as === "kind") return <KindTiles value={value as EventKind | ""} error={error} onChoose={change} />;
  if (list)
    return (
      <ListField
        field={field}
        kind={list}
        label={fieldLabel(field)}
        hint={example(field)}
        items={(fields[field] as string[] | undefined) ?? []}
        from={String(fields.from ?? about?.from ?? "")}
        errors={errors}
        onChange={change}
      />
    );
  if (as === "tick")
    return (
      <CheckBox
        name={field}
        checked={fields[field] === true}
        onChange={change}
        label={fieldLabel(field)}
        more={example(field)}
        error={error}
      />
    );
  if (as === "costs")
    return <Costs value={(fields[field] as string[] | undefined) ?? []} error={error} onChange={change} />;
  if (as in CHOICES)
    return (
      <Choose
        name={field}
        label={fieldLabel(field)}
        value={value || null}
        error={error}
        onChoose={change}
        choices={CHOICES[as as ChoiceKind].map((it) => ({
          value: it,
          label: choiceWords(as as ChoiceKind, it),
          more: choiceMore(as as ChoiceKind, it),
        }))}
      />
    );
  const hourly = (fields["pay.kind"] ?? "") === "hours" && field === "pay.amount_pence";
  return (
    <TextField
      name={field}
      label={hourly ? w("f_pay.amount_hour") : fieldLabel(field)}
      hint={example(field)}
      value={value}
      error={error}
      long={as === "long"}
      type={as === "short" || as === "long" ? "text" : (as as "date")}
      inputMode={as === "number" ? "numeric" : undefined}
      min={as === "number" ? 1 : undefined}
      maxLength={spec.max}
      onInput={change}
    />
  );
}

const COSTS = ["travel", "food", "childcare", "support_person", "stay", "lost_pay"];
export const costWords = (cost: string): string => parts(`cost_${cost}` as PartsKey);

function Costs({ value, error, onChange }: { value: string[]; error?: string; onChange: (next: string[]) => void }) {
  return (
    <fieldset class="fieldset" id="f-pay.covers">
      <legend>{w("f_pay.covers")}</legend>
      {COSTS.map((cost) => (
        <CheckBox
          key={cost}
          name={`cost-${cost}`}
          checked={value.includes(cost)}
          onChange={(on) => onChange(on ? [...value, cost] : value.filter((it) => it !== cost))}
          label={costWords(cost)}
          error={cost === COSTS[0] ? error : null}
        />
      ))}
    </fieldset>
  );
}
/** The server names a wrong time by what it got. */
const SENT_AS: Record<string, string> = { date: "starts_at", to: "ends_at" };

function KindTiles(p: { value: EventKind | ""; error?: string; onChoose: (kind: EventKind) => void }) {
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
