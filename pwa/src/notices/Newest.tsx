import { ago } from "../core/dates";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import type { InboxItem } from "../ui/Inbox";
import { w } from "./words";
import "./notices.css";

/** The newest thing somebody was told, large and in its colour. */
export function Newest({ item }: { item: InboxItem }) {
  return (
    <article class="newest" data-hue={item.hue} aria-labelledby="newest">
      <div class="newest__top">
        <p class="row between">
          <Icon name={item.icon} large />
          <span class="t-1">
            {!item.read && <strong>{w("new_one")} </strong>}
            <time dateTime={item.at}>{ago(item.at)}</time>
          </span>
        </p>
        <h2 id="newest">{item.title}</h2>
      </div>
      {(item.more || item.href || item.why) && (
        <div class="newest__more stack stack--s">
          {item.more && <p>{item.more}</p>}
          {item.href && (
            <Button href={item.href} wide>
              {w("see")}
            </Button>
          )}
          {item.why && (
            <details class="fold newest__why">
              <summary>{w("why")}</summary>
              <p>{item.why}</p>
            </details>
          )}
        </div>
      )}
    </article>
  );
}
