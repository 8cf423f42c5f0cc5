import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";

export interface FactItem {
  icon: IconName;
  term: ComponentChildren;
  text: ComponentChildren;
}

/** The list that reassures: a question people have, and its answer. */
export function Facts({ items, card }: { items: (FactItem | null | false | undefined | "")[]; card?: boolean }) {
  return (
    <dl class={card ? "facts card" : "facts"}>
      {items.map(
        (fact, i) =>
          fact && (
            <div class="fact" key={i}>
              <dt>
                <span class="fact__icon">
                  <Icon name={fact.icon} />
                </span>
                {fact.term}
              </dt>
              <dd class="pre">{fact.text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
