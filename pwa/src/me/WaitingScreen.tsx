import { day, moment } from "../core/dates";
import { mend } from "../core/mend";
import { drop, refusedActs, replay, tryAgain, waitingActs } from "../core/outbox";
import type { Waiting } from "../core/outbox-store";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Empty } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { toast } from "../ui/toast";
import { w } from "./words";

/** What is kept on this phone until it is sent, and what was refused, with why and what to do. */
export default function WaitingScreen() {
  const acts = waitingActs.value;
  const waiting = acts.filter((a) => a.state === "waiting");
  return (
    <Screen title={w("w_title")} heading back="/me">
      {acts.length === 0 && <Empty title={w("w_none")} action={<Button href="/">{w("w_home")}</Button>} />}
      <ul class="stack stack--s">
        {refusedActs.value.map((act) => (
          <Refused key={act.seq} act={act} />
        ))}
        {waiting.map((act) => (
          <li class="card card--flat row row--nowrap row--top" key={act.seq}>
            <Icon name="hourglass" />
            <div class="grow">
              <a class="strong" href={act.href}>
                {act.label}
              </a>
              <p class="t-2">{w("w_saved", { when: moment(act.madeAt) })}</p>
            </div>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <Button kind="second" wide icon="rotate-cw" onClick={() => void replay()}>
          {w("w_now")}
        </Button>
      )}
    </Screen>
  );
}

/** The server's words; what is wrong with single answers stands below them. */
function why(act: Waiting): string[] {
  const { problem } = act;
  if (problem?.code === "too_old") return [w("w_too_old", { day: day(act.madeAt) })];
  return [...new Set([problem?.detail || w("w_refused"), ...Object.values(problem?.fields ?? {})])];
}

/** Why it did not go through. "Change it" opens its screen with what was written; sending the same again is for what may pass now. */
function Refused({ act }: { act: Waiting }) {
  const [first, ...more] = why(act);
  // Somebody else changed it meanwhile: the same again would be refused again.
  const hopeless = act.problem?.status === 412;
  return (
    <li class="banner banner--bad">
      <Icon name="triangle-alert" />
      <div class="grow stack stack--s">
        <p>
          <strong>{act.label}</strong>
          {first}
        </p>
        {more.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div class="row">
          <Button kind="second" small href={act.href} onClick={() => mend(act)}>
            {w("w_change")}
          </Button>
          {!hopeless && (
            <Button kind="second" small onClick={() => void tryAgain(act.seq)}>
              {w("w_again")}
            </Button>
          )}
          <Button
            kind="second"
            small
            onClick={() => {
              void drop(act.seq);
              toast(w("w_dropped"));
            }}
          >
            {w("w_drop")}
          </Button>
        </div>
      </div>
    </li>
  );
}
