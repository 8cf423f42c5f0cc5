/** Between pence on the wire and pounds as people write them. */

/** 3178 → "31.78", 2500 → "25" */
export function poundsOf(pence: unknown): string {
  if (typeof pence !== "number") return typeof pence === "string" ? pence : "";
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}

/** "£31.78" → 3178; nothing → null; what is no amount stays as it was written, so that the server can say so. */
export function penceOf(written: unknown): number | string | null {
  const text = String(written ?? "").replace(/[£,\s]/g, "");
  if (!text) return null;
  return /^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : String(written);
}
