import { day, span } from "../../core/dates";
import { beside } from "../../core/i18n";
import type { Event } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import type { IconName } from "../../ui/icon-names";
import { asked, fieldsOf, PAGE_KEYS, type PageKey, pagesFor } from "./pages";
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
  services: "hand-helping",
  agenda: "list-checks",
  questions: "circle-help",
  pay: "ticket",
  photos: "eye",
  host: "door-open",
  copy: "copy",
  after: "megaphone",
  why: "message-circle",
  risk: "shield",
  emergency: "siren",
  upset: "heart-handshake",
};

/** The whole plan at a glance: each page with what stands there, a tap opens it. */
export function ThePlan({ event, edit }: { event: Event; edit: boolean }) {
  const fields = fieldsOf(event);
  const text = (page: PageKey): string => {
    if (page === "when")
      return beside(day(event.starts_at, event.zone), span(event.starts_at, event.ends_at, event.zone));
    if (page === "size")
      return [
        event.expected_people && s("expect", { n: event.expected_people }),
        event.capacity && s("places", { n: event.capacity }),
        showValue("also_there", event.plan?.also_there).replaceAll("\n", ", "),
      ]
        .filter(Boolean)
        .join(" ");
    const values = asked(page, fields).map((spec) => showValue(spec.field, fields[spec.field], String(fields.from)));
    const said = values.filter(Boolean).join(" · ").replaceAll("\n", ", ");
    return said.length > 90 ? `${said.slice(0, 88).replace(/\s*\S*$/, "")}…` : said; // cut between two words
  };
  const main = pagesFor(event.checklist.map((it) => it.point));
  const rest = PAGE_KEYS.filter((page) => !main.includes(page) && (page !== "services" || event.kind === "drop_in"));
  const rows = (pages: PageKey[]) => (
    <ul class="stack stack--s">
      {pages.map((page) => (
        <li key={page}>
          <Row event={event} page={page} edit={edit} more={text(page) || s("empty")} />
        </li>
      ))}
    </ul>
  );
  return (
    <section class="stack stack--s" aria-labelledby="the-plan">
      <h2 id="the-plan">{s("the_plan")}</h2>
      {rows(main)}
      <details class="fold">
        <summary>
          {s("more_parts")} <span class="num">{rest.length}</span>
        </summary>
        {rows(rest)}
      </details>
    </section>
  );
}

function Row({ event, page, edit, more }: { event: Event; page: PageKey; edit: boolean; more: string }) {
  const title = w(`p_${page}`);
  return edit ? (
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
  );
}
