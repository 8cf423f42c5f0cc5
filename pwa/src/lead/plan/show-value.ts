import type { Event } from "../../core/types";
import { kindName } from "../../ui/kinds";
import { w } from "./words";

/** Values that are codes, in words. */
export function showValue(field: string, value: unknown): string {
  if (!value) return "";
  if (field === "kind") return kindName(value as Event["kind"]);
  if (field === "mode" || field === "led_by") return w(`${field}_${value}` as "mode_both");
  if (field === "why.level") return w(`level_${value}` as "level_engagement");
  return String(value);
}
