import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";

/** One of several needs: a big tile with a box that is ticked or not. */
export function Tile(p: {
  icon: IconName;
  checked: boolean;
  onChange: (on: boolean) => void;
  children: ComponentChildren;
}) {
  return (
    <label class="tile">
      <Icon name={p.icon} />
      <span>{p.children}</span>
      <input type="checkbox" checked={p.checked} onChange={(event) => p.onChange(event.currentTarget.checked)} />
      <span class="tile__box">
        <Icon name="check" />
      </span>
    </label>
  );
}
