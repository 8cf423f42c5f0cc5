import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../../core/acts";
import { know, reloadAll, useSeen } from "../../core/seen";
import { sharedPhone } from "../../core/session";
import type { Event, Group, KindInfo, Page, Problem } from "../../core/types";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { StepPage } from "../../ui/Steps";
import { toast } from "../../ui/toast";
import { eventPath, planPath } from "../mine";
import { useDraft } from "./draft";
import { PlanFields } from "./PlanFields";
import { bodyOf, type PageKey, pageOf, pagesFor } from "./pages";
import { Starts } from "./Starts";
import { w as s } from "./screen-words";
import { w } from "./words";

const ZONE = "Europe/London";
const START = { mode: "in_person", led_by: "young_people" };
export const KINDS_PATH = "/api/event-kinds";

/** What a page needs before the next one makes sense. Everything else may wait. */
function missing(page: PageKey, fields: Record<string, unknown>): Problem | null {
  const need = page === "kind" ? ["kind"] : page === "what" ? ["title"] : page === "when" ? ["date", "from", "to"] : [];
  const open = need.filter((field) => !String(fields[field] ?? "").trim());
  if (open.length === 0) return null;
  const sentences = open.map((field) => [field, w(`need_${field}` as "need_kind")]);
  return {
    type: "about:blank",
    title: "",
    status: 422,
    code: "missing",
    detail: "",
    fields: Object.fromEntries(sentences) as Record<string, string>,
  };
}

/** A new activity, one thing per page. The page is in the address, so the phone's Back works; back keeps everything. */
export default function NewScreen({ group: id }: { group: string }) {
  const { route, query } = useLocation();
  const group = useSeen<Group>(`/api/groups/${id}`);
  const draft = useDraft(id, START);
  const act = useAct();
  const [mine, setMine] = useState<Problem | null>(null);
  const kinds = useSeen<Page<KindInfo>>(KINDS_PATH);
  const kind = kinds.data?.items.find((it) => it.kind === draft.fields.kind);

  const pages = pagesFor(kind?.must ?? []);
  const at = Math.max(pages.indexOf(query.page as PageKey), 0);
  const page = pages[at]!;
  const last = at === pages.length - 1;
  const go = (to: PageKey, replace = false) => route(`/run/plan/${id}/new?page=${to}`, replace);
  useEffect(() => setMine(null), [page]);

  // Nobody lands in the middle of an empty plan (an old link, a cleared phone).
  const firstGap = pages.slice(0, at).find((before) => missing(before, draft.fields));
  useEffect(() => {
    if (draft.ready && firstGap) go(firstGap, true);
  }, [draft.ready, firstGap]);

  const save = async () => {
    const body = bodyOf(draft.fields, ZONE);
    const made = await act.run((key) => send<Event>("POST", `/api/groups/${id}/events`, body, { key }));
    if (!made) return;
    await draft.forget();
    know(eventPath(made.id), made);
    reloadAll(planPath(id));
    toast(s("saved"));
    route(`/run/events/${made.id}`, true);
  };
  useEffect(() => {
    const [wrong] = Object.keys(act.problem?.fields ?? {});
    if (wrong && pageOf(wrong) !== page) go(pageOf(wrong));
  }, [act.problem]);

  const next = () => {
    const open = missing(page, draft.fields);
    setMine(open);
    if (open) return;
    if (last) void save();
    else go(pages[at + 1]!);
  };
  const problem = mine ?? act.problem;
  const fits = group.data ? group.data.name : "";
  return (
    <Screen
      title={`${s("new")}: ${w(`p_${page}`)}`}
      back={at === 0 ? "/run/plan" : `/run/plan/${id}/new?page=${pages[at - 1]}`}
      hue={group.data?.hue}
    >
      {draft.ready ? (
        <>
          <StepPage
            n={at + 1}
            of={kind ? pages.length : 0}
            title={w(`p_${page}`)}
            hint={w(`h_${page}` as "h_kind") || fits}
            problem={problem}
            onBack={at > 0 ? () => go(pages[at - 1]!) : undefined}
            onNext={next}
            next={s(last ? "save_draft" : "next")}
            busy={act.busy && last}
          >
            <PlanFields
              page={page}
              fields={draft.fields}
              errors={problem?.fields}
              onChange={(changed) =>
                draft.change(
                  changed.kind
                    ? { ...changed, mode: changed.kind === "online_chat" ? "online" : "in_person" }
                    : changed,
                )
              }
            />
            {page === "kind" && kind && (
              <>
                <p class="t-1 t-2" role="status">
                  {w("steps", { n: pages.length })} {pages.includes("why") && w("with_why")}{" "}
                  {pages.includes("risk") && w("with_risk")}
                </p>
                <Starts key={kind.kind} group={id} kind={kind} onPick={draft.change} />
              </>
            )}
          </StepPage>
          {at >= 3 && !last && (
            <Button kind="quiet" wide busy={act.busy} onClick={() => void save()}>
              {s("save_now")}
            </Button>
          )}
          <p class="t-1 t-2">
            {draft.found && at === 0 && `${s("found")} `}
            {s(sharedPhone() ? "kept_not" : "kept")}
          </p>
          {draft.found && at === 0 && (
            <Button
              kind="quiet"
              icon="trash"
              onClick={() => void draft.forget().then(() => location.assign(`/run/plan/${id}/new`))}
            >
              {s("start_again")}
            </Button>
          )}
        </>
      ) : (
        <Skeleton />
      )}
    </Screen>
  );
}
