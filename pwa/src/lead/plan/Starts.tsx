import { useState } from "preact/hooks";
import { day } from "../../core/dates";
import type { Flat } from "../../core/merge";
import { useSeen } from "../../core/seen";
import type { KindInfo, Page, PlanCard } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { planPath } from "../mine";
import { planFields } from "./pages";
import { w } from "./words";

const OLDER = 2;

/** Nobody begins with an empty page: a ready plan for this kind, or the one from last time. */
export function Starts(p: { group: string; kind: KindInfo; onPick: (fields: Flat) => void }) {
  const plan = useSeen<Page<PlanCard>>(planPath(p.group));
  const [picked, setPicked] = useState<string | null>(null);
  const older = (plan.data?.items ?? []).filter((it) => it.kind === p.kind.kind && it.state !== "draft");
  return (
    <section class="stack stack--s" aria-labelledby="starts">
      <h2 id="starts" class="h-4">
        {w("start")}
      </h2>
      <p class="t-2">{w("start_more")}</p>
      {p.kind.starts.map((it) => (
        <LinkRow
          key={it.key}
          icon={picked === it.key ? "check" : "sparkles"}
          hue="sun"
          title={it.title}
          more={picked === it.key ? w("start_done") : it.hint}
          onClick={() => {
            setPicked(it.key);
            p.onPick({ title: it.title, ...planFields(it.plan) });
          }}
        />
      ))}
      {older.length > 0 && <p class="strong">{w("last_time")}</p>}
      {older.slice(0, OLDER).map((it) => (
        <LinkRow
          key={it.id}
          href={`/run/events/${it.id}/copy`}
          icon="copy"
          hue={it.hue}
          title={it.title}
          more={day(it.starts_at, it.zone)}
        />
      ))}
    </section>
  );
}
