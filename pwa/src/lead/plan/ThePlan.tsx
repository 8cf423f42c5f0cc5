import { day, span } from "../../core/dates";
import type { Event } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import type { IconName } from "../../ui/icon-names";
import { asked, fieldsOf, type PageKey, pagesFor } from "./pages";
import { w as s } from "./screen-words";
import { showValue } from "./show-value";
import { w } from "./words";

const ICONS: Record<PageKey, IconName> = {
  kind: "sparkles",
  what: "pencil",
  when: "clock",
  where: "map-pin",
  who: "hand",
  door: "accessibility",
  calm: "sofa",
  size: "users",
  after: "megaphone",
  why: "circle-help",
  risk: "shield",
  emergency: "siren",
  upset: "heart-handshake",
};

/** The whole plan at a glance: each page with what stands there, a tap opens it. */
export function ThePlan({ event, edit }: { event: Event; edit: boolean }) {
  const fields = fieldsOf(event);
  const text = (page: PageKey): string => {
    if (page === "when")
      return `${day(event.starts_at, event.zone)}, ${span(event.starts_at, event.ends_at, event.zone)}`;
    if (page === "size")
      return [
        event.expected_people && s("expect", { n: event.expected_people }),
        event.capacity && s("places", { n: event.capacity }),
      ]
        .filter(Boolean)
        .join(" ");
    const values = asked(page, fields).map((spec) => showValue(spec.field, fields[spec.field]));
    const said = values.filter(Boolean).join(" · ");
    return said.length > 90 ? `${said.slice(0, 88)}…` : said;
  };
  return (
    <section class="stack stack--s" aria-labelledby="the-plan">
      <h2 id="the-plan">{s("the_plan")}</h2>
      <ul class="stack stack--s">
        {pagesFor(event.kind).map((page) => {
          const title = w(`p_${page}`);
          const more = text(page) || s("empty");
          return (
            <li key={page}>
              {edit ? (
                <LinkRow
                  href={`/run/events/${event.id}/edit/${page}`}
                  icon={ICONS[page]}
                  hue={event.group.hue}
                  title={title}
                  more={more}
                />
              ) : (
                <div class="card card--flat">
                  <strong>{title}</strong>
                  <p class="t-1 t-2">{more}</p>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
