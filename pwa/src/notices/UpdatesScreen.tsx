import { useEffect, useState } from "preact/hooks";
import { send, useAct } from "../core/acts";
import { NoAnswer, Refused } from "../core/problem";
import { useSeen } from "../core/seen";
import { call, me } from "../core/session";
import type { Notice, Notices } from "../core/types";
import { Button } from "../ui/Button";
import { Inbox, type InboxItem } from "../ui/Inbox";
import type { IconName } from "../ui/icon-names";
import { Empty, Show } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { Newest } from "./Newest";
import { w } from "./words";

const LOOKS: Record<string, { icon: IconName; hue: string; href?: (id: string) => string }> = {
  event: { icon: "calendar-days", hue: "coral", href: (id) => `/events/${id}` },
  wrap_up: { icon: "clipboard-check", hue: "sky", href: (id) => `/run/events/${id}/wrap-up` },
  follow_up: { icon: "heart-handshake", hue: "leaf", href: () => "/run/after" },
  group: { icon: "users", hue: "leaf", href: (id) => `/groups/${id}` },
  programme: { icon: "flag", hue: "sun" },
  person: { icon: "smile", hue: "sky" },
  session: { icon: "smartphone", hue: "rose", href: () => "/me/phones" },
};
const OTHER = { icon: "bell", hue: "sky" } as const;

/** Everything we told this person, newest first. Seeing it here is reading it. */
export default function UpdatesScreen() {
  const seen = useSeen<Notices>("/api/notices");
  const [older, setOlder] = useState<Notices | null>(null);
  const act = useAct();
  const newest = seen.data?.items[0];
  useEffect(() => {
    if (newest && (seen.data?.unread ?? 0) > 0) void markRead(newest.id);
  }, [newest?.id, seen.data?.unread]);

  const next = older ? older.next : seen.data?.next;
  const more = async () => {
    const page = await act.run(() => call<Notices>(`/api/notices?before=${encodeURIComponent(next!)}`));
    if (page) setOlder({ ...page, items: [...(older?.items ?? []), ...page.items] });
  };
  return (
    <Screen title={w("title")} heading>
      <Show seen={seen} rows={5}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty title={w("none")} action={<Button href="/">{w("look")}</Button>}>
              {w("none_more")}
            </Empty>
          ) : (
            <News items={[...page.items, ...(older?.items ?? [])].map(row)} />
          )
        }
      </Show>
      {next && (
        <Button kind="second" wide busy={act.busy} onClick={() => void more()}>
          {w("older")}
        </Button>
      )}
    </Screen>
  );
}

/** The newest stands out in its colour; what came before follows as a list. */
function News({ items: [newest, ...before] }: { items: InboxItem[] }) {
  return (
    <>
      {newest && <Newest item={newest} />}
      {before.length > 0 && (
        <section class="stack stack--s" aria-labelledby="before">
          <h2 id="before">{w("before")}</h2>
          <Inbox items={before} asks={w("why")} />
        </section>
      )}
    </>
  );
}

/** The first sentence is the headline, the rest stands below it. */
function row(notice: Notice): InboxItem {
  const look = LOOKS[notice.about?.kind ?? ""] ?? OTHER;
  const cut = /[.!?] /.exec(notice.text);
  const title = cut ? notice.text.slice(0, cut.index + (cut[0][0] === "." ? 0 : 1)) : notice.text;
  return {
    id: notice.id,
    icon: look.icon,
    hue: look.hue,
    title: title.replace(/\.$/, ""),
    more: cut ? notice.text.slice(cut.index + 2) : undefined,
    at: notice.at,
    read: notice.read,
    why: notice.why,
    href: notice.about && "href" in look && look.href ? look.href(notice.about.id) : null,
  };
}

async function markRead(id: string): Promise<void> {
  try {
    const { unread } = await send<{ unread: number }>("POST", "/api/notices/read", { up_to_id: id });
    if (me.value) me.value = { ...me.value, unread };
  } catch (error) {
    // Not told: they stay new until there is signal.
    if (!(error instanceof NoAnswer) && !(error instanceof Refused)) throw error;
  }
}
