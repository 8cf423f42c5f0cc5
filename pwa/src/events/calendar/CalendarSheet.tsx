import { useState } from "preact/hooks";
import { useSeen } from "../../core/seen";
import type { Event } from "../../core/types";
import { Button } from "../../ui/Button";
import { Choose } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { saveFile } from "../../ui/save";
import { icsPath } from "./path";
import { w } from "./words";

export interface CalendarSheetProps {
  event: Event;
  onClose: () => void;
}

/** How much the calendar may say, then the file. What was fetched before works without signal. */
export default function CalendarSheet({ event, onClose }: CalendarSheetProps) {
  const [how, setHow] = useState<"discreet" | "details">("discreet");
  const [got, setGot] = useState(false);
  const file = useSeen<string>(icsPath(event.id, how === "details"));
  const save = () => {
    if (file.data === null) return;
    saveFile(new Blob([file.data], { type: "text/calendar" }), "meet-up.ics");
    setGot(true);
  };
  const problem = file.data === null ? file.problem : null;
  return (
    <Sheet
      title={w("title")}
      onClose={onClose}
      foot={
        <div class="stack stack--s grow">
          <p class="t-1 strong" role="status">
            {got ? w("got") : problem === "no_signal" ? w("signal") : (problem?.detail ?? "")}
          </p>
          <Button wide icon="download" busy={file.data === null && file.loading} onClick={save}>
            {w("get")}
          </Button>
        </div>
      }
    >
      <p>{w("who")}</p>
      <Choose
        name="how"
        label={w("how")}
        value={how}
        onChoose={(it) => {
          setHow(it);
          setGot(false);
        }}
        choices={[
          { value: "discreet", label: w("discreet"), more: w("discreet_more") },
          { value: "details", label: w("details"), more: w("details_more", { title: event.title }) },
        ]}
      />
      <p class="t-1 t-2">
        {w("later")} <a href="/me/calendar">{w("all")}</a>
      </p>
    </Sheet>
  );
}
