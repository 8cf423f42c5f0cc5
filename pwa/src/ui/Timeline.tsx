import type { ComponentChildren } from "preact";
import { day } from "../core/dates";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";
import "./timeline.css";

export interface Moment {
  id: string;
  at: string;
  icon: IconName;
  hue: string;
  title: ComponentChildren;
  more?: ComponentChildren;
}

/** What happened, newest first: a person's own story with a group. */
export function Timeline({ moments }: { moments: Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map((it) => (
        <li key={it.id} data-hue={it.hue}>
          <span class="linkrow__icon">
            <Icon name={it.icon} />
          </span>
          <p>
            <strong>{it.title}</strong>
            <time dateTime={it.at}>{day(it.at)}</time>
            {it.more}
          </p>
        </li>
      ))}
    </ol>
  );
}
