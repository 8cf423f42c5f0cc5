/** What crosses the wire: the server's own types (api-types.ts, made from openapi.yaml) under the names this app uses. */
import type { components } from "./api-types";

type S = components["schemas"];

/** The server's fixed lists. */
export type Hue = S["GroupCard"]["hue"];
export type Glyph = S["GroupCard"]["glyph"];
export type AgeBand = S["Me"]["age_band"];
export type Face = S["Me"]["faces"][number];
export type StaffRole = S["MyProgramme"]["roles"][number];
export type GroupRole = S["MyPlace"]["role"];
export type MembershipState = S["MyPlace"]["state"];
export type Answer = S["AnswerIn"]["answer"];
export type AnswerState = S["AnswerOut"]["answer"];
export type EventState = S["EventOut"]["state"];
export type EventKind = S["EventOut"]["kind"];
export type Mark = NonNullable<S["DoorRow"]["mark"]>;
export type NeedKey = keyof S["NeedsIn"];

/** The server's type with some fields narrowed: refuses to compile when a field is gone or could not hold what we say. */
type Narrow<T, N extends { [K in keyof N]: K extends keyof T ? T[K] : never }> = Omit<T, keyof N> & N;
/** The schema says any words for a group's colour and picture here; they are those of the group. */
type Looks<T extends { hue: string; glyph: string }> = Omit<T, "hue" | "glyph"> & { hue: Hue; glyph: Glyph };
/** What somebody wrote, by need. The schema says any words for the key; it is one of the list. */
export type Needs = Partial<Record<NeedKey, string>>;
/** The schema allows null for what is not there; the server leaves it out. */
type Said<T> = { [K in keyof T]: Exclude<T[K], null> };
/** The schema's maker asks for a field with a default as well; sending it is up to us. */
type Defaults<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** RFC 9457 problem, with a sentence a 12-year-old gets in `detail`. */
export type Problem = Narrow<
  Said<S["ProblemBody"]>,
  { points?: { field: string; sentence: string }[] } // the schema says any words for the two keys
>;
/** A list of anything; the schema has one type for each. */
export interface Page<T> {
  items: T[];
  next?: string | null;
}

export type Contact = S["Contact"];
export type ContactIn = S["ContactIn"];
export type MyMembership = Looks<S["MyMembership"]>;
export type MyProgramme = S["MyProgramme"];
export type Me = Narrow<S["Me"], { memberships: MyMembership[] }>;

export type InvitePage = Narrow<S["InvitePage"], { group: Looks<S["InviteGroup"]> | null }>;
export type AcceptInvite = S["AcceptInvite"];
export type InviteMade = S["InviteMade"];
export type InviteRow = S["InviteItem"];
export type NewLink = S["NewLinkAnswer"];

export type Device = S["Device"];
export type Passkey = S["PasskeyItem"];
export type MyDevices = S["Devices"];
export type MoveToApp = S["MoveCode"];
export type Ceremony = S["Ceremony"];

export type PersonRow = S["PersonRow"];
export type Programme = S["ProgrammePage"];
export type YesFrom = S["BothYeses"]["who_said_yes"];
export type AuditRow = S["AuditItem"];
export type AuditPage = S["AuditPage"];
export type Notice = S["NoticeItem"];
export type Notices = S["Inbox"];
export type NoticePreferences = S["Preferences"];
export type NoticePreferencesIn = S["PreferencesIn"];

export type GroupCard = S["GroupCard"];
export type Group = S["GroupPage"];
export type GroupPerson = S["MemberLine"];
export type GroupDraft = S["NewGroup"];
export type MembershipChange = S["MembershipChange"]["action"];
export type ProposalAnswer = S["ProposalAnswer"]["answer"];

export type EventCard = Looks<S["EventCard"]>;
export type PlanCard = Looks<S["PlanCard"]>;
export type EventDraft = S["EventDraft"];
export type Plan = S["PlanOut"];
export type PayOffer = NonNullable<Plan["pay"]>;
export type KindInfo = S["KindOut"];
export type NeedChoice = Narrow<S["NeedsChoice"], { key: NeedKey }>;
export type Event = Narrow<
  S["EventOut"],
  { group: Looks<S["EventGroup"]>; my: Narrow<S["MyTicket"], { needs: Needs }> | null; needs_choices: NeedChoice[] }
>;
/** We always send all needs: what is left out stays as it was. */
export type WrapUpIn = S["WrapUpIn"];
export type AnswerIn = Narrow<Defaults<S["AnswerIn"], "any_time">, { needs: Needs }>;
export type AnswerOut = Narrow<S["AnswerOut"], { needs: Needs }>;
export type AnswerRow = Narrow<S["AnswerRow"], { needs: Needs | null }>;
export type EventAnswers = Narrow<
  S["EventAnswers"],
  { items: AnswerRow[]; needs_counts: Partial<Record<NeedKey, number>> }
>;

export type WaitingLine = S["WaitingLine"];
export type LineRow = S["LineRow"];
export type AttendanceFact = Defaults<S["FactIn"], "of" | "service">;
export type CheckInUpload = { facts: (AttendanceFact & { event_id: string })[] };
export type CheckInUploaded = S["Uploaded"];
export type CheckInCode = S["CheckInCode"];
export type SelfCheckedIn = S["SelfCheckedIn"];
export type HeldCheckIns = S["HeldCheckIns"];
/** What I usually need: asked once, seen by nobody else. */
export type MyNeeds = Narrow<S["MyNeeds"], { needs: Needs; choices: NeedChoice[] }>;
export type NeedsRow = Narrow<S["NeedsRow"], { needs: Needs }>;
export type EventNeeds = Narrow<S["EventNeeds"], { items: NeedsRow[] }>;
export type CateringSheet = S["CateringSheet"];
export type Booking = S["BookingOut"];
export type BookingKind = S["BookingIn"]["kind"];
export type BookingIn = S["BookingIn"];
export type BookingEdit = Partial<S["BookingEdit"]>;
export type ChildcareIn = S["ChildcareIn"];
export type CapacityIn = S["CapacityIn"];
export type SeriesAnswerIn = S["SeriesAnswerIn"];
export type BookingAct = Booking["can"][number];
export type Childcare = S["ChildcareIn"]["arrangement"];
export type TravelBoard = S["TravelBoard"];
export type TravelRow = S["TravelRow"];
export type TravelIn = S["TravelIn"];
export type TravelState = TravelRow["state"];
export type Way = NonNullable<TravelRow["way"]>;
export type Support = S["SupportOut"];
export type MySupport = S["MySupport"];
export type OpenTravel = S["OpenTravel"];

/** The list as it is read, or as it comes back with what became of each fact. */
export type Attendance = Narrow<S["Attendance"], { event: EventCard }> & Partial<Pick<S["AttendanceSaved"], "results">>;

export type ActivityLogRow = Narrow<S["LogItem"], { kind: EventKind | null }>;
export type ActivityLog = Narrow<S["ActivityLog"], { items: ActivityLogRow[] }>;
export type ImportReport = S["ImportOutcome"];

export type FollowUp = S["FollowUpItem"];
export type FollowUpPage = S["FollowUpPage"];
export type FollowUps = S["FollowUps"];
export type OpenEnds = S["OpenEnds"];
export type LeadWay = S["PathOut"];
export type LeadWays = S["LeadPaths"];
export type LeadWayChange = S["PathChange"];
export type PeopleList = S["PeopleList"];
export type ListPage = S["ListPage"];

export type Series = S["SeriesPart"];
export type SeriesDate = S["SeriesDateOut"];
export type SeriesEvery = S["RepeatRule"]["every"];
export type SeriesMade = S["SeriesOut"];
export type SeriesScope = S["SeriesEdit"]["scope"];
export type SeriesAnswer = S["SeriesAnswerOut"];
export type MyCalendar = S["MyCalendar"];
