import { useState } from "preact/hooks";
import { now } from "../../core/clock";
import { useSeen } from "../../core/seen";
import type { Group, Page, PlanCard } from "../../core/types";
import { Button, LinkRow } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { EventCard } from "../../ui/EventCard";
import { Empty, NotThere, Show, Skeleton } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { AfterLink } from "../after/AfterLink";
import { AllPlans, groupsIRun, planPath } from "../mine";
import { w } from "./screen-words";

/** Everything planned in the groups I run; /plan/:group shows one of them, also to staff. */
export default function PlanScreen({ group }: { group?: string }) {
  if (group) return <OneGroup key={group} id={group} />;
  const mine = groupsIRun();
  if (mine.length === 1) return <OneGroup key={mine[0]!.group_id} id={mine[0]!.group_id} only />;
  return (
    <Screen title={w("title")} heading>
      {mine.length === 0 ? (
        <Empty title={w("no_group")}>{w("no_group_more")}</Empty>
      ) : (
        <>
          <AfterLink />
          <ul class="stack stack--s">
            {mine.map((it) => (
              <li key={it.group_id}>
                <LinkRow
                  href={`/run/plan/${it.group_id}/new`}
                  icon="calendar-plus"
                  hue={it.hue}
                  title={w("new_for", { group: it.group_name })}
                />
              </li>
            ))}
          </ul>
          <AllPlans groups={mine.map((it) => it.group_id)}>
            {(plans) =>
              plans.loading ? (
                <Skeleton />
              ) : plans.problem && plans.cards.length === 0 ? (
                <NotThere problem={plans.problem} again={() => location.reload()} />
              ) : (
                <Piles cards={plans.cards} withGroup />
              )
            }
          </AllPlans>
        </>
      )}
    </Screen>
  );
}

function OneGroup({ id, only }: { id: string; only?: boolean }) {
  const group = useSeen<Group>(`/api/groups/${id}`);
  const plan = useSeen<Page<PlanCard>>(planPath(id));
  const may = group.data?.can.includes("create_event");
  return (
    <Screen
      title={w("title")}
      heading
      back={only ? undefined : "/run/plan"}
      hue={group.data?.hue}
      under={group.data?.name}
    >
      {may && (
        <Button wide icon="plus" href={`/run/plan/${id}/new`}>
          {w("new")}
        </Button>
      )}
      <AfterLink />
      <Show seen={plan}>{(page) => <Piles cards={page.items} />}</Show>
    </Screen>
  );
}

const SHOWN = 8;

function Piles({ cards, withGroup }: { cards: PlanCard[]; withGroup?: boolean }) {
  const [all, showAll] = useState(false);
  const at = now().toISOString();
  const byStart = cards.toSorted((a, b) => (a.starts_at < b.starts_at ? -1 : 1));
  const drafts = byStart.filter((c) => c.state === "draft");
  const coming = byStart.filter((c) => c.state !== "draft" && c.ends_at > at);
  const past = byStart.filter((c) => c.state !== "draft" && c.ends_at <= at).reverse();
  if (cards.length === 0) return <Empty title={w("none")}>{w("none_more")}</Empty>;
  return (
    <>
      <Pile title={w("drafts")} cards={drafts} withGroup={withGroup} />
      <Pile title={w("coming")} cards={coming} withGroup={withGroup} />
      <Pile title={w("past")} cards={all ? past : past.slice(0, SHOWN)} withGroup={withGroup} />
      {!all && past.length > SHOWN && (
        <Button kind="second" wide onClick={() => showAll(true)}>
          {w("more_past")}
        </Button>
      )}
    </>
  );
}

function Pile({ title, cards, withGroup }: { title: string; cards: PlanCard[]; withGroup?: boolean }) {
  if (cards.length === 0) return null;
  return (
    <section class="stack stack--s" aria-label={title}>
      <h2>{title}</h2>
      <ul class="stack stack--s">
        {cards.map((card) => (
          <EventCard
            key={card.id}
            event={card}
            href={`/run/events/${card.id}`}
            more={withGroup ? card.group_name : undefined}
            chips={<StateChip card={card} />}
          />
        ))}
      </ul>
    </section>
  );
}

function StateChip({ card }: { card: PlanCard }) {
  if (card.state === "cancelled")
    return (
      <Chip kind="bad" icon="calendar-x">
        {w("off")}
      </Chip>
    );
  if (card.state === "draft")
    return card.open_points > 0 ? (
      <Chip kind="warn" icon="list-checks">
        {w("open_points", { n: card.open_points })}
      </Chip>
    ) : (
      <Chip kind="ok" icon="check">
        {w("ready")}
      </Chip>
    );
  if (card.ends_at > now().toISOString())
    return card.kind === "drop_in" ? (
      <Chip icon="door-open">{w("drop_in")}</Chip>
    ) : (
      <Chip kind="ok" icon="users">
        {card.capacity ? w("taken", { n: card.going, of: card.capacity }) : w("coming_with", { n: card.going })}
      </Chip>
    );
  return card.attended === null ? (
    <Chip kind="warn" icon="clipboard-check">
      {w("no_count")}
    </Chip>
  ) : (
    <Chip icon="users">{w("came", { n: card.attended })}</Chip>
  );
}
