import type { Face } from "../core/types";
import { Icon } from "./Icon";
import Sides, { SIDES } from "./Sides";
import { w } from "./sides-words";
import "./sides.css";

/** Which side of the app this is, and the ways to the others. */
export default function SidesBar({ now }: { now: Face }) {
  return (
    <nav class="modebar__in" aria-label={w("sides")}>
      <span class="row row--nowrap gap-s">
        <Icon name={SIDES[now].icon} />
        {w(`here_${now}`)}
      </span>
      <span class="row row--nowrap gap-s">
        <Sides now={now} />
      </span>
    </nav>
  );
}
