/** What the young person's screens are told in the made-up view. Nobody real, no server, dates from today on. */
import type {
  AnswerState,
  Event,
  EventCard,
  Group,
  GroupCard,
  LeadWays,
  Me,
  MyCalendar,
  MyDevices,
  MyNeeds,
  NeedChoice,
  NoticePreferences,
  Notices,
  Page,
} from "../../core/types";
import { w } from "./words";

const DAY = 86_400_000;
const ZONE = "Europe/London";
/** So many days from now, at this hour. */
function at(days: number, hour: number): string {
  const then = new Date(Date.now() + days * DAY);
  then.setHours(hour, 0, 0, 0);
  return then.toISOString();
}
const day = (days: number): string => at(days, 12).slice(0, 10);

// What has words is asked for when it is shown: by then they are in the person's language.
const PROGRAMME = {
  id: "made-up-programme",
  ends_on: day(240),
  get name() {
    return w("programme");
  },
};
const joe = () => ({
  id: "made-up-joe",
  name: w("joe"),
  what_for: w("joe_for"),
  phone: "020 7946 0101",
  email: null,
  hours: w("joe_hours"),
});
const COOKS = {
  id: "made-up-kitchen",
  hue: "coral",
  glyph: "spoon",
  get name() {
    return w("cooks");
  },
} as const;
const FILMS = {
  id: "made-up-films",
  hue: "sky",
  glyph: "film",
  get name() {
    return w("films");
  },
} as const;

interface Made {
  key: AnswerState | "open" | "off";
  days: number;
  of: typeof COOKS | typeof FILMS;
  kind: EventCard["kind"];
}
/** One activity for each thing a young person can have said to it. */
const MADE: Made[] = [
  { key: "going", days: 2, of: COOKS, kind: "cooking" },
  { key: "offered", days: 4, of: COOKS, kind: "sport" },
  { key: "waiting", days: 6, of: FILMS, kind: "podcast_film" },
  { key: "open", days: 8, of: FILMS, kind: "arts" },
  { key: "maybe", days: 9, of: COOKS, kind: "meal" },
  { key: "cannot", days: 12, of: COOKS, kind: "meet_up" },
  { key: "off", days: 13, of: COOKS, kind: "trip" },
];
const idOf = (it: Made): string => `made-up-${it.key}`;
const said = (it: Made): AnswerState | null => (it.key === "open" || it.key === "off" ? null : it.key);

function card(it: Made): EventCard {
  const full = it.key === "waiting" || it.key === "offered";
  return {
    id: idOf(it),
    group_id: it.of.id,
    group_name: it.of.name,
    hue: it.of.hue,
    glyph: it.of.glyph,
    kind: it.kind,
    title: w(`t_${it.key}`),
    starts_at: at(it.days, 18),
    ends_at: at(it.days, 20),
    zone: ZONE,
    place_name: w("hall"),
    mode: "in_person",
    state: it.key === "off" ? "cancelled" : "published",
    cancelled_reason: it.key === "off" ? w("off_why") : null,
    my_answer: said(it),
    place_in_line: it.key === "waiting" ? 2 : null,
    offer_until: it.key === "offered" ? at(it.days - 1, 18) : null,
    going: full ? 8 : 6,
    capacity: full ? 8 : 12,
    full,
    can: it.key === "off" ? ["read_event"] : ["read_event", "answer_event"],
  };
}

const choices = (): NeedChoice[] => [
  { key: "food", label: w("n_food"), hint: w("n_food_hint"), seen_by: w("n_seen") },
  { key: "access", label: w("n_access"), hint: w("n_access_hint"), seen_by: w("n_seen") },
];

function event(it: Made): Event {
  const {
    group_id: _,
    group_name: __,
    hue: ___,
    glyph: ____,
    my_answer,
    place_in_line,
    offer_until,
    ...one
  } = card(it);
  const line = it.key === "waiting" || it.key === "offered";
  return {
    ...one,
    group: it.of,
    programme: PROGRAMME,
    about: w("about"),
    place_address: w("hall_where"),
    online_link: "",
    look_for: w("look_for"),
    who_will_be_there: w("who"),
    expected_people: 10,
    access: w("access"),
    food: w("food"),
    bring: w("bring"),
    content_notes: "",
    what_happens_after: w("after"),
    led_by: "young_people",
    quiet_space: w("quiet"),
    breaks: w("breaks"),
    your_person: w("maya"),
    plan: {
      takes_answers: true,
      agenda: [],
      questions: null,
      questions_shared_at: null,
      also_there: [],
      photos: null,
      pay: null,
      services: [],
      host_name: "",
      host_contact: null,
      space: "",
      tech: "",
      check_again: [],
      changes: [],
    },
    why: null,
    risk: null,
    version: 1,
    waiting_for_second_look: false,
    checklist: [],
    counts: { going: one.going ?? 0, maybe: 2, children: 0, waiting: line ? 3 : 0 },
    full: one.full,
    my: my_answer && {
      answer: my_answer,
      children: 0,
      needs: it.key === "going" ? { food: w("n_halal") } : {},
      any_time: false,
      place_in_line,
      offer_until,
    },
    line: line ? { place: place_in_line, offer_until, any_time: false, waiting: 3, moves: [] } : null,
    support: { mine: null, to_do: null },
    needs_choices: choices(),
    led_by_names: [w("maya")],
    wrap_up: null,
    afterwards: null,
    series: null,
    check_in: null,
  };
}

function groupCard(of: Made["of"]): GroupCard {
  const first = MADE.find((it) => it.of === of)!;
  return {
    ...of,
    programme_id: PROGRAMME.id,
    kind: "power_group",
    purpose: w(of === COOKS ? "cooks_more" : "films_more"),
    state: "active",
    planned_end: day(120),
    led_by: [w("maya")],
    members: 9,
    my: { role: "member", state: "active", can: ["rest"] },
    next_event: { id: idOf(first), title: w(`t_${first.key}`), starts_at: at(first.days, 18) },
    can: ["agree_rules", "leave_group"],
  };
}

function group(of: Made["of"]): Group {
  const person = (name: "maya" | "tia" | "omar" | "kai") => ({
    person_id: `made-up-${name}`,
    chosen_name: w(name),
    tell_apart: null,
    role: name === "maya" ? ("lead" as const) : ("member" as const),
    state: "active" as const,
    can: [],
  });
  return {
    ...groupCard(of),
    visibility: "members",
    programme: PROGRAMME,
    contacts: [joe()],
    rules: { version: 1, text: w("rules"), agreed: true },
    people: (["maya", "tia", "omar", "kai"] as const).map(person),
    who_can_see: [w("seen")],
    staff_question: null,
    proposed_by: null,
    version: 1,
  };
}

const me = (language: string): Me => ({
  id: "made-up-kai",
  chosen_name: w("kai"),
  tell_apart: null,
  age_band: "16_17",
  language: language as Me["language"],
  faces: ["young_person"],
  programmes: [{ ...PROGRAMME, roles: [], contacts: [joe()] }],
  memberships: [COOKS, FILMS].map(({ id, name, ...looks }) => ({
    ...looks,
    group_id: id,
    group_name: name,
    role: "member" as const,
    state: "active" as const,
    rules_to_agree: false,
  })),
  // A shared phone keeps nothing: the app's own rule is the second lock on this view.
  session: { id: "made-up", kind: "young", shared_phone: true, expires_at: at(1, 12), passkey: false },
  passkeys: 0,
  email_hint: null,
  unread: 2,
  can: ["update_me", "my_devices"],
  demo: false,
  needs_passkey: false,
});

const notices = (): Notices => ({
  items: (["u_off", "u_offer", "u_on"] as const).map((key, i) => ({
    id: `made-up-${key}`,
    text: w(key),
    about: { kind: "event" as const, id: `made-up-${{ u_off: "off", u_offer: "offered", u_on: "going" }[key]}` },
    at: new Date(Date.now() - (i + 1) * 3_600_000).toISOString(),
    read: i === 2,
    why: w("u_why"),
  })),
  unread: 2,
  next: null,
});

/** What the screens ask for, by address; undefined when this view has no such thing. */
export function madeUp(path: string, language: string): unknown {
  const found = {
    "/api/me": () => me(language),
    "/api/whats-on": (): Page<EventCard> => ({ items: MADE.map(card), next: null }),
    "/api/groups": (): Page<GroupCard> => ({ items: [COOKS, FILMS].map(groupCard), next: null }),
    "/api/notices": notices,
    "/api/me/needs": (): MyNeeds => ({ needs: { food: w("n_halal") }, choices: choices(), changed_at: null }),
    "/api/me/reminders": (): NoticePreferences => ({
      remind_day: true,
      remind_soon: true,
      remind_answer: true,
      muted: [],
    }),
    "/api/me/calendar": (): Partial<MyCalendar> => ({ link: null, subscribe: null, made_at: null, used_on: null }),
    "/api/me/devices": (): MyDevices => ({
      items: [
        {
          id: "made-up",
          label: w("phone"),
          kind: "young",
          current: true,
          made_on: day(-20),
          last_used_on: day(0),
          passkey: false,
          shared_phone: true,
        },
      ],
      passkeys: [],
    }),
  }[path];
  if (found) return found();
  const [, room, id, more] = /^\/api\/(events|groups)\/([\w-]+)(\/lead-path)?$/.exec(path) ?? [];
  if (room === "groups" && more) return { mine: null, people: [] } satisfies LeadWays;
  const of = [COOKS, FILMS].find((it) => it.id === id);
  if (room === "groups") return of && group(of);
  const one = MADE.find((it) => idOf(it) === id);
  return room === "events" && one ? event(one) : undefined;
}
