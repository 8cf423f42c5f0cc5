"""What crosses the wire at the doors."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Name, Output, Readable
from api.people.schemas import Address, AgeBand
from api.programmes.schemas import Contact, StaffRoleName

GroupRole = Literal["member", "co_lead", "lead"]
MemberState = Literal["asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left", "removed"]
SessionKind = Literal["young", "staff"]
CodeText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Readable]
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


class MergePeople(Input):
    into_person_id: Id
    programme_id: Id
    reason: Reason
