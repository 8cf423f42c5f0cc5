import { leaveFast } from "../core/quick-exit";
import { Icon } from "./Icon";
import { w } from "./words";

export function QuickExit() {
  return (
    <button class="iconbtn iconbtn--exit" type="button" onClick={() => leaveFast()}>
      <Icon name="log-out" flip />
      {w("leave")}
    </button>
  );
}
