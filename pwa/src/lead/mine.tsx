/** The groups I run, and what is planned in them. */
import type { ComponentChildren } from "preact";
import { useSeen } from "../core/seen";
import { me } from "../core/session";
import type { MyMembership, Page, PlanCard, Problem } from "../core/types";

/** Where I am lead or co-lead right now, in the order the server lists them. */
export const groupsIRun = (): MyMembership[] =>
  (me.value?.memberships ?? []).filter((m) => m.role !== "member" && (m.state === "active" || m.state === "new"));

export const planPath = (group: string): string => `/api/groups/${group}/plan`;
export const eventPath = (event: string): string => `/api/events/${event}`;

export interface Plans {
  cards: PlanCard[];
  loading: boolean;
  problem: Problem | "no_signal" | null;
}
interface Props {
  groups: string[];
  children: (plans: Plans) => ComponentChildren;
}

/** What is planned in all these groups together, by start. */
export function AllPlans({ groups, children }: Props) {
  return <Next groups={groups} got={{ cards: [], loading: false, problem: null }} children={children} />;
}

function Next({ groups, got, children }: Props & { got: Plans }) {
  const [first, ...rest] = groups;
  if (!first)
    return <>{children({ ...got, cards: got.cards.toSorted((a, b) => (a.starts_at < b.starts_at ? -1 : 1)) })}</>;
  return <OneMore key={first} group={first} rest={rest} got={got} children={children} />;
}

function OneMore({
  group,
  rest,
  got,
  children,
}: {
  group: string;
  rest: string[];
  got: Plans;
  children: Props["children"];
}) {
  const seen = useSeen<Page<PlanCard>>(planPath(group));
  const all: Plans = {
    cards: [...got.cards, ...(seen.data?.items ?? [])],
    loading: got.loading || (seen.loading && !seen.data),
    problem: got.problem ?? (seen.data ? null : seen.problem),
  };
  return <Next groups={rest} got={all} children={children} />;
}
