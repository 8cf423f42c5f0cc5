import { useEffect } from "preact/hooks";
import { moment } from "../../core/dates";
import type { PlanCard } from "../../core/types";
import { Button } from "../../ui/Button";
import { EventCard } from "../../ui/EventCard";
import { Empty, NotThere, Skeleton } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { AfterLink } from "../after/AfterLink";
import { AllPlans, groupsIRun, type Plans } from "../mine";
import { Door } from "./Door";
import { fetchCode, fetchDoor } from "./fetch";
import { opensAt, pick, worthFetching } from "./pick";
import { w } from "./words";

/** One activity on now and nothing left from before: straight to its door. Else a list of what is to do and what comes. */
export default function TonightScreen() {
  return <AllPlans groups={groupsIRun().map((g) => g.group_id)}>{(plans) => <Night plans={plans} />}</AllPlans>;
}

function Night({ plans }: { plans: Plans }) {
  const night = pick(plans.cards);
  const wanted = worthFetching(night).join();
  useEffect(() => {
    // Fetched beforehand, so that the door works in a cellar without signal.
    for (const event of wanted.split(",").filter(Boolean)) {
      fetchDoor(event).catch(() => undefined);
      fetchCode(event).catch(() => undefined);
    }
  }, [wanted]);

  const [only] = night.on;
  if (only && night.on.length === 1 && night.toWrap.length === 0) return <Door key={only.id} event={only.id} />;
  return (
    <Screen title={w("title")} heading>
      <Lists night={night} plans={plans} />
    </Screen>
  );
}

function Lists({ night, plans }: { night: ReturnType<typeof pick>; plans: Plans }) {
  if (groupsIRun().length === 0)
    return (
      <Empty title={w("no_group")} action={<Button href="/">{w("back")}</Button>}>
        {w("no_group_more")}
      </Empty>
    );
  if (plans.loading) return <Skeleton />;
  if (plans.cards.length === 0 && plans.problem)
    return <NotThere problem={plans.problem} again={() => location.reload()} />;
  return (
    <>
      <AfterLink />
      <Section title={w("on_now")} cards={night.on} to="door" />
      <Section title={w("wrap_next")} cards={night.toWrap} to="wrap-up" />
      {night.on.length === 0 && night.toWrap.length === 0 && night.soon.length === 0 && (
        <Empty title={w("none")} action={<Button href="/run/plan">{w("plan")}</Button>}>
          {w("none_more")}
        </Empty>
      )}
      <Section title={w("soon")} cards={night.soon} to="door" />
    </>
  );
}

/** What a tap is for; for what comes later, from when on. */
function next(card: PlanCard, to: string): string {
  if (to !== "door") return w("wrap");
  const opens = opensAt(card.starts_at);
  return opens ? w("door_from", { when: moment(opens, card.zone) }) : w("open_door");
}

function Section({ title, cards, to }: { title: string; cards: PlanCard[]; to: string }) {
  if (cards.length === 0) return null;
  return (
    <section class="stack stack--s" aria-label={title}>
      <h2>{title}</h2>
      <ul class="stack stack--s">
        {cards.map((card) => (
          <EventCard
            key={card.id}
            event={card}
            href={`/run/events/${card.id}/${to}`}
            chips={<span class="strong">{next(card, to)}</span>}
          />
        ))}
      </ul>
    </section>
  );
}
