import { useFresh } from "../../core/fresh";
import type { FollowUps } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { w } from "./words";

export const FOLLOW_UPS = "/api/follow-ups";

/** The way to what is left when everybody has gone home; nothing when nothing is left. */
export function AfterLink() {
  const { data } = useFresh<FollowUps>(FOLLOW_UPS);
  if (!data || data.items.length + data.say_how.length === 0) return null;
  const late = data.items.filter((it) => it.late).length;
  const words = [
    data.say_how.length > 0 && w("link_how", { n: data.say_how.length }),
    data.items.length > 0 && w("link_todo", { n: data.items.length }),
    late > 0 && w("link_late", { n: late }),
  ];
  return (
    <LinkRow
      href="/run/after"
      icon="heart-handshake"
      hue="leaf"
      title={w("link")}
      more={words.filter(Boolean).join(" · ")}
    />
  );
}
