import { useState } from "preact/hooks";
import { send, useAct } from "../../core/acts";
import { day } from "../../core/dates";
import { type Fresh, useFresh } from "../../core/fresh";
import { beside } from "../../core/i18n";
import { useSeen } from "../../core/seen";
import { me } from "../../core/session";
import { useTyped } from "../../core/typed";
import type { Group, GroupRole, InviteMade, InviteRow, Page } from "../../core/types";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { ErrorSummary, Select, TextField } from "../../ui/Field";
import { InviteCard } from "../../ui/InviteCard";
import { Show } from "../../ui/Notes";
import { Screen } from "../../ui/Screen";
import { toast } from "../../ui/toast";
import { w } from "./words";

type Invites = Page<InviteRow>;
type Made = Omit<InviteMade, "role">;
const path = (group: string) => `/api/groups/${group}/invites`;

export default function InvitesScreen({ group: id }: { group: string }) {
  const group = useSeen<Group>(`/api/groups/${id}`).data;
  const invites = useFresh<Invites>(path(id));
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Screen title={w("invites_title")} back={`/run/people/${id}`} hue={group?.hue}>
      <div>
        <h1 tabIndex={-1}>{w("invites_title")}</h1>
        <p class="t-2">{group?.name}</p>
      </div>
      {made ? (
        <>
          <InviteCard invite={made} text={group ? w("join_text", { group: group.name }) : undefined} />
          <Button kind="quiet" onClick={() => setMade(null)}>
            {w("another")}
          </Button>
        </>
      ) : (
        <Make
          group={id}
          onMade={(invite) => {
            setMade(invite);
            void invites.again();
          }}
        />
      )}
      <section class="stack stack--s" aria-labelledby="so-far">
        <h2 id="so-far">{w("yours")}</h2>
        <Show seen={invites}>{(page) => <List page={page} invites={invites} onShow={setMade} />}</Show>
      </section>
    </Screen>
  );
}

const USES = [1, 5, 10, 20, 50, 100, 200];
const DAYS = [1, 3, 7, 14, 30, 60];
const ROLES: GroupRole[] = ["member", "co_lead", "lead"];
/** Only staff ask somebody to lead; a lead hands over instead. */
const giveable = (): GroupRole[] =>
  me.value?.programmes.some((p) => p.roles.length > 0) ? ROLES : ROLES.filter((role) => role !== "lead");

function Make({ group, onMade }: { group: string; onMade: (invite: InviteMade) => void }) {
  const act = useAct();
  const [role, setRole] = useTyped<GroupRole>("role", "member");
  const [uses, setUses] = useTyped("uses", "10");
  const [days, setDays] = useTyped("days", "14");
  const [note, setNote] = useTyped("note", "");
  const make = async () => {
    const body = { role, max_uses: Number(uses), days: Number(days), note: note.trim() || null };
    const made = await act.run((key) => send<InviteMade>("POST", path(group), body, { key }));
    if (made) onMade(made);
  };
  const errors = act.problem?.fields;
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <ErrorSummary problem={act.problem} />
      <Select
        name="role"
        label={w("role")}
        value={role}
        error={errors?.role}
        onChoose={(next) => {
          setRole(next);
          if (next !== "member") setUses("1");
        }}
        choices={giveable().map((value) => ({ value, label: w(`role_${value}`) }))}
      />
      <div class="pair">
        <Select
          name="max_uses"
          label={w("uses")}
          value={uses}
          error={errors?.max_uses}
          onChoose={setUses}
          choices={USES.map((n) => ({ value: String(n), label: n === 1 ? w("uses_1") : w("uses_n", { n }) }))}
        />
        <Select
          name="days"
          label={w("days")}
          value={days}
          error={errors?.days}
          onChoose={setDays}
          choices={DAYS.map((n) => ({ value: String(n), label: w("days_n", { n }) }))}
        />
      </div>
      <TextField
        name="note"
        label={w("note")}
        hint={w("note_hint")}
        value={note}
        maxLength={80}
        error={errors?.note}
        onInput={setNote}
      />
      <Button submit wide icon="qr-code" busy={act.busy}>
        {w("make_it")}
      </Button>
    </form>
  );
}

/** A listed invite as a whole one, when it may be shown again. */
const shownAgain = (it: InviteRow): Made | null =>
  it.state === "open" && it.link && it.code && it.qr_svg
    ? { ...it, link: it.link, code: it.code, code_spoken: it.code_spoken ?? "", qr_svg: it.qr_svg }
    : null;

function List({ page, invites, onShow }: { page: Invites; invites: Fresh<Invites>; onShow: (made: Made) => void }) {
  const act = useAct();
  const stop = async (invite: InviteRow) => {
    await act.run(async () => {
      await send("DELETE", `/api/invites/${invite.id}`);
      return true;
    });
    toast(w("stopped"));
    void invites.again();
  };
  if (page.items.length === 0) return <p class="t-2">{w("none")}</p>;
  return (
    <ul class="stack stack--s">
      {page.items.map((it) => (
        <li key={it.id} class="personrow personrow--wide">
          <div>
            <strong>{it.note || w(`role_${it.role as GroupRole}`)}</strong>
            <p>
              {beside(
                w("used", { uses: it.uses, max: it.max_uses }),
                w("until", { day: day(it.expires_at) }),
                w("made_by", { name: it.made_by }),
              )}
            </p>
            <div class="chips">
              <Chip kind={it.state === "open" ? "ok" : "plain"} icon={it.state === "open" ? "check" : undefined}>
                {w(`invite_${it.state}`)}
              </Chip>
            </div>
          </div>
          <div class="stack stack--s">
            <Again it={it} onShow={onShow} />
            {it.state === "open" && (
              <Button
                kind="quiet"
                small
                busy={act.busy}
                label={w("stop_of", { note: it.note ?? "" })}
                onClick={() => void stop(it)}
              >
                {w("stop")}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Again({ it, onShow }: { it: InviteRow; onShow: (made: Made) => void }) {
  const whole = shownAgain(it);
  if (!whole) return null;
  return (
    <Button
      kind="second"
      small
      label={w("show_of", { note: it.note ?? "" })}
      onClick={() => {
        onShow(whole);
        scrollTo(0, 0);
      }}
    >
      {w("show")}
    </Button>
  );
}
