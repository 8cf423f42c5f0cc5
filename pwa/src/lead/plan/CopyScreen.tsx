import { useLocation } from "preact-iso";
import { send, useAct } from "../../core/acts";
import { now } from "../../core/clock";
import { day } from "../../core/dates";
import { know, reloadAll, useSeen } from "../../core/seen";
import type { Event } from "../../core/types";
import { Facts } from "../../ui/Facts";
import { Show, Skeleton } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { StepPage } from "../../ui/Steps";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { useDraft } from "./draft";
import { PlanFields } from "./PlanFields";
import { bodyOf, fieldsOf } from "./pages";
import { w as s } from "./screen-words";
import { localOf } from "./when";

/** The same plan on another day. */
export default function CopyScreen({ event: id }: { event: string }) {
  const seen = useSeen<Event>(eventPath(id));
  return (
    <Screen title={s("copy")} back={`/run/events/${id}`} hue={seen.data?.group.hue}>
      <Show seen={seen}>{(event) => <Copy key={id} event={event} />}</Show>
    </Screen>
  );
}

const DAY_MS = 86_400_000;
/** The same weekday, as soon as it comes again. */
function nextTime(event: Event): string {
  let at = Date.parse(event.starts_at) + 7 * DAY_MS;
  while (at <= now().getTime()) at += 7 * DAY_MS;
  return localOf(at, event.zone).date;
}

function Copy({ event }: { event: Event }) {
  const { route } = useLocation();
  const act = useAct();
  const old = fieldsOf(event);
  const draft = useDraft(`${event.id}/copy`, { title: event.title, date: nextTime(event), from: old.from, to: old.to });
  const save = async () => {
    const body = bodyOf(draft.fields, event.zone);
    const made = await act.run((key) => send<Event>("POST", `${eventPath(event.id)}/copy`, body, { key }));
    if (!made) return;
    await draft.forget();
    know(eventPath(made.id), made);
    reloadAll(planPath(event.group.id));
    toast(s("copied"));
    route(`/run/events/${made.id}`, true);
  };
  if (!draft.ready) return <Skeleton />;
  return (
    <StepPage
      n={1}
      of={1}
      title={s("copy")}
      hint={s("copy_from", { title: event.title, day: day(event.starts_at, event.zone) })}
      problem={act.problem}
      onNext={() => void save()}
      next={s("copy_yes")}
      busy={act.busy}
    >
      <PlanFields page="copy" fields={draft.fields} errors={act.problem?.fields} onChange={draft.change} />
      <Facts
        card
        items={[
          { icon: "check", term: s("copy_with"), text: s("copy_with_more") },
          { icon: "x", term: s("copy_without"), text: s("copy_without_more") },
        ]}
      />
    </StepPage>
  );
}
