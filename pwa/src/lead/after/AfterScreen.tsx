import { useState } from "preact/hooks";
import { day, moment } from "../../core/dates";
import { useFresh } from "../../core/fresh";
import { beside } from "../../core/i18n";
import { waitingFor } from "../../core/standing";
import type { FollowUp, FollowUps } from "../../core/types";
import { LinkRow } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Icon } from "../../ui/Icon";
import { Empty, Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { FOLLOW_UPS } from "./AfterLink";
import { ICONS, TaskSheet, what } from "./TaskSheet";
import { w } from "./words";

/** What is left when everybody has gone home: activities to wrap up first, then tasks, those due first. */
export default function AfterScreen() {
  const todo = useFresh<FollowUps>(FOLLOW_UPS);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Screen title={w("title")} heading back="/run/tonight">
      <Show seen={todo}>
        {(page) => {
          const tasks = page.items.filter((it) => !waitingFor(`${FOLLOW_UPS}/${it.id}`));
          const task = [...page.items, ...page.closed].find((it) => it.id === open);
          return (
            <>
              {tasks.length + page.say_how.length === 0 && <Empty title={w("none")}>{w("none_more")}</Empty>}
              {page.say_how.length > 0 && (
                <section class="stack stack--s" aria-labelledby="say-how">
                  <h2 id="say-how" class="pile">
                    {w("say_how")} <span class="num">{page.say_how.length}</span>
                  </h2>
                  {page.say_how.map((it) => (
                    <LinkRow
                      key={it.id}
                      href={`/run/events/${it.id}/wrap-up`}
                      icon="clipboard-check"
                      hue="sky"
                      title={it.title}
                      more={`${moment(it.starts_at, it.zone)}. ${
                        it.checked_in === null ? w("not_counted") : w("counted", { n: it.checked_in })
                      }`}
                    />
                  ))}
                </section>
              )}
              <Tasks title={w("to_do")} tasks={tasks} onOpen={setOpen} />
              <Tasks title={w("closed")} tasks={page.closed} onOpen={setOpen} />
              {task && <TaskSheet key={task.id} task={task} again={todo.again} onClose={() => setOpen(null)} />}
            </>
          );
        }}
      </Show>
    </Screen>
  );
}

function Tasks({ title, tasks, onOpen }: { title: string; tasks: FollowUp[]; onOpen: (id: string) => void }) {
  if (tasks.length === 0) return null;
  return (
    <section class="stack stack--s" aria-label={title}>
      <h2 class="pile">
        {title} <span class="num">{tasks.length}</span>
      </h2>
      <ul class="stack stack--s">
        {tasks.map((task) => (
          <li key={task.id}>
            <button type="button" class="linkrow" data-hue="leaf" onClick={() => onOpen(task.id)}>
              <span class="linkrow__icon">
                <Icon name={ICONS[task.kind]} />
              </span>
              <span class="grow">
                <strong>{what(task)}</strong>
                <small>{beside(task.event_title, task.state === "open" && w("by", { day: day(task.due_at) }))}</small>
                <State task={task} />
              </span>
              <Icon name="chevron-right" flip />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ task }: { task: FollowUp }) {
  if (task.late)
    return (
      <Chip kind="warn" icon="clock">
        {w("late")}
      </Chip>
    );
  if (task.due) return <Chip icon="clock">{w("today")}</Chip>;
  if (task.state === "open") return null;
  return (
    <Chip kind="ok" icon="check">
      {w(task.state === "done" ? "was_done" : "was_not_needed")}
    </Chip>
  );
}
