import type { ComponentChildren } from "preact";
import type { AnswerState, EventCard } from "../core/types";
import { w } from "./chip-words";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";

export type ChipKind = "plain" | "ok" | "warn" | "bad" | "info" | "hero";
export function Chip({
  kind = "plain",
  icon,
  children,
}: {
  kind?: ChipKind;
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={kind === "plain" ? "chip" : `chip chip--${kind}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

const ANSWERS: Record<AnswerState, { kind: ChipKind; icon?: IconName }> = {
  going: { kind: "ok", icon: "check" },
  maybe: { kind: "plain" },
  cannot: { kind: "plain" },
  waiting: { kind: "info", icon: "hourglass" },
  offered: { kind: "warn", icon: "ticket" },
};

/** Where I stand with an activity, in two or three words. */
export function AnswerChip({
  event,
  answer,
}: {
  event: Pick<EventCard, "state" | "full" | "kind">;
  answer: AnswerState | null;
}) {
  if (event.state === "cancelled")
    return (
      <Chip kind="bad" icon="calendar-x">
        {w("off")}
      </Chip>
    );
  if (event.kind === "drop_in") return <Chip icon="door-open">{w("drop_in")}</Chip>;
  if (answer) return <Chip {...ANSWERS[answer]}>{w(answer)}</Chip>;
  return <Chip>{w(event.full ? "full" : "ask")}</Chip>;
}
