import { useState } from "preact/hooks";
import { post } from "../core/outbox";
import { NoAnswer } from "../core/problem";
import { know, useSeen } from "../core/seen";
import { me } from "../core/session";
import { waitingFor } from "../core/standing";
import type { NoticePreferences, NoticePreferencesIn } from "../core/types";
import { CheckBox } from "../ui/Field";
import { Show } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { toast } from "../ui/toast";
import { w } from "./reminders-words";

const PATH = "/api/me/reminders";

/** When I am reminded, and which groups are quiet. Each tap is kept at once, without signal too. */
export default function RemindersScreen() {
  const seen = useSeen<NoticePreferences>(PATH);
  return (
    <Screen title={w("title")} back="/me" heading>
      <p class="t-2">{w("where")}</p>
      <Show seen={seen} rows={5}>
        {(data) => <Choices now={(waitingFor(PATH)?.body as NoticePreferencesIn | undefined) ?? data} />}
      </Show>
    </Screen>
  );
}

function Choices({ now: kept }: { now: NoticePreferencesIn }) {
  // What was tapped here counts at once: the next tap adds to it, however long the first takes to be kept.
  const [mine, setMine] = useState<NoticePreferencesIn | null>(null);
  const now = mine ?? kept;
  const change = (part: Partial<NoticePreferencesIn>) => {
    const wanted = { ...now, ...part };
    setMine(wanted);
    void save(wanted).then((kept) => kept || setMine(null));
  };
  const groups = me.value?.memberships ?? [];
  const mute = (id: string, on: boolean) =>
    change({ muted: on ? [...now.muted, id] : now.muted.filter((one) => one !== id) });
  return (
    <div class="stack stack--l">
      <fieldset class="fieldset">
        <legend>{w("coming")}</legend>
        <CheckBox name="day" label={w("day")} checked={now.remind_day} onChange={(on) => change({ remind_day: on })} />
        <CheckBox
          name="soon"
          label={w("soon")}
          checked={now.remind_soon}
          onChange={(on) => change({ remind_soon: on })}
        />
      </fieldset>
      <fieldset class="fieldset">
        <legend>{w("unsaid")}</legend>
        <CheckBox
          name="answer"
          label={w("answer")}
          more={w("answer_more")}
          checked={now.remind_answer}
          onChange={(on) => change({ remind_answer: on })}
        />
      </fieldset>
      <p class="t-2">{w("night")}</p>
      <fieldset class="fieldset">
        <legend>{w("mute")}</legend>
        <p class="t-2">{w(groups.length ? "mute_more" : "no_groups")}</p>
        {groups.map((it) => (
          <CheckBox
            key={it.group_id}
            name={`mute-${it.group_id}`}
            label={it.group_name}
            checked={now.muted.includes(it.group_id)}
            onChange={(on) => mute(it.group_id, on)}
          />
        ))}
      </fieldset>
    </div>
  );
}

/** Says what became of it; false when it was not kept. */
async function save(wanted: NoticePreferencesIn): Promise<boolean> {
  const { remind_day, remind_soon, remind_answer, muted } = wanted;
  const body: NoticePreferencesIn = { remind_day, remind_soon, remind_answer, muted };
  try {
    const act = { method: "PUT" as const, path: PATH, body, label: w("act"), href: "/me/reminders" };
    const outcome = await post<NoticePreferences>({ ...act, replace: true });
    if (outcome.state === "sent") know(PATH, outcome.data);
    toast(outcome.state === "refused" ? outcome.problem.detail : w(outcome.state));
    return outcome.state !== "refused";
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    toast(w("no_signal"));
    return false;
  }
}
