import { waitingFor } from "../core/standing";
import type { Event } from "../core/types";
import { LinkRow } from "../ui/Button";
import { Banner } from "../ui/Notes";
import { isPast } from "./EventFacts";
import { herePath, isOpen } from "./here";
import { w } from "./here-words";

/** On the activity's page, while it is on: check yourself in, or that you are in; afterwards, that you were there. */
export function HereRow({ event }: { event: Event }) {
  if (event.check_in?.here && isPast(event)) return <Banner kind="ok" icon="circle-check" title={w("were")} />;
  if (event.check_in?.here)
    return (
      <Banner kind="ok" icon="circle-check" title={w("in")}>
        {w("in_more")}
      </Banner>
    );
  if (waitingFor(herePath(event.id)))
    return (
      <Banner kind="warn" icon="cloud-off" title={w("saved")}>
        {w("saved_more")}
      </Banner>
    );
  if (!isOpen(event)) return null;
  return <LinkRow href={`/events/${event.id}/here`} icon="hand" title={w("row")} more={w("row_more")} hue="sun" />;
}
