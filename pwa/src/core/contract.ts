/**
 * Holds the names this app uses against the types made from openapi.yaml: a field the server no longer has is a type error here.
 * Only types; nothing of this reaches the phone.
 */
import type { components } from "./api-types";
import type * as ours from "./types";

type Schemas = components["schemas"];
/** Never, when the server has every field we read or send. */
type Missing<Ours, Server> = Exclude<keyof Ours, keyof Server>;
/** Refuses to compile, and names the fields, when something is missing. */
type Same<T extends Record<string, never>> = T;

export type Contract = Same<{
  problem: Missing<Omit<ours.Problem, "current" | "points" | "retry_after">, Schemas["ProblemBody"]>;
  me: Missing<ours.Me, Schemas["Me"]>;
  programme_of_mine: Missing<ours.MyProgramme, Schemas["MyProgramme"]>;
  membership_of_mine: Missing<ours.MyMembership, Schemas["MyMembership"]>;
  contact: Missing<ours.Contact, Schemas["Contact"]>;
  invite_page: Missing<ours.InvitePage, Schemas["InvitePage"]>;
  accept_invite: Missing<ours.AcceptInvite, Schemas["AcceptInvite"]>;
  invite_made: Missing<ours.InviteMade, Schemas["InviteMade"]>;
  invite_row: Missing<ours.InviteRow, Schemas["InviteItem"]>;
  new_link: Missing<ours.NewLink, Schemas["NewLinkAnswer"]>;
  device: Missing<ours.Device, Schemas["Device"]>;
  passkey: Missing<ours.Passkey, Schemas["PasskeyItem"]>;
  move_to_app: Missing<ours.MoveToApp, Schemas["MoveCode"]>;
  ceremony: Missing<ours.Ceremony, Schemas["Ceremony"]>;
  person: Missing<ours.PersonRow, Schemas["PersonRow"]>;
  programme: Missing<ours.Programme, Schemas["ProgrammePage"]>;
  audit: Missing<ours.AuditRow, Schemas["AuditItem"]>;
  notice: Missing<ours.Notice, Schemas["NoticeItem"]>;
  notices: Missing<ours.Notices, Schemas["Inbox"]>;
  group_card: Missing<ours.GroupCard, Schemas["GroupCard"]>;
  my_place: Missing<NonNullable<ours.GroupCard["my"]>, Schemas["MyPlace"]>;
  group: Missing<ours.Group, Schemas["GroupPage"]>;
  group_person: Missing<ours.GroupPerson, Schemas["MemberLine"]>;
  group_draft: Missing<ours.GroupDraft, Schemas["NewGroup"]>;
  event_card: Missing<ours.EventCard, Schemas["EventCard"]>;
  plan_card: Missing<ours.PlanCard, Schemas["PlanCard"]>;
  event_draft: Missing<ours.EventDraft, Schemas["EventDraft"]>;
  event: Missing<ours.Event, Schemas["EventOut"]>;
  my_ticket: Missing<NonNullable<ours.Event["my"]>, Schemas["MyTicket"]>;
  answer_in: Missing<ours.AnswerIn, Schemas["AnswerIn"]>;
  answer_out: Missing<ours.AnswerOut, Schemas["AnswerOut"]>;
  answers: Missing<ours.EventAnswers, Schemas["EventAnswers"]>;
  attendance: Missing<Omit<ours.Attendance, "results">, Schemas["Attendance"]>;
  attendance_fact: Missing<ours.AttendanceFact, Schemas["FactIn"]>;
  log_row: Missing<ours.ActivityLogRow, Schemas["LogItem"]>;
}>;
