import { useState } from "preact/hooks";
import { day } from "../core/dates";
import { chooseLook, type Look, look } from "../core/look";
import { hasFace, me, sharedPhone, signOut } from "../core/session";
import { waitingActs, waitingCount } from "../core/standing";
import type { Me, MyProgramme } from "../core/types";
import { Avatar } from "../ui/Avatar";
import { Button, LinkRow } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { hueOf } from "../ui/look";
import { Screen } from "../ui/Screen";
import { Sheet } from "../ui/Sheet";
import { w } from "./words";

export default function MeScreen() {
  const who = me.value!;
  const [leaving, setLeaving] = useState(false);
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
          <Rows who={who} />
          <Looks />
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
      {leaving && <SignOut onStay={() => setLeaving(false)} />}
    </Screen>
  );
}

function Rows({ who }: { who: Me }) {
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
      {hasFace("lead") && <LinkRow href="/run" icon="megaphone" hue="coral" title={w("run")} />}
      {hasFace("staff") && <LinkRow href="/staff" icon="circle-check-big" hue="sky" title={w("staff")} />}
      <LinkRow href="/me/name" icon="pencil" hue="sun" title={w("name")} more={who.chosen_name} />
      <LinkRow href="/me/email" icon="mail" hue="sky" title={w("email")} more={who.email_hint ?? w("email_none")} />
      <LinkRow
        href="/me/phones"
        icon="smartphone"
        hue="leaf"
        title={w("phones")}
        more={who.passkeys > 0 ? `${w("phones_more")}. ${w("face_n", { n: who.passkeys })}` : w("phones_more")}
      />
      {!who.session.shared_phone && (
        <LinkRow href="/me/move" icon="share" hue="rose" title={w("move")} more={w("move_more")} />
      )}
    </div>
  );
}

const LOOKS: Look[] = ["auto", "light", "dark", "contrast"];
function Looks() {
  const [now, set] = useState(look());
  return (
    <fieldset class="fieldset">
      <legend>{w("look")}</legend>
      <div class="tiles">
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
              {c.phone && <a href={`tel:${c.phone.replace(/[^\d+]/g, "")}`}>{c.phone}</a>}
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
