import { now } from "../core/clock";
import { clock } from "../core/dates";
import { list } from "../core/lists";
import type { Event } from "../core/types";
import { Chip } from "../ui/Chip";
import { type FactItem, Facts } from "../ui/Facts";
import { w } from "./words";

export const isPast = (event: Event): boolean => Date.parse(event.ends_at) < now().getTime();

/** Short promises on top. Once it is over, nobody is going and no place is left to promise. */
export function EventChips({ event }: { event: Event }) {
  const past = isPast(event);
  return (
    <div class="chips">
      {event.food && <Chip icon="utensils">{w("chip_food")}</Chip>}
      {event.mode !== "in_person" && <Chip icon="video">{w("chip_online")}</Chip>}
      {event.quiet_space && <Chip icon="ear-off">{w("chip_quiet")}</Chip>}
      {!past && event.counts.going > 0 && <Chip icon="users">{w("chip_going", { n: event.counts.going })}</Chip>}
      {!past && event.full && (
        <Chip kind="warn" icon="hourglass">
          {w("chip_full")}
        </Chip>
      )}
      {!past && !event.full && event.capacity && <Chip icon="ticket">{w("chip_places", { n: event.capacity })}</Chip>}
    </div>
  );
}

/** What people want to know before they dare to come, most reassuring first. */
export function EventFacts({ event }: { event: Event }) {
  const people = [
    event.expected_people ? w("about_people", { n: event.expected_people }) : "",
    event.who_will_be_there ?? "",
    event.plan?.also_there.length
      ? w("also", { who: list(event.plan.also_there.map((it) => `${it.count} ${it.who}`)) })
      : "",
  ];
  const map = event.place_address
    ? `https://www.openstreetmap.org/search?query=${encodeURIComponent(event.place_address)}`
    : null;
  const runBy =
    event.led_by_names.length > 0
      ? w("led_names", { n: event.led_by_names.length, names: list(event.led_by_names) })
      : "";
  const first: FactItem[] = some([
    event.look_for && { icon: "hand", term: w("look_for"), text: event.look_for },
    people.some(Boolean) && { icon: "users", term: w("who"), text: people.filter(Boolean).join(" ") },
    event.your_person && { icon: "heart-handshake", term: w("person"), text: event.your_person },
    {
      icon: "door-open",
      term: w("early"),
      text: `${w("early_yes")} ${w("until", { time: clock(event.ends_at, event.zone) })}`,
    },
    (event.place_name || event.place_address) && {
      icon: "map-pin",
      term: event.place_name ?? event.place_address,
      text: (
        <>
          {event.place_name && event.place_address && `${event.place_address.replace(/\.\s*$/, "")}. `}
          {map && (
            <a href={map} target="_blank" rel="noreferrer">
              {w("directions")}
            </a>
          )}
        </>
      ),
    },
    event.online_link && {
      icon: "video",
      term: w("online"),
      text: (
        <a href={event.online_link} target="_blank" rel="noreferrer">
          {w("join_online")}
        </a>
      ),
    },
  ]);
  const more: FactItem[] = some([
    event.access && { icon: "accessibility", term: w("access"), text: event.access },
    event.food && { icon: "utensils", term: w("food"), text: event.food },
    event.bring && { icon: "check-check", term: w("bring"), text: event.bring },
    event.quiet_space && { icon: "ear-off", term: w("quiet"), text: event.quiet_space },
    event.breaks && { icon: "sofa", term: w("breaks"), text: event.breaks },
    event.content_notes && { icon: "eye", term: w("content"), text: event.content_notes },
    event.what_happens_after && { icon: "message-circle", term: w("after"), text: event.what_happens_after },
    { icon: "megaphone", term: w("led"), text: `${w(`led_${event.led_by}`)} ${runBy}`.trim() },
  ]);
  // A page one can take in: what one asks oneself at home is open, what one looks up on the way is one tap away.
  const [open, folded] = more.length > FEW ? [first, more] : [[...first, ...more], []];
  return (
    <>
      <Facts items={open} />
      {folded.length > 0 && (
        <details class="fold">
          <summary>{w("more_facts")}</summary>
          <Facts items={folded} />
        </details>
      )}
    </>
  );
}
const FEW = 2;
const some = (all: (FactItem | null | false | undefined | "")[]): FactItem[] => all.filter((it) => !!it);
