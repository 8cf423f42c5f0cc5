import { ago } from "../core/dates";
import { w } from "./chip-words";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";

export interface InboxItem {
  id: string;
  icon: IconName;
  hue: string;
  title: string;
  more?: string;
  at: string;
  read: boolean;
  href: string | null;
  why?: string;
}

/** asks: the words of "Why did I get this?", for items that have an answer. */
export function Inbox({ items, asks }: { items: InboxItem[]; asks?: string }) {
  return (
    <ul class="inbox">
      {items.map((item) => {
        const inside = (
          <>
            <span class="linkrow__icon" data-hue={item.hue}>
              <Icon name={item.icon} />
            </span>
            <span>
              <strong>
                {!item.read && (
                  <>
                    <span class="msg__new" aria-hidden="true" />
                    <span class="vh">{w("new_item")}</span>
                  </>
                )}
                {item.title}
              </strong>
              {item.more && <span class="msg__more">{item.more}</span>}
            </span>
            <time dateTime={item.at}>{ago(item.at)}</time>
          </>
        );
        return (
          <li key={item.id}>
            {item.href ? (
              <a class="msg" href={item.href}>
                {inside}
              </a>
            ) : (
              <div class="msg">{inside}</div>
            )}
            {asks && item.why && (
              <details class="fold msg__why">
                <summary>{asks}</summary>
                <p>{item.why}</p>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
