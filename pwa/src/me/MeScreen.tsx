import { useState } from "preact/hooks";
import { inChatApp } from "../core/browser";
import { day } from "../core/dates";
import { installable } from "../core/install";
import { chooseLook, chooseStrong, type Look, look, strong } from "../core/look-choice";
import { me, sharedPhone, signOut } from "../core/session";
import { waitingActs, waitingCount } from "../core/standing";
import type { Me, MyProgramme } from "../core/types";
import { Avatar } from "../ui/Avatar";
import { Button, LinkRow } from "../ui/Button";
import { CheckBox } from "../ui/Field";
import { Icon } from "../ui/Icon";
import { Languages } from "../ui/Languages";
import { later } from "../ui/later";
import { hueOf } from "../ui/look";
import { Banner } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { Sheet } from "../ui/Sheet";
import { NextSteps } from "./NextSteps";
import { w } from "./words";

const SharePhone = later<{ onClose: () => void }>(() => import("./SharePhone"));

export default function MeScreen() {
  const who = me.value!;
  const [leaving, setLeaving] = useState(false);
  const [sharing, setSharing] = useState(false);
  return (
    <Screen title={w("title")} heading wide>
      <div class="row row--nowrap" data-hue={hueOf(who.id)}>
        <Avatar id={who.id} name={who.chosen_name} />
        <div class="grow">
          <h2>{who.chosen_name}</h2>
          {who.tell_apart && <p class="t-2">{who.tell_apart}</p>}
        </div>
      </div>
      <div class="cols">
        <div class="stack stack--l">
          <NextSteps who={who} />
          <Rows who={who} onShare={() => setSharing(true)} />
          <Looks />
          <Languages />
        </div>
        <div class="stack stack--l">
          {who.programmes.map((programme) => (
            <YourPeople key={programme.id} programme={programme} />
          ))}
          <Button kind="second" wide icon="log-out" onClick={() => setLeaving(true)}>
            {w("out")}
          </Button>
          {who.demo && (
            <Button kind="quiet" wide href="/demo">
              {w("demo")}
            </Button>
          )}
        </div>
      </div>
      {sharing && <SharePhone onClose={() => setSharing(false)} />}
      {leaving && <SignOut onStay={() => setLeaving(false)} />}
    </Screen>
  );
}

function Rows({ who, onShare }: { who: Me; onShare: () => void }) {
  const waiting = waitingActs.value.length;
  return (
    <div class="stack stack--s">
      {waiting > 0 && (
        <LinkRow
          href="/me/waiting"
          icon="hourglass"
          hue="sun"
          title={w("waiting", { n: waiting })}
          more={w("waiting_more")}
        />
      )}
      <LinkRow href="/me/name" icon="pencil" hue="sun" title={w("name")} more={who.chosen_name} />
      <LinkRow href="/me/needs" icon="hand-helping" hue="coral" title={w("needs")} more={w("needs_more")} />
      <LinkRow href="/me/reminders" icon="bell" hue="rose" title={w("reminders")} more={w("reminders_more")} />
      <LinkRow href="/me/email" icon="mail" hue="sky" title={w("email")} more={who.email_hint ?? w("email_none")} />
      <LinkRow
        href="/me/phones"
        icon="smartphone"
        hue="leaf"
        title={w("phones")}
        more={who.passkeys > 0 ? `${w("phones_more")}. ${w("face_n", { n: who.passkeys })}` : w("phones_more")}
      />
      <LinkRow href="/me/calendar" icon="calendar-days" hue="coral" title={w("calendar")} more={w("calendar_more")} />
      {installable() && !inChatApp() && (
        <LinkRow href="/me/install" icon="download" hue="sun" title={w("install")} more={w("install_neutral")} />
      )}
      {who.session.shared_phone ? (
        <Banner icon="smartphone" title={w("shared_now")}>
          {w("shared_now_more")}
        </Banner>
      ) : (
        who.session.kind !== "staff" && (
          <LinkRow icon="users" hue="leaf" title={w("share_phone")} more={w("share_phone_more")} onClick={onShare} />
        )
      )}
      {!who.session.shared_phone && (
        <LinkRow href="/me/move" icon="share" hue="rose" title={w("move")} more={w("move_more")} />
      )}
    </div>
  );
}

const LOOKS: Look[] = ["auto", "light", "dark"];
function Looks() {
  const [now, set] = useState(look());
  const [more, setMore] = useState(strong());
  return (
    <fieldset class="fieldset">
      <legend>{w("look")}</legend>
      <div class="rsvp">
        {LOOKS.map((it) => (
          <label class="choice choice--neutral" key={it}>
            <input
              type="radio"
              name="look"
              checked={now === it}
              onChange={() => {
                chooseLook(it);
                set(it);
              }}
            />
            {now === it && <Icon name="check" />}
            {w(`look_${it}`)}
          </label>
        ))}
      </div>
      <CheckBox
        name="contrast"
        label={w("look_contrast")}
        checked={more}
        onChange={(on) => {
          chooseStrong(on);
          setMore(on);
        }}
      />
    </fieldset>
  );
}

/** Who to turn to, and how long this lasts: both known from the first day. */
function YourPeople({ programme }: { programme: MyProgramme }) {
  return (
    <section class="stack stack--s" aria-labelledby={`p-${programme.id}`}>
      <h2 id={`p-${programme.id}`}>{w("people")}</h2>
      <ul class="stack stack--s">
        {programme.contacts.map((c) => (
          <li key={c.id} class="card card--flat">
            <strong>{c.name}</strong>
            <p class="t-2">{[c.what_for, c.hours].filter(Boolean).join(". ")}</p>
            <p class="row">
              {c.phone && (
                <a href={`tel:${c.phone.replace(/[^\d+]/g, "")}`}>
                  <bdi dir="ltr">{c.phone}</bdi>
                </a>
              )}
              {c.email && <a href={`mailto:${c.email}`}>{c.email}</a>}
            </p>
          </li>
        ))}
      </ul>
      <p class="t-2">{w("ends", { programme: programme.name, day: day(programme.ends_on) })}</p>
    </section>
  );
}

function SignOut({ onStay }: { onStay: () => void }) {
  const [busy, setBusy] = useState(false);
  const waiting = waitingCount.value;
  const out = async () => {
    setBusy(true);
    await signOut();
    location.assign("/");
  };
  return (
    <Sheet
      title={w("out_title")}
      onClose={onStay}
      foot={
        <>
          <Button busy={busy} onClick={() => void out()}>
            {w("out")}
          </Button>
          <Button kind="second" onClick={onStay}>
            {w("stay")}
          </Button>
        </>
      }
    >
      <p>{w(sharedPhone() ? "out_shared" : "out_more")}</p>
      {waiting > 0 && <p class="strong">{w("out_waiting", { n: waiting })}</p>}
      <p class="t-2">{w("out_way_back")}</p>
    </Sheet>
  );
}
