import type { ComponentChildren } from "preact";
import { language } from "../core/i18n";
import { w } from "./part-words";
import "./money.css";

/** 3178 → "£31.78", 2500 → "£25". */
export function pounds(pence: number): string {
  const locale = language.value === "en" ? "en-GB" : language.value;
  const digits = pence % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "GBP",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(pence / 100);
}

/** The one figure that shines on a screen about money. */
export const MoneyFigure = ({ pence }: { pence: number }) => <p class="money num">{pounds(pence)}</p>;

export interface SumLine {
  what: ComponentChildren;
  pence: number;
}
/** How a sum is made up, line by line; with more than one line it says what they come to. */
export function SumList({ lines }: { lines: SumLine[] }) {
  return (
    <dl class="sum num">
      {lines.map((line, i) => (
        <div key={i}>
          <dt>{line.what}</dt>
          <dd>{pounds(line.pence)}</dd>
        </div>
      ))}
      {lines.length > 1 && (
        <div class="sum__all">
          <dt>{w("total")}</dt>
          <dd>{pounds(lines.reduce((sum, line) => sum + line.pence, 0))}</dd>
        </div>
      )}
    </dl>
  );
}
