import { useId } from "preact/hooks";
import { w } from "./part-words";
import "./chart.css";

export interface Bar {
  label: string;
  value: number;
  /** How the value reads, when it is not a plain number: "£31.78". */
  says?: string;
}

const BAR = 20;
const WIDE = 320;
const LEAST = 3;

/** Bars with their names and figures beside them, and the same as a table: no colour has to be told from another. */
export function BarChart(p: { title: string; bars: Bar[]; heads: [string, string]; hue?: string }) {
  const id = useId();
  const most = Math.max(1, ...p.bars.map((bar) => bar.value));
  return (
    <figure class="chart stack stack--s" data-hue={p.hue ?? "sky"} aria-labelledby={id}>
      <figcaption id={id} class="strong">
        {p.title}
      </figcaption>
      <div aria-hidden="true">
        {p.bars.map((bar) => (
          <div key={bar.label} class="chart__row">
            <span class="chart__name">
              {bar.label} <b class="num">{bar.says ?? bar.value}</b>
            </span>
            <svg
              viewBox={`0 0 ${WIDE} ${BAR}`}
              height={BAR}
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              <rect class="chart__of" width={WIDE} height={BAR} />
              <rect class="chart__bar" width={Math.max(bar.value && LEAST, (bar.value / most) * WIDE)} height={BAR} />
            </svg>
          </div>
        ))}
      </div>
      <details class="fold">
        <summary>{w("as_table")}</summary>
        <table class="chart__table">
          <caption class="vh">{p.title}</caption>
          <thead>
            <tr>
              {p.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {p.bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td class="num">{bar.says ?? bar.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
