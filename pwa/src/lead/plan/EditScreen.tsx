import { useMemo, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAct } from "../../core/acts";
import { type Difference, differences, type Flat, merged, type Pick } from "../../core/merge";
import { know, reloadAll, useSeen } from "../../core/seen";
import { sharedPhone } from "../../core/session";
import type { Event } from "../../core/types";
import { Button } from "../../ui/Button";
import { CheckBox } from "../../ui/Field";
import { StaysEnglish } from "../../ui/Languages";
import { Show, Skeleton } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { StepPage } from "../../ui/Steps";
import { TwoVersions } from "../../ui/TwoVersions";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { ONLY_THIS, Scope } from "../series/Scope";
import { saveEdit } from "../series/save";
import { type Base, useDraft } from "./draft";
import { fieldLabel, PlanFields } from "./PlanFields";
import { asked, bodyOf, fieldsOf, PAGE_KEYS, type PageKey, pageFields } from "./pages";
import { w as s } from "./screen-words";
import { showValue } from "./show-value";
import { w } from "./words";

/** Pages with words about safety and consent. */
const SAFETY: string[] = ["photos", "risk", "emergency", "upset"];

/** One page of a plan that exists, on its own. */
export default function EditScreen({ event: id, page }: { event: string; page: string }) {
  const seen = useSeen<Event>(eventPath(id));
  const key = (PAGE_KEYS as string[]).includes(page) ? (page as PageKey) : "what";
  // Until something is typed, the page follows the newest version; from then on it stays as it was begun.
  const held = useRef("");
  return (
    <Screen title={w(`p_${key}`)} back={`/run/events/${id}`} hue={seen.data?.group.hue}>
      <Show seen={seen}>
        {(event) => {
          const newest = `${key} ${event.version}`;
          const hold = () => {
            held.current ||= newest;
          };
          return <Edit key={held.current || newest} event={event} page={key} onType={hold} />;
        }}
      </Show>
    </Screen>
  );
}

interface Clash {
  current: Event;
  differing: Difference[];
}

/** What one page says of an activity, and the version it is from. */
const baseOf = (page: PageKey, event: Event): Base => ({
  fields: pageFields(page, fieldsOf(event)),
  version: event.version,
});

function Edit({ event, page, onType }: { event: Event; page: PageKey; onType: () => void }) {
  const { route } = useLocation();
  const act = useAct();
  // What the person began with: a fresh copy that arrives meanwhile must not change it under their hands.
  const begun = useMemo(() => baseOf(page, event), []);
  const draft = useDraft(`${event.id}/${page}`, begun.fields, begun);
  const [again, setAgain] = useState<Base | null>(null);
  const [quiet, setQuiet] = useState(false);
  const [clash, setClash] = useState<Clash | null>(null);
  const [reach, setReach] = useState(ONLY_THIS);
  const base = again ?? draft.base ?? begun;
  const about = { kind: event.kind, mode: event.mode, from: fieldsOf(event).from };

  const save = async (wanted: Flat, version: number) => {
    const names = new Set(asked(page, { ...about, ...wanted }).map((spec) => spec.field));
    const body = bodyOf(Object.fromEntries(Object.entries(wanted).filter(([name]) => names.has(name))), event.zone);
    // A card goes as a whole: its other page must not be emptied by this one.
    for (const card of ["why", "risk"] as const)
      if (body[card]) body[card] = { ...(clash?.current ?? event)[card], ...(body[card] as object) };
    if (event.state === "published") body.quiet = quiet;
    const done = await act.run(() =>
      saveEdit(event, body, version, reach).catch((error: { problem?: { current?: unknown; status: number } }) => {
        if (error.problem?.status !== 412 || !error.problem.current) throw error;
        const current = error.problem.current as Event;
        const differing = differences(base.fields, wanted, pageFields(page, fieldsOf(current)));
        if (differing.length === 0) return current; // the same already stands there
        setClash({ current, differing });
        draft.change(wanted);
        return null;
      }),
    );
    if (!done) return;
    await draft.forget();
    know(eventPath(event.id), done);
    reloadAll(planPath(event.group.id));
    toast(s("changed"));
    route(`/run/events/${event.id}`);
  };

  if (!draft.ready) return <Skeleton />;
  if (clash)
    return (
      <>
        <h1 tabIndex={-1}>{w(`p_${page}`)}</h1>
        <TwoVersions
          key={clash.current.version}
          differing={clash.differing}
          label={fieldLabel}
          show={(field, value) => showValue(field, value, about.from as string)}
          busy={act.busy}
          onBack={() => {
            setAgain(baseOf(page, clash.current));
            setClash(null);
          }}
          onSave={(picks: Record<string, Pick>) =>
            void save(merged(draft.fields, clash.differing, picks), clash.current.version)
          }
        />
      </>
    );
  return (
    <>
      {SAFETY.includes(page) && <StaysEnglish />}
      <StepPage
        n={1}
        of={1}
        title={w(`p_${page}`)}
        hint={w(`h_${page}` as "h_kind")}
        problem={act.problem}
        onNext={() => void save(draft.fields, base.version)}
        next={s("save")}
        busy={act.busy}
      >
        <PlanFields
          page={page}
          fields={draft.fields}
          about={about}
          errors={act.problem?.fields}
          onChange={(changed) => {
            onType();
            draft.change(changed);
          }}
        />
        {event.series && <Scope event={event} reach={reach} keeps onChange={setReach} />}
        {event.state === "published" && page !== "when" && page !== "where" && (
          <CheckBox name="quiet" checked={quiet} onChange={setQuiet} label={s("quiet")} more={s("quiet_more")} />
        )}
      </StepPage>
      <p class="t-1 t-2">{draft.found ? s("found_edit") : s(sharedPhone() ? "kept_not" : "kept_edit")}</p>
      {draft.found && (
        <Button kind="quiet" icon="undo-2" onClick={() => void draft.forget().then(() => location.reload())}>
          {s("drop_edit")}
        </Button>
      )}
    </>
  );
}
