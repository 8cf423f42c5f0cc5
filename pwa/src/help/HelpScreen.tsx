import type { ComponentChildren } from "preact";
import { me } from "../core/session";
import type { Contact } from "../core/types";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/icon-names";
import { InEnglish } from "../ui/Languages";
import { cx } from "../ui/look";
import { QuickExit } from "../ui/QuickExit";
import { Screen } from "../ui/Screen";
import { w } from "./words";

/** Help that needs no sign-in, no signal and no server. The programme's contacts join in once this phone has seen them. */
export default function HelpScreen() {
  const contacts = me.value?.programmes.flatMap((p) => p.contacts) ?? [];
  return (
    <Screen title={w("short")} back="/" tone="calm" exit={<QuickExit />}>
      <InEnglish>
        <div class="stack stack--s">
          <h1 tabIndex={-1}>{w("title")}</h1>
          <p class="t-2">{w("tells_no_one")}</p>
        </div>
        <ul class="stack stack--s">
          <Row urgent href="tel:999" icon="siren" title={w("danger")} more={w("danger_more")} />
          {contacts.map((contact) => (
            <Person key={contact.id} contact={contact} />
          ))}
          <Row href="sms:85258" icon="message-circle" title={w("text_now")} more={w("text_more")} />
          <Row href="tel:08001111" icon="headphones" title={w("childline")} more={w("childline_more")} />
          <Row href="tel:116123" icon="phone" title={w("samaritans")} more={w("samaritans_more")} />
          <Row href="tel:111" icon="heart-handshake" title={w("nhs")} more={w("nhs_more")} />
        </ul>
        <p class="banner">
          <Icon name="log-out" flip />
          <span>
            <strong>{w("leave_title")}</strong>
            {w("leave_more")}
          </span>
        </p>
        <p class="t-1 t-2">{w("works_offline")}</p>
      </InEnglish>
    </Screen>
  );
}

function Person({ contact }: { contact: Contact }) {
  const more = [contact.what_for, contact.hours].filter(Boolean).join(". ");
  if (contact.phone)
    return (
      <Row
        href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`}
        icon="phone"
        title={w("talk_to", { name: contact.name })}
        more={`${more}. ${contact.phone}`}
      />
    );
  if (contact.email)
    return (
      <Row href={`mailto:${contact.email}`} icon="mail" title={w("write_to", { name: contact.name })} more={more} />
    );
  return null;
}

function Row(p: { href: string; icon: IconName; title: ComponentChildren; more: ComponentChildren; urgent?: boolean }) {
  return (
    <li>
      <a class={cx("callrow", p.urgent && "callrow--urgent")} href={p.href}>
        <Icon name={p.icon} large />
        <span>
          <strong>{p.title}</strong>
          <small>{p.more}</small>
        </span>
        <Icon name="chevron-right" flip />
      </a>
    </li>
  );
}
