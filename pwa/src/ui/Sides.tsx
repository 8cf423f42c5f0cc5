import { rememberFace } from "../core/face";
import { me } from "../core/session";
import type { Face } from "../core/types";
import { Icon } from "./Icon";
import type { IconName } from "./icon-names";
import { w } from "./sides-words";

export const SIDES: Record<Face, { href: string; icon: IconName }> = {
  young_person: { href: "/", icon: "smile" },
  lead: { href: "/run", icon: "megaphone" },
  staff: { href: "/staff", icon: "circle-check-big" },
};
/** The person's other sides of the app. */
export const otherSides = (now: Face): Face[] => me.value?.faces.filter((face) => face !== now) ?? [];

/** Ways to the other sides: no new sign-in, and the phone opens there next time. */
export default function Sides({ now, icons }: { now: Face; icons?: boolean }) {
  const others = otherSides(now);
  return (
    <>
      {others.map((face) => (
        <a key={face} href={SIDES[face].href} onClick={() => rememberFace(face)}>
          {icons && <Icon name={SIDES[face].icon} />}
          {w(now === "lead" && others.length === 1 ? "back" : `go_${face}`)}
        </a>
      ))}
    </>
  );
}
