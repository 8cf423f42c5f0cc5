import type { NeedKey, Needs } from "../core/types";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/icon-names";
import { shownNeed } from "../ui/needs";

export const NEED_ICONS: Record<NeedKey, IconName> = {
  food: "utensils",
  access: "accessibility",
  travel: "bus",
  support_person: "user-plus",
  child: "baby",
  early: "clock",
  other: "info",
};

/** What somebody needs, each with its drawing, in the reader's language. */
export function NeedList({ needs }: { needs: Needs }) {
  const told = (Object.entries(needs) as [NeedKey, string][]).filter(([, text]) => text);
  if (told.length === 0) return null;
  return (
    <ul class="needs">
      {told.map(([key, text]) => (
        <li key={key}>
          <Icon name={NEED_ICONS[key]} />
          {shownNeed(text)}
        </li>
      ))}
    </ul>
  );
}
