import { useSeen } from "../core/seen";
import type { LeadWays, Me, MyMembership } from "../core/types";
import { LinkRow } from "../ui/Button";
import { w } from "./words";

/** My next step towards leading, for each group where I learn it. */
export function NextSteps({ who }: { who: Me }) {
  const mine = who.memberships.filter((m) => m.role !== "lead" && (m.state === "active" || m.state === "new"));
  return (
    <>
      {mine.map((m) => (
        <One key={m.group_id} place={m} />
      ))}
    </>
  );
}

function One({ place }: { place: MyMembership }) {
  const way = useSeen<LeadWays>(`/api/groups/${place.group_id}/lead-path`).data?.mine;
  if (way?.state !== "learning" || !way.next_step) return null;
  return (
    <LinkRow
      href={`/groups/${place.group_id}`}
      icon="footprints"
      hue={place.hue}
      title={way.next_step}
      more={w("next_step", { group: place.group_name })}
    />
  );
}
