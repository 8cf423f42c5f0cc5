import type { ComponentChildren } from "preact";
import { Chip, type ChipKind } from "./Chip";
import type { IconName } from "./icon-names";
import "./photo-frame.css";

/** `asking`: not everybody in it has said yes yet, so only those in it see it. `down`: somebody took their yes back. */
export type PhotoState = "yes" | "asking" | "down";
const STATES: Record<PhotoState, { kind: ChipKind; icon: IconName }> = {
  yes: { kind: "ok", icon: "check" },
  asking: { kind: "warn", icon: "hourglass" },
  down: { kind: "plain", icon: "x" },
};

/** A photo and who said yes to it. Its size is known before it comes; a photo taken down leaves no picture, only words. */
export function PhotoFrame(p: {
  src: string;
  width: number;
  height: number;
  /** What can be seen on it. */
  alt: string;
  state: PhotoState;
  says: string;
  caption?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <figure class="photo">
      {p.state === "down" ? null : (
        <img src={p.src} width={p.width} height={p.height} alt={p.alt} loading="lazy" decoding="async" />
      )}
      <figcaption class="stack stack--s">
        <div>
          <Chip {...STATES[p.state]}>{p.says}</Chip>
        </div>
        {p.caption && <p>{p.caption}</p>}
        {p.actions && <div class="row">{p.actions}</div>}
      </figcaption>
    </figure>
  );
}
