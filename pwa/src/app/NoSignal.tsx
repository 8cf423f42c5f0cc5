import { thrownAway } from "../core/standing";
import { Button } from "../ui/Button";
import { Screen } from "../ui/Screen";
import { w } from "./words";

/** Nothing kept on this phone, and no answer from the server. */
export default function NoSignal() {
  return (
    <Screen title={w("no_signal")} bare>
      <h1 tabIndex={-1}>{w("no_signal")}</h1>
      <p>{w(thrownAway.value === null ? "no_signal_more" : "thrown_away")}</p>
      <div class="row">
        <Button onClick={() => location.reload()} icon="rotate-cw">
          {w("again")}
        </Button>
        <Button kind="second" href="/help">
          {w("get_help")}
        </Button>
      </div>
    </Screen>
  );
}
