"""What crosses the wire about groups."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.consent.schemas import BothYeses
from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable, Sentence
from api.programmes.schemas import Contact

Kind = Literal["power_group", "movement", "project"]
Hue = Literal["sun", "coral", "leaf", "sky", "rose", "lime"]
Glyph = Literal["spoon", "ball", "film", "mic", "book", "brush", "boot", "heart", "star", "chat", "leaf", "music"]
Visibility = Literal["members", "programme"]
GroupState = Literal["proposed", "asked", "active", "ended", "declined"]
MemberRole = Literal["member", "co_lead", "lead"]
MemberState = Literal["asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left", "removed"]
Change = Literal["rest", "come_back", "welcome", "make_co_lead", "make_member", "record_consent"]

GroupName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Readable]
Purpose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600), Readable]
RulesText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000), Readable]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400), Readable]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000), Readable]


class NewGroup(Input):
    """`lead_person_id` only when staff make a group; who proposes one leads it."""

    name: GroupName
    purpose: Purpose
    kind: Kind = "power_group"
    hue: Hue
    glyph: Glyph
    visibility: Visibility = "members"
    planned_end: date | None = None
    rules: Annotated[RulesText | None, EmptyIsNone] = None
    lead_person_id: Id | None = None


class GroupEdit(Input):
    """What is left out stays as it is; `planned_end: null` takes the group's own end away."""

    name: GroupName | None = None
    purpose: Purpose | None = None
    kind: Kind | None = None
    hue: Hue | None = None
    glyph: Glyph | None = None
    visibility: Visibility | None = None
    planned_end: date | None = None


class ProposalAnswer(Input):
    answer: Literal["yes", "ask", "not_now"]
    words: Annotated[Words | None, EmptyIsNone] = None


class RulesIn(Input):
    text: RulesText


class AgreeIn(Input):
    version: int = Field(ge=1, le=1_000_000)


class HandOver(Input):
    to_person_id: Id
    stay_as: Literal["co_lead", "member"] = "member"


class MembershipChange(Input):
    """`consent` goes with record_consent only."""

    action: Change
    consent: BothYeses | None = None


class Removal(Input):
    reason: Reason


class MyPlace(Output):
    """What the caller is in this group. `can`: the actions of change_membership they may do for themselves now."""

    role: MemberRole
    state: MemberState
    can: list[str]


class NextEvent(Output):
    id: str
    title: str
    starts_at: datetime


class GroupCard(Output):
    id: str
    programme_id: str
    kind: Kind
    name: str
    purpose: str
    hue: Hue
    glyph: Glyph
    state: GroupState
    planned_end: date | None
    led_by: list[str]
    members: int
    my: MyPlace | None
    next_event: NextEvent | None
    can: list[str]


class Groups(Output):
    items: list[GroupCard]


class ProgrammeLine(Output):
    id: str
    name: str
    ends_on: date


class RulesLine(Output):
    version: int
    text: str
    agreed: bool


class RulesNow(Output):
    """The newest rules, as a stale edit shows them (version 0: there are none)."""

    version: int
    text: str


class MemberLine(Output):
    """`can`: the actions of change_membership the caller may do with this person now, and "remove"."""

    person_id: str
    chosen_name: str
    tell_apart: str | None
    role: MemberRole
    state: MemberState
    can: list[str]


class GroupPage(GroupCard):
    """A group as the caller may see it: people only for those inside; trimmed for those still in the door."""

    visibility: Visibility
    programme: ProgrammeLine
    contacts: list[Contact]
    rules: RulesLine | None
    people: list[MemberLine]
    who_can_see: list[Sentence]
    staff_question: str | None
    proposed_by: str | None
    version: int


class Left(Output):
    left: Literal[True]
    ways_back: Sentence
