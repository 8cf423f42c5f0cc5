import { useState } from "preact/hooks";
import { useAct } from "../core/acts";
import { answerKnown } from "../core/answers";
import { WHATS_ON } from "../core/paths";
import { NoAnswer } from "../core/problem";
import { readNow, useSeen } from "../core/seen";
import type { EventCard as Card, Page } from "../core/types";
import { Button } from "../ui/Button";
import { EventCard } from "../ui/EventCard";
import { ErrorSummary } from "../ui/Field";
import { Empty, Show } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { w } from "./words";

/** Everything that is coming, soonest first. */
export default function ComingScreen() {
  const seen = useSeen<Page<Card>>(WHATS_ON);
  const [further, setFurther] = useState<Page<Card> | null>(null);
  const act = useAct();
  const next = further ? further.next : seen.data?.next;
  const more = async () => {
    const page = await act.run(async () => {
      const { data } = await readNow<Page<Card>>(`${WHATS_ON}&after=${encodeURIComponent(next!)}`);
      if (!data) throw new NoAnswer();
      return data;
    });
    if (page) setFurther({ items: [...(further?.items ?? []), ...page.items], next: page.next });
  };
  return (
    <Screen title={w("coming_title")} heading back="/">
      <Show seen={seen} rows={5}>
        {(page) =>
          page.items.length === 0 ? (
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
          ) : (
            <section aria-labelledby="list">
              <h2 id="list" class="vh">
                {w("list")}
              </h2>
              <ul class="stack stack--s">
                {[...page.items, ...(further?.items ?? [])].map((event) => (
                  <EventCard key={event.id} event={event} answer={answerKnown(event.id, event.my_answer)} />
                ))}
              </ul>
            </section>
          )
        }
      </Show>
      <ErrorSummary problem={act.problem} />
      {next && (
        <Button kind="second" wide busy={act.busy} onClick={() => void more()}>
          {w("more")}
        </Button>
      )}
    </Screen>
  );
}
