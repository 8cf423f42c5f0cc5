import { useEffect } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { moment } from "../../core/dates";
import type { HeldCheckIns } from "../../core/types";
import { Button } from "../../ui/Button";
import { DeskHead } from "../../ui/Desk";
import { ErrorSummary } from "../../ui/Field";
import { Empty, Show } from "../../ui/Notes";
import { toast } from "../../ui/toast";
import { useHere } from "../here";
import { w } from "./held-words";

type Held = HeldCheckIns["items"][number];

/** Check-ins sent by somebody who stopped leading, or for what was called off: count them or leave them out. */
export default function HeldScreen() {
  const here = useHere();
  const { held } = here;
  useEffect(() => void held.again(), []);
  return (
    <>
      <DeskHead title={w("title")} under={w("under")} />
      <Show seen={held}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={w("none")}>{w("none_more")}</Empty>
          ) : (
            <ul class="stack">
              {items.map((one) => (
                <One key={one.id} one={one} done={() => void held.again()} />
              ))}
            </ul>
          )
        }
      </Show>
    </>
  );
}

function One({ one, done }: { one: Held; done: () => void }) {
  const act = useAct();
  const decide = async (decision: "count" | "leave_out") => {
    const said = await act.run((key) => send("POST", `/api/check-ins/${one.id}/decision`, { decision }, { key }));
    if (!said) return;
    toast(w(decision === "count" ? "counted" : "left"));
    done();
  };
  const name = one.name ?? w("someone");
  return (
    <li class="card stack stack--s">
      <h2 class="h-4">{w(one.kind, { name, n: one.count ?? 0 })}</h2>
      <p class="strong">
        {one.event_title}, {one.group_name}, {moment(one.event_starts_at, one.zone)}
      </p>
      <p class="t-2">
        {w("said_by", { name: one.said_by, when: moment(one.happened_at, one.zone) })} {one.why}{" "}
        {one.now && w("now", { mark: w(`m_${one.now}`) })}
      </p>
      <ErrorSummary problem={act.problem} />
      <div class="row">
        <Button small icon="check" busy={act.busy} onClick={() => void decide("count")}>
          {w("count")}
        </Button>
        <Button small kind="second" icon="x" busy={act.busy} onClick={() => void decide("leave_out")}>
          {w("leave")}
        </Button>
      </div>
    </li>
  );
}
