import type { Event } from "../../core/types";
import { w } from "./words";

/** Why young people are asked at all, who decides, and what is in it for them. */
export function WhyCard({ event }: { event: Event }) {
  const why = event.why;
  if (!why) return null;
  return (
    <section class="card card--hue stack stack--s" aria-labelledby="why">
      <h2 id="why">{w("why")}</h2>
      <p class="pre">{why.why_involve}</p>
      <dl class="stack stack--s">
        {why.what_can_change && <Point term={w("why_change")} text={why.what_can_change} />}
        {why.who_decides && <Point term={w("why_decides")} text={why.who_decides} />}
        {why.what_you_get && <Point term={w("why_get")} text={why.what_you_get} />}
      </dl>
    </section>
  );
}
const Point = ({ term, text }: { term: string; text: string }) => (
  <div>
    <dt class="strong">{term}</dt>
    <dd class="pre">{text}</dd>
  </div>
);
