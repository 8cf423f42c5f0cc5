import { useState } from "preact/hooks";
import { send, useAct } from "../core/acts";
import { day } from "../core/dates";
import { useFresh } from "../core/fresh";
import type { MyCalendar } from "../core/types";
import { Button } from "../ui/Button";
import { CheckBox, Choose, ErrorSummary } from "../ui/Field";
import { Show } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { Sheet } from "../ui/Sheet";
import { toast } from "../ui/toast";
import { w } from "./calendar-words";

const PATH = "/api/me/calendar";
type Choice = Pick<MyCalendar, "details" | "whole">;

/** My private calendar link: made, shown, changed, turned off. A secret, so nothing of it stays on the phone. */
export default function CalendarScreen() {
  const seen = useFresh<MyCalendar>(PATH);
  return (
    <Screen title={w("title")} heading back="/me" tone="calm">
      <p>{w("intro")}</p>
      <Show seen={seen}>{(mine) => <Mine mine={mine} onNew={seen.set} />}</Show>
    </Screen>
  );
}

function Mine({ mine, onNew }: { mine: MyCalendar; onNew: (mine: MyCalendar) => void }) {
  const act = useAct();
  const [wanted, setWanted] = useState<Choice>({ details: mine.details, whole: mine.whole });
  const [leaving, setLeaving] = useState(false);
  const save = async (choice: Choice) => {
    const now = await act.run((key) => send<MyCalendar>("POST", PATH, choice, { key }));
    if (!now) return;
    onNew(now);
    if (mine.link) toast(w("saved"));
  };
  const choose = (change: Partial<Choice>) => {
    const choice = { ...wanted, ...change };
    setWanted(choice);
    if (mine.link) void save(choice);
  };
  const turnOff = async () => {
    const now = await act.run(() => send<MyCalendar>("DELETE", PATH));
    if (!now) return;
    onNew(now);
    setLeaving(false);
    toast(w("off_done"));
  };
  return (
    <>
      <ErrorSummary problem={act.problem} />
      <Choose
        name="details"
        label={w("how")}
        value={wanted.details ? "details" : "discreet"}
        onChoose={(it) => choose({ details: it === "details" })}
        choices={[
          { value: "discreet", label: w("discreet"), more: w("discreet_more") },
          { value: "details", label: w("details"), more: w("details_more") },
        ]}
      />
      <CheckBox
        name="whole"
        checked={wanted.whole}
        onChange={(whole) => choose({ whole })}
        label={w("whole")}
        more={w("whole_more")}
      />
      <p class="t-2">{w("private")}</p>
      {mine.link ? (
        <Link mine={mine} link={mine.link} onOff={() => setLeaving(true)} />
      ) : (
        <Button wide icon="link" busy={act.busy} onClick={() => void save(wanted)}>
          {w("make")}
        </Button>
      )}
      {leaving && (
        <Sheet
          title={w("off_title")}
          onClose={() => setLeaving(false)}
          foot={
            <>
              <Button kind="danger" busy={act.busy} onClick={() => void turnOff()}>
                {w("off")}
              </Button>
              <Button kind="second" onClick={() => setLeaving(false)}>
                {w("stay")}
              </Button>
            </>
          }
        >
          <p>{w("off_more")}</p>
        </Sheet>
      )}
    </>
  );
}

function Link({ mine, link, onOff }: { mine: MyCalendar; link: string; onOff: () => void }) {
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast(w("copied"));
  };
  return (
    <section class="card stack" aria-label={w("title")}>
      <Button wide icon="calendar-plus" href={mine.subscribe ?? undefined}>
        {w("subscribe")}
      </Button>
      <p class="t-1 t-2">{w("subscribe_more")}</p>
      <p>{w("or")}</p>
      <Button kind="second" wide icon="copy" onClick={() => void copy()}>
        {w("copy")}
      </Button>
      <p class="t-1 t-2">{mine.used_on ? w("used", { day: day(mine.used_on) }) : w("unused")}</p>
      <Button kind="quiet" wide icon="x" onClick={onOff}>
        {w("off")}
      </Button>
    </section>
  );
}
