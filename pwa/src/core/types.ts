/** What crosses the wire. Names follow the HTTP contract; the same names are used once types come from openapi.yaml. */

export type Hue = "sun" | "coral" | "leaf" | "sky" | "rose" | "lime";
export type Glyph =
  | "spoon"
  | "ball"
  | "film"
  | "mic"
  | "book"
  | "brush"
  | "boot"
  | "heart"
  | "star"
  | "chat"
  | "leaf"
  | "music";
export type AgeBand = "under_13" | "13_15" | "16_17" | "18_24" | "25_plus";
export type Face = "young_person" | "lead" | "staff";
export type StaffRole = "worker" | "approver" | "payer" | "safeguarding" | "manager";
export type GroupRole = "member" | "co_lead" | "lead";
export type MembershipState =
  | "asked"
  | "waiting_for_consent"
  | "new"
  | "active"
  | "resting"
  | "graduated"
  | "left"
  | "removed";
export type Answer = "going" | "maybe" | "cannot";
export type AnswerState = Answer | "waiting" | "offered";
export type EventState = "draft" | "published" | "done" | "cancelled";
export type Mark = "present" | "late" | "left_early" | "could_not_come" | "not_there";
export type EventKind =
  | "meet_up"
  | "meal"
  | "theatre"
  | "cooking"
  | "arts"
  | "training"
  | "co_design"
  | "podcast_film"
  | "panel"
  | "decision_makers"
  | "outreach"
  | "drop_in"
  | "showcase"
  | "trip"
  | "sport"
  | "online_chat";

/** RFC 9457 problem, with a sentence a 12-year-old gets in `detail`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  fields?: Record<string, string>;
  retry_after?: number;
  current?: unknown;
  points?: { field: string; sentence: string }[];
}

export interface Contact {
  id: string;
  name: string;
  what_for: string;
  phone: string | null;
  email: string | null;
  hours: string | null;
}

export interface MyMembership {
  group_id: string;
  group_name: string;
  hue: Hue;
  glyph: Glyph;
  role: GroupRole;
  state: MembershipState;
  rules_to_agree: boolean;
}
export interface MyProgramme {
  id: string;
  name: string;
  ends_on: string;
  roles: StaffRole[];
  contacts: Contact[];
}
export interface Me {
  id: string;
  chosen_name: string;
  tell_apart: string | null;
  age_band: AgeBand;
  language: string;
  faces: Face[];
  programmes: MyProgramme[];
  memberships: MyMembership[];
  session: { id: string; kind: "young" | "staff"; shared_phone: boolean; expires_at: string; passkey: boolean };
  passkeys: number;
  email_hint: string | null;
  unread: number;
  can: string[];
  demo: boolean;
  needs_passkey: boolean;
}

export interface InvitePage {
  kind: "group" | "programme" | "staff" | "new_link";
  invited_by: string;
  programme: { id: string; name: string; purpose: string; ends_on: string };
  group?: {
    id: string;
    name: string;
    purpose: string;
    hue: Hue;
    glyph: Glyph;
    planned_end: string | null;
    rules?: { version: number; text: string } | null;
    led_by: string[];
  } | null;
  role: string;
  who_sees: string[];
  expires_at: string;
  needs: { age_band: boolean; chosen_name: boolean };
  already?: string | null;
}
export interface AcceptInvite {
  secret: string;
  age_band?: AgeBand;
  chosen_name?: string;
  agree_rules_version?: number;
  shared_phone: boolean;
  device_label?: string;
}

export interface Device {
  id: string;
  label: string;
  kind: "young" | "staff";
  current: boolean;
  made_on: string;
  last_used_on: string;
  passkey: boolean;
  shared_phone: boolean;
}
export interface Passkey {
  id: string;
  name: string;
  made_on: string;
  last_used_on: string | null;
}
export interface MyDevices {
  items: Device[];
  passkeys: Passkey[];
}
export interface MoveToApp {
  code: string;
  link: string;
  qr_svg: string;
  expires_at: string;
}
export interface Ceremony {
  ceremony_id: string;
  options: Record<string, unknown>;
}
export interface InviteMade {
  id: string;
  link: string;
  code: string;
  code_spoken: string;
  qr_svg: string;
  role: string;
  max_uses: number;
  uses: number;
  expires_at: string;
}
export interface InviteRow {
  id: string;
  role: string;
  note: string | null;
  max_uses: number;
  uses: number;
  expires_at: string;
  state: "open" | "used_up" | "expired" | "revoked";
  made_by: string;
  /** Only for those who may give that role, while it works. */
  link?: string | null;
  code?: string | null;
  code_spoken?: string | null;
  qr_svg?: string | null;
}
export interface NewLink {
  state: "ready" | "waiting_for_second";
  link?: string | null;
  code?: string | null;
  qr_svg?: string | null;
  expires_at?: string | null;
}

export interface PersonRow {
  person_id: string;
  chosen_name: string;
  tell_apart: string | null;
  age_band: AgeBand;
  state: string;
  groups: { group_id: string; name: string; role: GroupRole; state: MembershipState }[];
  staff_roles: StaffRole[];
  joined_on: string;
  same_name: boolean;
}
export interface Programme {
  id: string;
  organisation: string;
  name: string;
  purpose: string;
  ends_on: string;
  zone: string;
  second_look: boolean;
  version: number;
  contacts: Contact[];
  staff: {
    person_id: string;
    chosen_name: string;
    roles: StaffRole[];
    deputy_for: { person_id: string; name: string } | null;
    until: string | null;
    passkey: boolean;
  }[];
  can: string[];
}
export interface AuditRow {
  seq: number;
  at: string;
  action: string;
  kind: string;
  from: string | null;
  to: string | null;
}

export interface Notice {
  id: string;
  text: string;
  about: { kind: string; id: string } | null;
  at: string;
  read: boolean;
}
export interface Notices {
  items: Notice[];
  unread: number;
  next: string | null;
}

export interface GroupCard {
  id: string;
  programme_id: string;
  kind: "power_group" | "movement" | "project";
  name: string;
  purpose: string;
  hue: Hue;
  glyph: Glyph;
  state: "proposed" | "asked" | "active" | "ended" | "declined";
  planned_end: string | null;
  led_by: string[];
  members: number;
  my: {
    role: GroupRole;
    state: MembershipState;
    /** What I may do with my own place now. */
    can: string[];
  } | null;
  next_event: { id: string; title: string; starts_at: string } | null;
  can: string[];
}
export interface GroupPerson {
  person_id: string;
  chosen_name: string;
  tell_apart: string | null;
  role: GroupRole;
  state: MembershipState;
  can: string[];
}
export interface Group extends GroupCard {
  visibility: "members" | "programme";
  programme: { id: string; name: string; ends_on: string };
  rules: { version: number; text: string; agreed: boolean } | null;
  people: GroupPerson[];
  who_can_see: string[];
  staff_question: string | null;
  proposed_by: string | null;
  version: number;
}
export interface GroupDraft {
  name: string;
  purpose: string;
  kind: GroupCard["kind"];
  hue: Hue;
  glyph: Glyph;
  visibility: Group["visibility"];
  planned_end?: string;
  rules?: string;
  lead_person_id?: string;
}

export interface EventCard {
  id: string;
  group_id: string;
  group_name: string;
  hue: Hue;
  glyph: Glyph;
  kind: EventKind;
  title: string;
  starts_at: string;
  ends_at: string;
  zone: string;
  place_name: string | null;
  mode: "in_person" | "online" | "both";
  state: EventState;
  cancelled_reason: string | null;
  my_answer: AnswerState | null;
  place_in_line: number | null;
  offer_until: string | null;
  going: number;
  capacity: number | null;
  full: boolean;
  can: string[];
}
export interface PlanCard extends EventCard {
  attended: number | null;
  open_points: number;
}
export interface WhyCard {
  why_involve: string;
  what_can_change: string;
  who_decides: string;
  what_you_get: string;
  level: "co_production" | "participation" | "engagement";
}
export interface RiskCard {
  who_could_be_hurt: string;
  measures: string;
  emergency_plan: string;
  emergency_contact: string;
  sensitive_topics: string;
  if_someone_is_upset: string;
}
export interface EventDraft {
  kind: EventKind;
  title: string;
  about: string;
  starts_at: string;
  ends_at: string;
  zone?: string;
  mode: EventCard["mode"];
  place_name: string | null;
  place_address: string | null;
  online_link: string | null;
  look_for: string | null;
  who_will_be_there: string | null;
  expected_people: number | null;
  access: string | null;
  food: string | null;
  bring: string | null;
  content_notes: string | null;
  what_happens_after: string | null;
  led_by: "young_people" | "together" | "staff";
  quiet_space: string | null;
  breaks: string | null;
  your_person: string | null;
  capacity: number | null;
  why: WhyCard | null;
  risk: RiskCard | null;
}
export type NeedKey = "food" | "access" | "travel" | "support_person" | "child" | "early" | "other";
export type Needs = Partial<Record<NeedKey, string>>;
export interface NeedChoice {
  key: NeedKey;
  label: string;
  hint: string | null;
}
export interface Event extends EventDraft {
  id: string;
  zone: string;
  group: { id: string; name: string; hue: Hue; glyph: Glyph };
  programme: { id: string; name: string; ends_on: string };
  state: EventState;
  version: number;
  cancelled_reason: string | null;
  waiting_for_second_look: boolean;
  checklist: { point: string; field: string; ok: boolean; must: boolean; sentence: string }[];
  counts: { going: number; maybe: number; children: number; waiting: number };
  full: boolean;
  my: {
    answer: AnswerState | null;
    children: number;
    needs: Needs;
    /** "If a place comes free shortly before, I am in." */
    any_time: boolean;
    place_in_line: number | null;
    offer_until: string | null;
  } | null;
  needs_choices: NeedChoice[];
  led_by_names: string[];
  wrap_up: { young_people: number; professionals: number; led_by: string; sentence: string; reopened?: boolean } | null;
  can: string[];
}
export interface AnswerIn {
  answer: Answer;
  children: number;
  needs: Needs;
  any_time?: boolean;
}
export interface AnswerOut {
  answer: AnswerState;
  children: number;
  place_in_line: number | null;
  offer_until: string | null;
  needs: Needs;
  any_time: boolean;
  can: string[];
  words: string;
}
export interface AnswerRow {
  person_id: string;
  chosen_name: string;
  tell_apart: string | null;
  answer: AnswerState;
  children: number;
  place_in_line: number | null;
  needs: Needs | null;
  recorded_by_staff: boolean;
}
export interface EventAnswers {
  counts: Event["counts"];
  items: AnswerRow[];
  not_answered: number;
  needs_counts: Partial<Record<NeedKey, number>>;
}

export interface AttendanceFact {
  nonce: string;
  kind: Mark | "undo" | "walk_in" | "headcount";
  person_id?: string;
  name?: string;
  count?: number;
  of?: "young_person" | "professional";
  at: string;
  clock_offset_ms: number;
}
export interface Attendance {
  event: EventCard;
  people: {
    person_id: string;
    chosen_name: string;
    tell_apart: string | null;
    answer: AnswerState | null;
    mark: Mark | null;
  }[];
  walk_ins: { id: string; name: string; of: "young_person" | "professional" }[];
  headcounts: { young_people: number; professionals: number };
  totals: { young_people: number; professionals: number; all: number };
  needs_staff: { person_id?: string; kind: string; why: string }[];
  saved_at: string;
  can: string[];
  results?: { nonce: string; result: "kept" | "already" | "needs_staff" }[];
}

export interface ActivityLogRow {
  id: string;
  date_text: string;
  sort_date: string;
  title: string;
  attended: number;
  who_attended: string;
  group_id: string | null;
  kind: EventKind | null;
  event_id: string | null;
  source: "linkup" | "import";
  who_led: string | null;
}
export interface ActivityLog {
  items: ActivityLogRow[];
  totals: {
    rows: number;
    attendances: number;
    by_year: Record<string, { sessions: number; attendances: number }>;
    by_who: Record<string, { sessions: number; attendances: number }>;
  };
  without_attendance: { id: string; title: string; starts_at: string; group_name: string }[];
}
export interface ImportReport {
  rows: number;
  attendances: number;
  added: number;
  dry_run: boolean;
  written: boolean;
  by_year: ActivityLog["totals"]["by_year"];
  by_who: ActivityLog["totals"]["by_who"];
  /** Rows that were not in the log before. */
  new: number;
  /** `line` is null when it is about the whole file. */
  notes: { line: number | null; kind: string; note: string }[];
  errors: { line: number; reason: string }[];
  preview: {
    line: number;
    date_text: string;
    sort_date: string;
    title: string;
    attended: number;
    who_attended: string;
    new: boolean;
  }[];
}
export interface Page<T> {
  items: T[];
  next?: string | null;
}
