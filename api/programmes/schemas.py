"""What crosses the wire about programmes."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable

StaffRoleName = Literal["worker", "approver", "payer", "safeguarding", "manager"]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), Readable]
Purpose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600), Readable]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Readable]
WhatFor = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), Readable]
Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9 ()\-]{3,29}$"), Readable]
Email = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=120, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$"), Readable
]
Hours = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80), Readable]


class ContactIn(Input):
    """A named human to turn to: what for, and at least one way to reach them."""

    name: PersonName
    what_for: WhatFor
    phone: Annotated[Phone | None, EmptyIsNone] = None
    email: Annotated[Email | None, EmptyIsNone] = None
    hours: Annotated[Hours | None, EmptyIsNone] = None


class Contact(Output):
    id: str
    name: str
    what_for: str
    phone: str | None
    email: str | None
    hours: str | None


class NewProgramme(Input):
    """`organisation_id` is needed only by somebody who manages programmes of more than one organisation."""

    name: Title
    purpose: Purpose
    ends_on: date
    second_look: bool = False
    contacts: list[ContactIn] = Field(default_factory=list, max_length=12)
    organisation_id: Id | None = None


class ProgrammeEdit(Input):
    """What is left out stays as it is; contacts are replaced as a whole list."""

    name: Title | None = None
    purpose: Purpose | None = None
    ends_on: date | None = None
    second_look: bool | None = None
    contacts: list[ContactIn] | None = Field(default=None, max_length=12)


class PersonRef(Output):
    person_id: str
    name: str


class StaffEntry(Output):
    """Somebody's roles here: their own, or those they hold as a deputy until a day."""

    person_id: str
    chosen_name: str
    roles: list[StaffRoleName]
    deputy_for: PersonRef | None
    until: date | None
    passkey: bool


class ProgrammePage(Output):
    """A programme as the caller may see it. Young people see who works here, not who stands in or has a passkey."""

    id: str
    organisation: str
    name: str
    purpose: str
    ends_on: date
    zone: str
    second_look: bool
    version: int
    contacts: list[Contact]
    staff: list[StaffEntry]
    can: list[str]


class StaffRolesIn(Input):
    """The roles this person shall have: all their own, or (with `deputy_for`) all they hold for that person."""

    roles: list[StaffRoleName] = Field(max_length=5)
    deputy_for: Id | None = None
    until: date | None = None


class AuditItem(Output):
    """One act: what, when, from → to. Never who."""

    seq: int
    at: datetime
    action: str
    kind: str
    frm: str | None = Field(serialization_alias="from")
    to: str | None


class AuditPage(Output):
    items: list[AuditItem]
    next: int | None
