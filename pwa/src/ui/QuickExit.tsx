import { useEffect } from "preact/hooks";
import { leaveFast, listenForShift } from "../core/quick-exit";
import { Icon } from "./Icon";
import { w } from "./words";

/** "Leave fast" at the end of the bar of a sensitive screen. While it is there, Shift three times does the same. */
export function QuickExit() {
  useEffect(() => listenForShift(), []);
  return (
    <button class="iconbtn iconbtn--exit" type="button" onClick={() => leaveFast()}>
      <Icon name="log-out" flip />
      {w("leave")}
    </button>
  );
}
