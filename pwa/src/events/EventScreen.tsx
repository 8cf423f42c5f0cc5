import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { day, span } from "../core/dates";
import { beside } from "../core/i18n";
import { offering } from "../core/install";
import { useSeen } from "../core/seen";
import type { Event } from "../core/types";
import { Art } from "../ui/Art";
import { LinkRow } from "../ui/Button";
import { BigDate } from "../ui/EventCard";
import { later } from "../ui/later";
import { Banner, Show } from "../ui/Notes";
import { shownNeed } from "../ui/needs";
import { Rich } from "../ui/Rich";
import { Rsvp } from "../ui/Rsvp";
import { Screen } from "../ui/Screen";
import { EventChips, EventFacts, isPast } from "./EventFacts";
import { HereRow } from "./HereRow";
import type { LineCardProps } from "./LineCard";
import type { NeedsSheetProps } from "./NeedsSheet";
import { PlanParts, PlanTop } from "./plan/PlanParts";
import { answerWords, type MyAnswer, useAnswer } from "./useAnswer";
import { w } from "./words";

const Arranged = later<{ event: Event }>(() => import("./Arranged"));
const More = later<{ event: Event; going: boolean; over: boolean }>(() => import("./More"));
const LineCard = later<LineCardProps>(() => import("./LineCard"));
const InstallOffer = later<object>(() => import("../ui/InstallOffer"));
type Needs = ComponentType<NeedsSheetProps>;

export default function EventScreen({ id }: { id: string }) {
  const seen = useSeen<Event>(`/api/events/${id}`);
  if (seen.data) return <Page key={id} event={seen.data} seen={seen} />;
  return (
    <Screen title={w("loading")} back="/">
      <Show seen={seen} rows={4}>
        {() => null}
      </Show>
    </Screen>
  );
}

function Page({ event, seen }: { event: Event; seen: Parameters<typeof Show<Event>>[0]["seen"] }) {
  const my = useAnswer(event);
  const [NeedsSheet, setSheet] = useState<Needs | null>(null);
  const openSheet = () => void import("./NeedsSheet").then((it) => setSheet(() => it.default));
  const closeSheet = () => setSheet(null);
  const inLine = my.answer === "waiting" || my.answer === "offered";
  const past = isPast(event);
  const open = event.state === "published" && !past && event.can.includes("answer_event");
  const when = day(event.starts_at, event.zone);
  const told = beside(...Object.values(my.needs).map(shownNeed));

  return (
    <Screen
      title={event.title}
      back="/"
      hue={event.group.hue}
      top="hue"
      wide
      dock={
        open && my.answer !== "offered" ? <Answers event={event} my={my} when={when} onNeeds={openSheet} /> : undefined
      }
    >
      <div class="hue-field">
        <Art kind={event.kind} on={event.group.hue} name="hue-field__art" />
        <BigDate at={event.starts_at} zone={event.zone} />
        <h1 class="hue-field__title" tabIndex={-1}>
          {event.title}
        </h1>
        <p>
          <Rich text={w("with", { time: span(event.starts_at, event.ends_at, event.zone), group: event.group.name })} />
        </p>
      </div>
      <Show seen={seen}>{() => null}</Show>
      {event.state === "cancelled" && (
        <Banner kind="bad" icon="calendar-x" title={w("off", { title: event.title, day: when })}>
          {event.cancelled_reason}
        </Banner>
      )}
      {event.state === "draft" && <Banner icon="pencil">{w("draft")}</Banner>}
      {past && <Banner icon="clock">{w("line_past", { day: when })}</Banner>}
      {!past && event.plan && <PlanTop event={event} />}
      {!open && !past && event.state === "published" && event.plan?.takes_answers !== false && (
        <Banner icon="users">{w("line_look")}</Banner>
      )}
      <HereRow event={event} />
      {offering.value && <InstallOffer />}
      {event.can.includes("list_attendance") && (
        <LinkRow href={`/run/events/${event.id}`} icon="megaphone" title={w("run")} more={w("run_more")} />
      )}
      <div class="cols">
        <div class="stack stack--l">
          {open && inLine && <LineCard event={event} my={my} />}
          <EventChips event={event} />
          {event.about && <p class="pre">{event.about}</p>}
          {event.plan && <PlanParts event={event} />}
          {open && (my.refused ?? my.answer ?? "cannot") !== "cannot" && (
            <LinkRow
              icon="hand-helping"
              title={w(told ? "your_needs" : "need")}
              more={told || seenBy(event) || w("need_more")}
              onClick={openSheet}
            />
          )}
          {my.answer !== "cannot" && event.support?.mine && <Arranged event={event} />}
        </div>
        <section class="stack stack--s" aria-labelledby="know">
          <h2 id="know">{w("before")}</h2>
          <EventFacts event={event} />
          <More event={event} going={my.answer === "going"} over={past} />
        </section>
      </div>
      {NeedsSheet && (
        <NeedsSheet
          event={event}
          going={my.answer === "going"}
          kids={my.children}
          needs={my.needs}
          onClose={closeSheet}
          onSave={(needs, kids) => {
            closeSheet();
            void my.give(my.refused ?? (my.answer === "maybe" || my.answer === "cannot" ? my.answer : "going"), {
              needs,
              children: kids,
            });
          }}
        />
      )}
    </Screen>
  );
}

/** "Maya and Amira see it until a day after": the shortest of the lines; the cook's is longer. */
const seenBy = ({ needs_choices }: Event): string =>
  needs_choices.map((it) => it.seen_by).reduce((a, b) => (a && a.length <= b.length ? a : b), "");

function Answers({ event, my, when, onNeeds }: { event: Event; my: MyAnswer; when: string; onNeeds: () => void }) {
  return (
    <Rsvp
      question={w("question", { day: when })}
      answer={my.answer}
      words={answerWords(event, my.answer)}
      line={my.line}
      onAnswer={(answer, byTouch) => {
        void my.give(answer);
        if (answer === "going" && byTouch && !event.full) onNeeds();
      }}
    />
  );
}
