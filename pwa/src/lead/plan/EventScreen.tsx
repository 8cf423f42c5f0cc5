import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { now } from "../../core/clock";
import { moment, span } from "../../core/dates";
import { list } from "../../core/lists";
import { know, reloadAll, useSeen } from "../../core/seen";
import type { Event } from "../../core/types";
import { Art } from "../../ui/Art";
import { Button, LinkRow } from "../../ui/Button";
import { Chip, type ChipKind } from "../../ui/Chip";
import { BigDate } from "../../ui/EventCard";
import type { IconName } from "../../ui/icon-names";
import { Banner, Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { SeriesRows } from "../series/SeriesRows";
import { SupportRows } from "../support/Rows";
import { opensAt } from "../tonight/pick";
import { CancelSheet } from "./CancelSheet";
import { Checklist, NotReady } from "./Checklist";
import { w } from "./screen-words";
import { ThePlan } from "./ThePlan";

const STATES: Record<Event["state"], { kind: ChipKind; icon: IconName }> = {
  draft: { kind: "plain", icon: "pencil" },
  published: { kind: "ok", icon: "eye" },
  done: { kind: "ok", icon: "circle-check" },
  cancelled: { kind: "bad", icon: "calendar-x" },
};

export default function EventScreen({ event: id }: { event: string }) {
  const seen = useSeen<Event>(eventPath(id));
  if (seen.data) return <Manage key={id} event={seen.data} seen={seen} />;
  return (
    <Screen title={w("loading")} back="/run/plan">
      <Show seen={seen} rows={4}>
        {() => null}
      </Show>
    </Screen>
  );
}

function Manage({ event, seen }: { event: Event; seen: Parameters<typeof Show<Event>>[0]["seen"] }) {
  const act = useAct();
  const [cancelling, setCancelling] = useState(false);
  const may = (operation: string) => event.can.includes(operation);
  const here = `/run/events/${event.id}`;

  const publish = async () => {
    const done = await act.run((key) => send<Event>("POST", `${eventPath(event.id)}/publish`, undefined, { key }));
    if (done) {
      know(eventPath(event.id), done);
      reloadAll(planPath(event.group.id));
      toast(w(done.state === "published" ? "published" : "asked_look"));
    } else void seen.again();
  };
  const publishable = event.state === "draft" && may("publish_event");

  return (
    <Screen
      title={event.title}
      back="/run/plan"
      hue={event.group.hue}
      top="hue"
      wide
      dock={
        publishable && (
          <Button wide icon="megaphone" busy={act.busy} onClick={() => void publish()}>
            {w("publish")}
          </Button>
        )
      }
    >
      <div class="hue-field">
        <Art kind={event.kind} on={event.group.hue} name="hue-field__art" />
        <BigDate at={event.starts_at} zone={event.zone} />
        <h1 class="hue-field__title" tabIndex={-1}>
          {event.title}
        </h1>
        <p>
          <strong>{span(event.starts_at, event.ends_at, event.zone)}</strong> {event.group.name}
        </p>
      </div>
      <Show seen={seen}>{() => null}</Show>
      <NotReady event={event} problem={act.problem} />
      <div class="chips">
        <Chip {...STATES[event.state]}>{w(`state_${event.state}`)}</Chip>
      </div>
      {event.state === "cancelled" && <Banner kind="bad" icon="calendar-x" title={event.cancelled_reason} />}
      {event.waiting_for_second_look && (
        <Banner kind="warn" icon="eye" title={w("second_look")}>
          {w(may("publish_event") ? "second_look_yours" : "second_look_more")}
        </Banner>
      )}
      <div class="cols">
        <div class="stack stack--l">
          {event.state === "draft" && <Checklist event={event} />}
          <div class="stack stack--s">
            {may("event_answers") && event.plan?.takes_answers !== false && (
              <LinkRow
                href={`${here}/answers`}
                icon="users"
                hue="leaf"
                title={w("answers")}
                more={answersMore(event)}
              />
            )}
            <SupportRows event={event} />
            {may("record_attendance") && event.state !== "cancelled" && (
              <LinkRow href={`${here}/door`} icon="list-checks" hue="sun" title={w("door")} more={doorMore(event)} />
            )}
            {may("wrap_up_event") && (
              <LinkRow
                href={`${here}/wrap-up`}
                icon="clipboard-check"
                hue="sky"
                title={w("wrap")}
                more={
                  event.wrap_up
                    ? w("wrapped", { young: event.wrap_up.young_people, professionals: event.wrap_up.professionals })
                    : w("wrap_more")
                }
              />
            )}
            {!!event.afterwards?.open_tasks && (
              <LinkRow
                href="/run/after"
                icon="heart-handshake"
                hue="leaf"
                title={w("after")}
                more={w("after_more", { n: event.afterwards.open_tasks })}
              />
            )}
            <SeriesRows event={event} />
            <LinkRow href={`/events/${event.id}`} icon="eye" hue="rose" title={w("see_as")} />
            {may("copy_event") && (
              <LinkRow href={`${here}/copy`} icon="copy" hue="lime" title={w("copy")} more={w("copy_more")} />
            )}
          </div>
          {event.wrap_up?.sentence && <blockquote class="card card--hue">{event.wrap_up.sentence}</blockquote>}
        </div>
        <ThePlan event={event} edit={may("update_event")} />
      </div>
      {may("cancel_event") && (
        <Button kind="danger" icon="calendar-x" onClick={() => setCancelling(true)}>
          {w("cancel")}
        </Button>
      )}
      {cancelling && <CancelSheet event={event} onClose={() => setCancelling(false)} />}
    </Screen>
  );
}

/** From when on people are checked in; then that it needs no signal. */
function doorMore(event: Event): string {
  const opens = opensAt(event.starts_at);
  return opens ? w("door_from", { when: moment(opens, event.zone) }) : w("door_more");
}

/** "9 going, 2 maybe": what nobody said is not counted out. */
function answersMore({ counts, ends_at }: Event): string {
  const said = (["going", "maybe", "waiting"] as const).filter((it) => counts[it] > 0);
  if (said.length > 0) return list(said.map((it) => w(`n_${it}`, { n: counts[it] })));
  return w(Date.parse(ends_at) < now().getTime() ? "answers_never" : "answers_none");
}
