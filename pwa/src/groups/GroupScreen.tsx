import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../core/acts";
import { know, reload, reloadAll, useSeen } from "../core/seen";
import { me, start } from "../core/session";
import type { Group } from "../core/types";
import { Button, LinkRow } from "../ui/Button";
import { Crest } from "../ui/Crest";
import { ErrorSummary } from "../ui/Field";
import { Show } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { Sheet } from "../ui/Sheet";
import { toast } from "../ui/toast";
import { Ends, NextUp, People, Rules, Sees, Standing } from "./GroupParts";
import { NextStep } from "./NextStep";
import { w } from "./words";
import "./groups.css";

export default function GroupScreen({ id }: { id: string }) {
  const path = `/api/groups/${id}`;
  const seen = useSeen<Group>(path);
  const group = seen.data;
  const act = useAct();
  const [leaving, setLeaving] = useState(false);
  const { route } = useLocation();

  /** Does something with the group that gives the group back. */
  const doIt = async (method: "POST" | "PUT" | "PATCH", part: string, body: unknown, said?: string) => {
    const after = await act.run((key) => send<Group>(method, `${path}${part}`, body, { key }));
    if (!after) return;
    know(path, after);
    reloadAll("/api/groups?");
    void reload("/api/groups");
    void start();
    if (said) toast(said);
  };
  const mine = (action: "rest" | "come_back", said: string) =>
    doIt("PATCH", `/people/${me.value?.id}`, { action }, said);
  const leave = async () => {
    setLeaving(false);
    const left = await act.run((key) => send<{ ways_back: string }>("POST", `${path}/leave`, undefined, { key }));
    if (!left) return;
    toast(left.ways_back);
    void reload("/api/groups");
    void start();
    route("/groups");
  };

  if (!group)
    return (
      <Screen title={w("group")} back="/groups">
        <Show seen={seen} rows={4}>
          {() => null}
        </Show>
      </Screen>
    );
  const may = (operation: string) => group.can.includes(operation);
  return (
    <Screen
      title={group.name}
      back="/groups"
      hue={group.hue}
      top="hue"
      wide
      dock={
        may("ask_to_join") && (
          <>
            <Button wide busy={act.busy} onClick={() => void doIt("POST", "/ask", undefined)}>
              {w("ask")}
            </Button>
            <p class="t-1 t-2 center">{w("ask_more")}</p>
          </>
        )
      }
    >
      <div class="hue-field">
        <div class="row row--nowrap">
          <span class="crest-plate">
            <Crest id={group.id} hue={group.hue} glyph={group.glyph} size="l" />
          </span>
          <div class="grow">
            <h1 class="group-name" tabIndex={-1}>
              {group.name}
            </h1>
            <p>{group.purpose}</p>
          </div>
        </div>
      </div>
      <Show seen={seen}>{() => null}</Show>
      <ErrorSummary problem={act.problem} />
      <Standing group={group} />
      {(may("create_event") || may("create_invite")) && (
        <LinkRow href={`/run/plan/${group.id}`} icon="megaphone" title={w("run")} more={w("run_more")} />
      )}
      <div class="cols">
        <div class="stack stack--l">
          <NextUp group={group} />
          <Ends group={group} />
          <NextStep group={group} />
          <Rules
            group={group}
            busy={act.busy}
            onAgree={() => void doIt("PUT", "/rules/agreement", { version: group.rules?.version }, w("agreed_toast"))}
          />
        </div>
        <div class="stack stack--l">
          <People group={group} />
          <Sees group={group} />
          {group.my && (
            <div class="stack stack--s">
              {group.my.can.includes("rest") && (
                <Button kind="second" wide icon="sofa" onClick={() => void mine("rest", w("rest_toast"))}>
                  {w("rest")}
                </Button>
              )}
              {group.my.can.includes("come_back") && (
                <Button wide icon="undo-2" onClick={() => void mine("come_back", w("back_toast"))}>
                  {w("back")}
                </Button>
              )}
              {may("leave_group") && (
                <Button kind="quiet" wide onClick={() => setLeaving(true)}>
                  {w("leave")}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
      {leaving && (
        <Sheet
          title={w("leave_title", { name: group.name })}
          onClose={() => setLeaving(false)}
          foot={
            <>
              <Button kind="danger" onClick={() => void leave()}>
                {w("leave_do")}
              </Button>
              <Button kind="second" onClick={() => setLeaving(false)}>
                {w("stay")}
              </Button>
            </>
          }
        >
          <p>{w("leave_more")}</p>
          <p>{w("leave_back")}</p>
        </Sheet>
      )}
    </Screen>
  );
}
