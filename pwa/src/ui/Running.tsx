import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "./Avatar";
import { Icon } from "./Icon";
import { w } from "./words";
import "./running.css";

/** One person at the door. The button says what is true, not what it does. */
export function CheckRow(p: {
  id: string;
  name: string;
  more?: ComponentChildren;
  here: boolean;
  saved?: boolean;
  onTap: () => void;
  aside?: ComponentChildren;
}) {
  return (
    <li class="checkrow">
      <Avatar id={p.id} name={p.name} small />
      <div>
        <strong>{p.name}</strong>
        {(p.more || p.saved) && <p>{p.saved ? w("saved_here") : p.more}</p>}
        {p.aside}
      </div>
      <button
        class="checkrow__btn"
        type="button"
        aria-pressed={p.here}
        aria-label={w("here_of", { name: p.name })}
        onClick={p.onTap}
      >
        {p.here && <Icon name="check" />}
        {w(p.here ? "here" : "tap_in")}
      </button>
    </li>
  );
}

export function Meter({ now, of, label }: { now: number; of: number; label: string }) {
  const fill = useRef<HTMLElement>(null);
  useEffect(() => {
    fill.current!.style.inlineSize = `${of > 0 ? Math.min(100, (now / of) * 100) : 0}%`;
  }, [now, of]);
  return (
    <div
      class="meter"
      role="progressbar"
      aria-valuenow={now}
      aria-valuemin={0}
      aria-valuemax={Math.max(of, now)}
      aria-label={label}
    >
      <i ref={fill} />
    </div>
  );
}
