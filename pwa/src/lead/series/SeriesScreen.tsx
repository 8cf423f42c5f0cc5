import { useState } from "preact/hooks";
import { day, moment } from "../../core/dates";
import { post } from "../../core/outbox";
import { NoAnswer } from "../../core/problem";
import { reload, reloadAll, useSeen } from "../../core/seen";
import type { Event, Problem, Series, SeriesDate, SeriesMade } from "../../core/types";
import { Button, LinkRow } from "../../ui/Button";
import { ErrorSummary } from "../../ui/Field";
import type { IconName } from "../../ui/icon-names";
import { Banner, Show } from "../../ui/Notes";
import { ReasonSheet } from "../../ui/ReasonSheet";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { noSignal } from "./problems";
import { type Reach, Scope } from "./Scope";
import { w } from "./words";

const ICONS: Record<SeriesDate["state"], IconName> = {
  draft: "pencil",
  published: "eye",
  done: "circle-check",
  cancelled: "calendar-x",
};

/** All dates still to come of an activity that comes again: sent out together, called off together. */
export default function SeriesScreen({ event: id }: { event: string }) {
  const seen = useSeen<Event>(eventPath(id));
  return (
    <Screen
      title={seen.data?.series?.words ?? w("title")}
      heading
      back={`/run/events/${id}`}
      hue={seen.data?.group.hue}
    >
      <Show seen={seen}>
        {(event) => (event.series ? <Dates event={event} series={event.series} /> : <p>{w("none")}</p>)}
      </Show>
    </Screen>
  );
}

/** Sends one act about many dates, kept on this phone until it is sent. */
function useSeriesAct(event: Event, series: Series) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (label: string, what: object): Promise<SeriesMade | "saved" | null> => {
    setBusy(true);
    setProblem(null);
    try {
      const outcome = await post<SeriesMade>({
        method: "PATCH",
        path: `/api/series/${series.id}`,
        body: { event_id: event.id, ...what },
        version: event.version,
        label,
        href: `/run/events/${event.id}/series`,
      });
      if (outcome.state === "refused") {
        setProblem(outcome.problem);
        return null;
      }
      if (outcome.state === "saved") return "saved";
      await reload(eventPath(event.id));
      reloadAll(planPath(event.group.id));
      return outcome.data;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      setProblem(noSignal());
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
}

function Dates({ event, series }: { event: Event; series: Series }) {
  const act = useSeriesAct(event, series);
  const [calling, setCalling] = useState(false);
  const [notReady, setNotReady] = useState(0);
  const may = series.can.includes("update_series");
  const drafts = series.dates.filter((it) => it.state === "draft").length;
  const open = series.dates.some((it) => it.state !== "cancelled");
  const publish = async () => {
    const came = await act.run(w("act_publish", { title: event.title }), { scope: "all", set_state: "published" });
    if (!came) return;
    if (came === "saved") return toast(w("saved"));
    setNotReady(came.not_ready.length);
    const out = came.dates.some((it) => it.state === "published");
    toast(w(out ? "published_all" : "asked_look"));
  };
  return (
    <>
      <ErrorSummary problem={act.problem} />
      {notReady > 0 && <Banner kind="warn" title={w("not_ready", { n: notReady })} />}
      <div class="stack stack--s">
        {series.dates.map((it) => (
          <LinkRow
            key={it.event_id}
            href={`/run/events/${it.event_id}`}
            icon={ICONS[it.state]}
            title={moment(it.starts_at, it.zone)}
            more={[w(it.state), it.own ? w("own") : "", it.title === event.title ? "" : it.title]
              .filter(Boolean)
              .join(". ")}
          />
        ))}
      </div>
      {series.left_out.map((it) => (
        <p key={it.on} class="t-2">
          {w("left_out", { day: day(it.on), reason: it.reason })}
        </p>
      ))}
      {may && drafts > 0 && (
        <Button wide icon="megaphone" busy={act.busy} onClick={() => void publish()}>
          {w("publish")}
        </Button>
      )}
      {may && open && event.state !== "cancelled" && (
        <Button kind="danger" icon="calendar-x" onClick={() => setCalling(true)}>
          {w("off")}
        </Button>
      )}
      {calling && <CallOff event={event} series={series} onClose={() => setCalling(false)} />}
    </>
  );
}

function CallOff({ event, series, onClose }: { event: Event; series: Series; onClose: () => void }) {
  const act = useSeriesAct(event, series);
  const [reach, setReach] = useState<Reach>({ scope: "this", overwrite: false });
  const callOff = async (reason: string) => {
    const what = { scope: reach.scope, set_state: "cancelled", reason };
    const came = await act.run(w("act_off", { title: event.title }), what);
    if (!came) return;
    toast(w(came === "saved" ? "saved" : "off_done"));
    onClose();
  };
  return (
    <ReasonSheet
      title={w("off_title")}
      label={w("reason")}
      hint={w("reason_hint")}
      yes={w("off_yes")}
      danger
      busy={act.busy}
      problem={act.problem}
      onSend={(reason) => void callOff(reason)}
      onClose={onClose}
    >
      <Scope event={event} reach={reach} onChange={setReach} />
    </ReasonSheet>
  );
}
