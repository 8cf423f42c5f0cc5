import { moment } from "../core/dates";
import { list } from "../core/lists";
import { useSeen } from "../core/seen";
import { me } from "../core/session";
import type { GroupCard, Page } from "../core/types";
import { Button } from "../ui/Button";
import { Chip } from "../ui/Chip";
import { Crest } from "../ui/Crest";
import { Empty, Show } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { w } from "./words";
import "./groups.css";

export const GROUPS = "/api/groups";

export default function GroupsScreen() {
  const seen = useSeen<Page<GroupCard>>(GROUPS);
  const mayStart = (me.value?.programmes.length ?? 0) > 0;
  const start = mayStart && (
    <Button kind="second" wide href="/groups/new" icon="plus">
      {w("start")}
    </Button>
  );
  return (
    <Screen title={w("title")} heading wide>
      <Show seen={seen} rows={4}>
        {(page) => {
          const ideas = page.items.filter((g) => g.state !== "active" && g.state !== "ended" && !g.my);
          const mine = page.items.filter(isMine);
          const others = page.items.filter((g) => !isMine(g) && !ideas.includes(g));
          return (
            <>
              {mine.length === 0 && (
                <Empty title={w("none")} action={start}>
                  {w("none_more")}
                </Empty>
              )}
              <Section id="mine" title={w("mine")} groups={mine} />
              <Section id="ideas" title={w("ideas")} groups={ideas} />
              <Section id="others" title={w("others")} groups={others} />
              {mine.length > 0 && start}
            </>
          );
        }}
      </Show>
    </Screen>
  );
}

/** A group one is out of is no longer one of theirs; it stays in sight, with its way back. */
const isMine = (group: GroupCard): boolean =>
  group.my !== null && group.my.state !== "left" && group.my.state !== "removed";

function Section({ id, title, groups }: { id: string; title: string; groups: GroupCard[] }) {
  if (groups.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="group-list">
        {groups.map((group) => (
          <GroupRow key={group.id} group={group} />
        ))}
      </ul>
    </section>
  );
}

function GroupRow({ group }: { group: GroupCard }) {
  const state = stateOf(group);
  return (
    <li class="group-card" data-hue={group.hue}>
      <Crest id={group.id} hue={group.hue} glyph={group.glyph} />
      <div class="grow">
        <h3>
          <a href={`/groups/${group.id}`}>{group.name}</a>
        </h3>
        <p>{group.purpose}</p>
        {group.next_event && (
          <p class="t-1 strong">
            {w("next", { title: group.next_event.title, when: moment(group.next_event.starts_at) })}
          </p>
        )}
        <div class="chips">
          {state && <Chip kind={state.kind}>{state.words}</Chip>}
          {!group.my && group.state === "active" && group.led_by.length > 0 && (
            <Chip icon="megaphone">{list(group.led_by)}</Chip>
          )}
          {group.state === "active" && <Chip icon="users">{w("people", { n: group.members })}</Chip>}
        </div>
      </div>
    </li>
  );
}

type State = { kind: "plain" | "ok" | "warn" | "info"; words: string };
function stateOf(group: GroupCard): State | null {
  if (group.state === "proposed") return { kind: "info", words: w("s_proposed") };
  if (group.state === "asked") return { kind: "warn", words: w("s_question") };
  if (group.state === "declined") return { kind: "plain", words: w("s_declined") };
  if (group.state === "ended") return { kind: "plain", words: w("s_ended") };
  if (!group.my) return null;
  if (group.my.state !== "active" && group.my.state !== "new") return { kind: "info", words: w(`s_${group.my.state}`) };
  if (group.my.role !== "member") return { kind: "ok", words: w(`r_${group.my.role}`) };
  return group.my.state === "new" ? { kind: "ok", words: w("s_new") } : null;
}
