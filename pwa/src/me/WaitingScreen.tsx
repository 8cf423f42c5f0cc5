import { moment } from "../core/dates";
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
      {acts.length === 0 && <Empty title={w("w_none")} />}
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

function Refused({ act }: { act: Waiting }) {
  return (
    <li class="banner banner--bad">
      <Icon name="triangle-alert" />
      <div class="grow stack stack--s">
        <p>
          <strong>{act.label}</strong>
          {act.problem?.detail ?? w("w_refused")}
        </p>
        <div class="row">
          <Button kind="second" small href={act.href}>
            {w("w_change")}
          </Button>
          <Button kind="second" small onClick={() => void tryAgain(act.seq)}>
            {w("w_again")}
          </Button>
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
