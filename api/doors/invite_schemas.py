"""What crosses the wire about invites and new links."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable, Sentence
from api.doors.schemas import GroupRole
from api.people.schemas import AgeBand, ChosenName
from api.programmes.schemas import StaffRoleName

SecretText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Readable]
Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Readable]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Readable]


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
    who_sees: list[Sentence]
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
