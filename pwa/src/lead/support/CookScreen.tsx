import { moment } from "../../core/dates";
import { beside } from "../../core/i18n";
import { useSeen } from "../../core/seen";
import { useShort } from "../../core/short";
import type { CateringSheet, Event } from "../../core/types";
import { Button } from "../../ui/Button";
import { Empty, Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { eventPath } from "../mine";
import { w } from "./words";
import "./support.css";

/** Numbers for the cook: to print, to copy, to send on. Nobody can be picked out of it. */
export default function CookScreen({ event: id }: { event: string }) {
  const event = useSeen<Event>(eventPath(id)).data;
  const sheet = useShort<CateringSheet>(`${eventPath(id)}/catering`, (data) => data.until);
  return (
    <Screen title={w("cook_title")} back={`/run/events/${id}`} hue={event?.group.hue}>
      <Show seen={sheet}>{(data) => <Numbers sheet={data} />}</Show>
    </Screen>
  );
}

function Numbers({ sheet }: { sheet: CateringSheet }) {
  const when = moment(sheet.starts_at, sheet.zone);
  const text = [w("share_line", { title: sheet.title, when, n: sheet.portions }), sheet.text]
    .filter(Boolean)
    .join("\n");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(w("copied"));
  };
  const share = async () => {
    try {
      await navigator.share({ text });
    } catch (error) {
      if ((error as Error).name !== "AbortError") await copy();
    }
  };
  return (
    <>
      <div>
        <h1 tabIndex={-1}>{w("cook_title")}</h1>
        <p class="t-2">{beside(sheet.title, when, sheet.place_name)}</p>
      </div>
      <dl class="tally">
        <Count n={sheet.portions} label={w("portions")} />
        <Count n={sheet.people} label={w("people")} />
        <Count n={sheet.children} label={w("kids")} />
      </dl>
      {sheet.choices.length + sheet.lines.length === 0 ? (
        <Empty title={w("cook_nothing")} />
      ) : (
        <ul class="cook card">
          {sheet.choices.map((line) => (
            <li key={line.words}>
              <strong>{line.words}</strong>
              <span class="num">{line.count}</span>
            </li>
          ))}
        </ul>
      )}
      {sheet.lines.length > 0 && (
        <section class="stack stack--s" aria-labelledby="lines">
          <h2 id="lines" class="h-4">
            {w("cook_lines")}
          </h2>
          <ul class="cook card">
            {sheet.lines.map((line) => (
              <li key={line.words}>
                <span>{line.words}</span>
                <span class="num">{line.count}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sheet.no_wish > 0 && <p class="t-2">{w("no_wish", { n: sheet.no_wish })}</p>}
      <div class="row cook__acts">
        {"share" in navigator && (
          <Button icon="share" grow onClick={() => void share()}>
            {w("share")}
          </Button>
        )}
        <Button kind="second" icon="copy" grow onClick={() => void copy()}>
          {w("copy")}
        </Button>
        <Button kind="second" icon="file-spreadsheet" grow onClick={() => print()}>
          {w("print")}
        </Button>
      </div>
    </>
  );
}

const Count = ({ n, label }: { n: number; label: string }) => (
  <div>
    <dt>{label}</dt>
    <dd class="num">{n}</dd>
  </div>
);
