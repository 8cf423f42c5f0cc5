import { useSeen } from "../../core/seen";
import type { Event } from "../../core/types";
import { Counter } from "../../ui/Field";
import { eventPath } from "../mine";
import type { DoorList, DropIn } from "./fold";
import type { Door } from "./useDoor";
import { w } from "./words";

const MOST = 2000;

/** A hub where people come and go: one tap for each. Taps of two phones add up. */
export function DropInCounters({ event, list, say }: { event: string; list: DoorList; say: Door["say"] }) {
  const planned = useSeen<Event>(eventPath(event)).data?.plan.services ?? [];
  const used = list.drop_in.filter((one) => one.service).map((one) => one.service);
  const services = [...new Set([...planned.map((one) => one.name), ...used])];
  const of = (service: string, kind: DropIn["of"]) =>
    list.drop_in.find((one) => one.service === service && one.of === kind)?.count ?? 0;
  const counter = (service: string, kind: DropIn["of"], label: string) => (
    <Counter
      key={`${service}/${kind}`}
      label={label}
      value={of(service, kind)}
      max={MOST}
      onChange={(n) => say({ kind: "drop_in", service, of: kind, count: n - of(service, kind) })}
    />
  );
  return (
    <section class="card stack" aria-labelledby="in-today">
      <h2 id="in-today" class="h-5">
        {w("in_today")}
      </h2>
      {counter("", "young_person", w("in_young"))}
      {counter("", "professional", w("in_prof"))}
      {services.length > 0 && <h3 class="h-legend">{w("used")}</h3>}
      {services.map((service) => counter(service, "young_person", service))}
    </section>
  );
}
