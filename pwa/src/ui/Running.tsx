import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "./Avatar";
import { Icon } from "./Icon";
import { w } from "./running-words";
import "./running.css";

/** One person at the door. The button says what is true, not what it does; the name opens everything else. */
export function CheckRow(p: {
  id: string;
  name: string;
  more?: ComponentChildren;
  here: boolean;
  /** What the button says when it is pressed, if it is not "Here". */
  word?: string;
  saved?: boolean;
  onTap: () => void;
  onMore?: () => void;
}) {
  const about = (
    <>
      <strong>{p.name}</strong>
      {(p.more || p.saved) && <span>{p.saved ? w("saved_here") : p.more}</span>}
    </>
  );
  // Its name is what it says when pressed, and always holds the words one can see.
  const named = w("here_of", { name: p.name });
  const word = p.here ? (p.word ?? w("here")) : w("tap_in");
  return (
    <li class="checkrow">
      <Avatar id={p.id} name={p.name} small />
      {p.onMore ? (
        <button class="checkrow__who" type="button" onClick={p.onMore}>
          {about}
        </button>
      ) : (
        <div class="checkrow__who">{about}</div>
      )}
      <button
        class="checkrow__btn"
        type="button"
        aria-pressed={p.here}
        aria-label={p.here && !p.word ? named : `${word}: ${named}`}
        onClick={p.onTap}
      >
        {p.here && <Icon name="check" />}
        {word}
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
