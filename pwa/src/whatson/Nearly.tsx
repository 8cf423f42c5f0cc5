import type { Me } from "../core/types";
import { Button, LinkRow } from "../ui/Button";
import { StaysEnglish } from "../ui/Languages";
import { Banner } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { w } from "./words";

/** Joined, but not in yet: two people still have to say yes, or the group has not answered. */
export default function Nearly({ who }: { who: Me }) {
  const waiting = who.memberships.some((m) => m.state === "waiting_for_consent");
  return (
    <Screen title={w("title")}>
      <h1 tabIndex={-1}>{waiting ? w("nearly", { name: who.chosen_name }) : w("hey", { name: who.chosen_name })}</h1>
      {waiting && <StaysEnglish />}
      {waiting && (
        <Banner icon="hourglass" title={w("two_yes")}>
          {w("two_yes_more")}
        </Banner>
      )}
      <div class="stack stack--s">
        {who.memberships.map((m) => (
          <LinkRow
            key={m.group_id}
            href={`/groups/${m.group_id}`}
            icon="users"
            hue={m.hue}
            title={m.state === "asked" ? w("asked", { group: m.group_name }) : w("read_group", { group: m.group_name })}
            more={m.state === "asked" ? w("asked_more") : undefined}
          />
        ))}
      </div>
      <Button kind="second" wide href="/help" icon="life-buoy">
        {w("get_help")}
      </Button>
    </Screen>
  );
}
