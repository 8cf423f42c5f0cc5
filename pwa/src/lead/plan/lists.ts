/** The lists in a plan: what one line of each asks, and how it reads. */
import { clock, spoken as hours } from "../../core/dates";
import { w } from "./words-parts";

export type ListKind = "agenda" | "also_there" | "services" | "lines";
export type Item = Record<string, unknown>;
export interface Column {
  name: string;
  as: "short" | "time" | "number" | "offset";
  max?: number;
}
export const COLUMNS: Record<ListKind, Column[]> = {
  agenda: [
    { name: "starts_after", as: "offset" },
    { name: "title", as: "short", max: 120 },
    { name: "minutes", as: "number" },
    { name: "who", as: "short", max: 60 },
  ],
  also_there: [
    { name: "count", as: "number" },
    { name: "who", as: "short", max: 120 },
  ],
  services: [
    { name: "name", as: "short", max: 120 },
    { name: "starts", as: "time" },
    { name: "ends", as: "time" },
    { name: "who", as: "short", max: 120 },
  ],
  lines: [{ name: "text", as: "short", max: 300 }],
};
const DAY = 24 * 60;
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** 75 minutes after 18:00 → "19:15" */
export function clockAfter(from: string, after: number): string {
  const at = (minutesOf(from || "00:00") + after) % DAY;
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
}
/** "19:15" with a start at 18:00 → 75. Stays on the day it was on. */
export function afterOf(from: string, clock: string, was: number): number {
  if (!clock) return was;
  return Math.floor(was / DAY) * DAY + ((minutesOf(clock) - minutesOf(from || "00:00") + DAY) % DAY);
}

/** "19:15" → "7.15pm" */
const spoken = (at: string): string => clock(`2026-01-05T${at}:00Z`, "UTC");

/** An empty line to fill in. In an agenda it begins when the last one ends. */
export function newItem(kind: ListKind, items: Item[]): Item {
  if (kind === "agenda") {
    const last = items.at(-1);
    const after = last ? Number(last.starts_after) + (Number(last.minutes) || 15) : 0;
    return { starts_after: after, title: "", minutes: 15, who: "" };
  }
  if (kind === "also_there") return { count: 1, who: "" };
  return kind === "services" ? { name: "", starts: "", ends: "", who: "" } : { text: "" };
}

/** One line as it reads: "6.15pm Cook (60 min, Maya)". */
export function reads(kind: ListKind, item: Item, from: string): string {
  const said = (name: string) => String(item[name] ?? "").trim();
  if (kind === "lines") return said("text");
  if (kind === "also_there") return `${said("count")} ${said("who")}`.trim();
  if (kind === "services") {
    const time = said("starts") || said("ends") ? hours(said("starts"), said("ends")) : "";
    return [time, said("name"), said("who") && w("with", { who: said("who") })].filter(Boolean).join(" ");
  }
  const more = [item.minutes ? w("minutes", { n: Number(item.minutes) }) : "", said("who")].filter(Boolean).join(", ");
  return `${spoken(clockAfter(from, Number(item.starts_after) || 0))} ${said("title")}${more ? ` (${more})` : ""}`;
}

const SAYS: Record<ListKind, string> = { agenda: "title", also_there: "who", services: "name", lines: "text" };
/** Lines nobody filled in are not sent. A question is plain text. */
export const filled = (kind: ListKind, items: (Item | string)[]): (Item | string)[] =>
  items.filter((item) => String(typeof item === "string" ? item : (item[SAYS[kind]] ?? "")).trim() !== "");
