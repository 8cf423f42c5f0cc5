import type { ActivityLog } from "../../core/types";
import { logWord } from "./log-word";
import { w } from "./words";

type Sums = ActivityLog["totals"]["by_year"];

/** How many sessions and people: altogether, by year, by who came. */
export function Totals({ totals }: { totals: Omit<ActivityLog["totals"], never> }) {
  return (
    <div class="figures">
      <section class="card">
        <p class="row between">
          <span class="big num">
            {totals.rows}
            <small>{w("rows", { n: totals.rows })}</small>
          </span>
          <span class="big num">
            {totals.attendances}
            <small>{w("attendances", { n: totals.attendances })}</small>
          </span>
        </p>
      </section>
      <Part title={w("by_year")} sums={totals.by_year} />
      <Part title={w("by_who")} sums={totals.by_who} />
    </div>
  );
}

function Part({ title, sums }: { title: string; sums: Sums }) {
  return (
    <section class="card stack stack--s">
      <table class="sums">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{w("sum_what")}</span>
            </th>
            <th scope="col">{w("sessions")}</th>
            <th scope="col">{w("people")}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(sums).map(([name, sum]) => (
            <tr key={name}>
              <th scope="row">{logWord(name)}</th>
              <td>{sum.sessions}</td>
              <td>{sum.attendances}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
