import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { answerKnown } from "../core/answers";
import { faceAtStart } from "../core/face";
import { WHATS_ON } from "../core/paths";
import { useSeen } from "../core/seen";
import { me } from "../core/session";
import type { EventCard as Card, Me, Page } from "../core/types";
import { Button, LinkRow } from "../ui/Button";
import { EventCard } from "../ui/EventCard";
import { later } from "../ui/later";
import { Empty, Show } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { NextPoster } from "./NextPoster";
import { headline, pickNext } from "./next";
import { w } from "./words";

/** Few people see it, and not for long. */
const Nearly = later<{ who: Me }>(() => import("./Nearly"));

export default function HomeScreen() {
  const who = me.value!;
  const { route } = useLocation();
  const [begun] = useState(faceAtStart);
  const staffOnly = who.faces.length > 0 && !who.faces.includes("young_person") && !who.faces.includes("lead");
  const side = staffOnly || begun === "staff" ? "/staff" : begun === "lead" ? "/run" : null;
  useEffect(() => {
    if (side) route(side, true);
  }, [side]);
  if (side) return null;
  const states = who.memberships.map((m) => m.state);
  if (states.length > 0 && states.every((s) => s === "waiting_for_consent" || s === "asked"))
    return <Nearly who={who} />;
  return <Home who={who} />;
}

function Home({ who }: { who: Me }) {
  const seen = useSeen<Page<Card>>(WHATS_ON);
  const items = seen.data?.items ?? [];
  const next = pickNext(items);
  const rest = items.filter((e) => e !== next).slice(0, 5);
  return (
    <Screen title={w("title")} top="field" wide>
      <div class="field">
        <h1 tabIndex={-1}>{seen.data ? headline(who.chosen_name, next) : w("hey", { name: who.chosen_name })}</h1>
      </div>
      <div class="cols">
        <div class="stack stack--l">
          {next && <NextPoster event={next} />}
          {!next && (
            <Show seen={seen} rows={2}>
              {() => (
                <Empty
                  title={w("none")}
                  action={
                    <Button kind="second" href="/groups/new">
                      {w("start")}
                    </Button>
                  }
                >
                  {w("none_more")}
                </Empty>
              )}
            </Show>
          )}
          <ToDo who={who} />
        </div>
        {rest.length > 0 && (
          <section class="stack" aria-labelledby="soon">
            <div class="section-head">
              <h2 id="soon">{w("soon")}</h2>
              {(items.length > 6 || seen.data?.next) && <a href="/coming">{w("all")}</a>}
            </div>
            <ul class="stack stack--s">
              {rest.map((event) => (
                <EventCard key={event.id} event={event} answer={answerKnown(event.id, event.my_answer)} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Screen>
  );
}

/** What else waits for this person, one row each. */
function ToDo({ who }: { who: Me }) {
  const rules = who.memberships.filter((m) => m.rules_to_agree);
  return (
    <>
      {rules.map((m) => (
        <LinkRow
          key={m.group_id}
          href={`/groups/${m.group_id}`}
          icon="book-open"
          hue={m.hue}
          title={w("rules", { group: m.group_name })}
          more={w("rules_more")}
        />
      ))}
      {who.memberships.length === 0 && (
        <LinkRow href="/groups" icon="users" hue="leaf" title={w("no_groups")} more={w("no_groups_more")} />
      )}
    </>
  );
}
