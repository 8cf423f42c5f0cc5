import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../../core/acts";
import { type Difference, differences, type Flat, merged, type Pick } from "../../core/merge";
import { know, reloadAll, useSeen } from "../../core/seen";
import type { Event } from "../../core/types";
import { CheckBox } from "../../ui/Field";
import { Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { StepPage } from "../../ui/Steps";
import { TwoVersions } from "../../ui/TwoVersions";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { fieldLabel, PlanFields } from "./PlanFields";
import { asked, bodyOf, fieldsOf, PAGE_KEYS, type PageKey, pageFields } from "./pages";
import { w as s } from "./screen-words";
import { showValue } from "./show-value";
import { w } from "./words";

/** One page of a plan that exists, on its own. */
export default function EditScreen({ event: id, page }: { event: string; page: string }) {
  const seen = useSeen<Event>(eventPath(id));
  const key = (PAGE_KEYS as string[]).includes(page) ? (page as PageKey) : "what";
  return (
    <Screen title={w(`p_${key}`)} back={`/run/events/${id}`} hue={seen.data?.group.hue}>
      <Show seen={seen}>{(event) => <Edit key={key} event={event} page={key} />}</Show>
    </Screen>
  );
}

type Clash = { current: Event; differing: Difference[] };

function Edit({ event, page }: { event: Event; page: PageKey }) {
  const { route } = useLocation();
  const act = useAct();
  // What the person began with: a fresh copy that arrives meanwhile must not change it under their hands.
  const begun = useRef({ fields: pageFields(page, fieldsOf(event)), version: event.version });
  const [fields, setFields] = useState<Flat>(begun.current.fields);
  const [quiet, setQuiet] = useState(false);
  const [clash, setClash] = useState<Clash | null>(null);

  const save = async (wanted: Flat, version: number) => {
    const names = new Set(asked(page, wanted).map((spec) => spec.field));
    const body = bodyOf(Object.fromEntries(Object.entries(wanted).filter(([name]) => names.has(name))), event.zone);
    // A card goes as a whole: its other page must not be emptied by this one.
    for (const card of ["why", "risk"] as const)
      if (body[card]) body[card] = { ...(clash?.current ?? event)[card], ...(body[card] as object) };
    if (event.state === "published") body.quiet = quiet;
    const done = await act.run(() =>
      send<Event>("PATCH", eventPath(event.id), body, { version }).catch(
        (error: { problem?: { current?: unknown; status: number } }) => {
          if (error.problem?.status !== 412 || !error.problem.current) throw error;
          const current = error.problem.current as Event;
          const differing = differences(begun.current.fields, wanted, pageFields(page, fieldsOf(current)));
          if (differing.length === 0) return current; // the same already stands there
          setClash({ current, differing });
          setFields(wanted);
          return null;
        },
      ),
    );
    if (!done) return;
    know(eventPath(event.id), done);
    reloadAll(planPath(event.group.id));
    toast(s("changed"));
    route(`/run/events/${event.id}`);
  };

  if (clash)
    return (
      <>
        <h1 tabIndex={-1}>{w(`p_${page}`)}</h1>
        <TwoVersions
          key={clash.current.version}
          differing={clash.differing}
          label={fieldLabel}
          show={showValue}
          busy={act.busy}
          onBack={() => {
            begun.current = { fields: pageFields(page, fieldsOf(clash.current)), version: clash.current.version };
            setClash(null);
          }}
          onSave={(picks: Record<string, Pick>) =>
            void save(merged(fields, clash.differing, picks), clash.current.version)
          }
        />
      </>
    );
  return (
    <StepPage
      n={1}
      of={1}
      title={w(`p_${page}`)}
      hint={w(`h_${page}` as "h_kind")}
      problem={act.problem}
      onNext={() => void save(fields, begun.current.version)}
      next={s("save")}
      busy={act.busy}
    >
      <PlanFields
        page={page}
        fields={fields}
        errors={act.problem?.fields}
        onChange={(changed) => setFields((had) => ({ ...had, ...changed }))}
      />
      {event.state === "published" && page !== "when" && page !== "where" && (
        <CheckBox name="quiet" checked={quiet} onChange={setQuiet} label={s("quiet")} more={s("quiet_more")} />
      )}
    </StepPage>
  );
}
