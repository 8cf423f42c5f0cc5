import type { Event } from "../../core/types";
import { kindName } from "../../ui/kinds";
import { type Item, type ListKind, reads } from "./lists";
import { choiceWords, costWords } from "./PlanFields";
import { w } from "./words";
import { w as parts } from "./words-parts";

const LISTS: Record<string, ListKind> = { agenda: "agenda", also_there: "also_there", services: "services" };

/** Values that are codes or lists, in words. `from`: when the activity starts, for the times of an agenda. */
export function showValue(field: string, value: unknown, from = "00:00"): string {
  if (!value) return "";
  if (field === "kind") return kindName(value as Event["kind"]);
  if (field === "mode" || field === "led_by") return w(`${field}_${value}` as "mode_both");
  if (field === "why.level") return w(`level_${value}` as "level_engagement");
  if (field === "pay.kind") return choiceWords("pay", String(value));
  if (field === "photos.plan") return choiceWords("photo", String(value));
  if (field === "questions.share") return parts("share_yes");
  if (field === "pay.amount_pence") return `£${value}`;
  if (field === "pay.minutes" || field === "pay.preparation_minutes") return parts("minutes", { n: Number(value) });
  if (field === "pay.covers") return (value as string[]).map(costWords).join(", ");
  const list = LISTS[field];
  if (list) return (value as Item[]).map((item) => reads(list, item, from)).join("\n");
  return Array.isArray(value) ? value.join("\n") : String(value);
}
