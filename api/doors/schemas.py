"""What crosses the wire at the doors."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Name, Output, Readable
from api.people.schemas import Address, AgeBand, ChosenName
from api.programmes.schemas import Contact, StaffRoleName

GroupRole = Literal["member", "co_lead", "lead"]
MemberState = Literal["asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left", "removed"]
SessionKind = Literal["young", "staff"]
SecretText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Readable]
CodeText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Readable]
Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Readable]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Readable]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=300), Readable]
Credential = Annotated[dict[str, Any], Field(max_length=12)]


# --- me ----------------------------------------------------------------------------------------------------------


class MyProgramme(Output):
    """A programme I take part or work in. `roles` are those that count in this session."""

    id: str
    name: str
    ends_on: date
    roles: list[StaffRoleName]
    contacts: list[Contact]


class MyMembership(Output):
    group_id: str
    group_name: str
    hue: str
    glyph: str
    role: GroupRole
    state: MemberState
    rules_to_agree: bool


class MySession(Output):
    id: str
    kind: SessionKind
    shared_phone: bool
    expires_at: datetime
    passkey: bool


class Me(Output):
    """Who I am here, what I take part in, and what I may do. `needs_passkey`: staff work is closed in this session."""

    id: str
    chosen_name: str
    tell_apart: str | None
    age_band: AgeBand
    language: str
    faces: list[Literal["young_person", "lead", "staff"]]
    programmes: list[MyProgramme]
    memberships: list[MyMembership]
    session: MySession
    passkeys: int
    email_hint: str | None
    unread: int
    can: list[str]
    demo: bool
    needs_passkey: bool


# --- invites -----------------------------------------------------------------------------------------------------


class InviteSecret(Input):
    """The long text of a link, or eight letters as somebody typed them."""

    secret: SecretText


class AcceptInvite(Input):
    secret: SecretText
    age_band: AgeBand | None = None
    chosen_name: ChosenName | None = None
    agree_rules_version: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    shared_phone: bool = False
    device_label: Annotated[Label | None, EmptyIsNone] = None


class RulesText(Output):
    version: int
    text: str


class InviteProgramme(Output):
    id: str
    name: str
    purpose: str
    ends_on: date


class InviteGroup(Output):
    id: str
    name: str
    purpose: str
    hue: str
    glyph: str
    planned_end: date | None
    rules: RulesText | None
    led_by: list[str]


class InviteNeeds(Output):
    age_band: bool
    chosen_name: bool


class InvitePage(Output):
    """What somebody reads before they join: who invites, to what, who will see what, and until when."""

    kind: Literal["group", "programme", "staff", "new_link"]
    invited_by: str
    programme: InviteProgramme
    group: InviteGroup | None
    role: str
    who_sees: list[str]
    expires_at: datetime
    needs: InviteNeeds
    already: str | None


class NewInvite(Input):
    role: GroupRole = "member"
    max_uses: Annotated[int, Field(ge=1, le=200)] = 30
    days: Annotated[int, Field(ge=1, le=60)] = 14
    note: Annotated[Note | None, EmptyIsNone] = None


class NewStaffInvite(Input):
    role: StaffRoleName
    note: Annotated[Note | None, EmptyIsNone] = None


class InviteMade(Output):
    id: str
    link: str
    code: str
    code_spoken: str
    qr_svg: str
    role: str
    max_uses: int
    uses: int
    expires_at: datetime


class InviteItem(Output):
    """One invite of a group. Link, code and picture only while it is open and the caller may give that role."""

    id: str
    role: str
    note: str | None
    max_uses: int
    uses: int
    expires_at: datetime
    state: Literal["open", "used_up", "expired", "revoked"]
    made_by: str
    link: str | None = None
    code: str | None = None
    code_spoken: str | None = None
    qr_svg: str | None = None


class InviteList(Output):
    items: list[InviteItem]


class AskNewLink(Input):
    programme_id: Id
    seen_them: Literal[True]


class NewLinkAnswer(Output):
    state: Literal["ready", "waiting_for_second"]
    link: str | None = None
    code: str | None = None
    code_spoken: str | None = None
    qr_svg: str | None = None
    expires_at: datetime | None = None


# --- sessions, passkeys, codes -----------------------------------------------------------------------------------


class Renewed(Output):
    expires_at: datetime


class Device(Output):
    id: str
    label: str
    kind: SessionKind
    current: bool
    made_on: date
    last_used_on: date
    passkey: bool
    shared_phone: bool


class PasskeyItem(Output):
    id: str
    name: str
    made_on: date
    last_used_on: date | None


class Devices(Output):
    items: list[Device]
    passkeys: list[PasskeyItem]


class MoveCode(Output):
    code: str
    link: str
    qr_svg: str
    expires_at: datetime


class Ceremony(Output):
    ceremony_id: str
    options: dict[str, Any]


class FinishRegister(Input):
    ceremony_id: Id
    credential: Credential
    name: Name = "My passkey"


class FinishSignIn(Input):
    ceremony_id: Id
    credential: Credential


class PasskeyMade(Output):
    id: str
    name: str


class AskCode(Input):
    address: Address


class CodeAsked(Output):
    expires_in_minutes: int


class UseCode(Input):
    kind: Literal["email", "move"]
    code: CodeText
    address: Annotated[Address | None, EmptyIsNone] = None
    shared_phone: bool = False


class DemoPersona(Input):
    persona: Literal["young_person", "lead", "worker", "approver", "payer", "safeguarding", "manager"]


# --- people ------------------------------------------------------------------------------------------------------


class PersonGroup(Output):
    group_id: str
    name: str
    role: GroupRole
    state: MemberState


class PersonRow(Output):
    """One person as staff of a programme see them. `state` is the best of their memberships, or "staff"."""

    person_id: str
    chosen_name: str
    tell_apart: str | None
    age_band: AgeBand
    state: str
    groups: list[PersonGroup]
    staff_roles: list[StaffRoleName]
    joined_on: date
    same_name: bool


class PeopleList(Output):
    items: list[PersonRow]


class MergePeople(Input):
    into_person_id: Id
    programme_id: Id
    reason: Reason
