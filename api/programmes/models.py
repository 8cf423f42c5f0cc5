"""Organisation → programme (with an end date) → contacts and staff roles."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from api.core.clock import LONDON
from api.core.fields import id_field, moment, one_of, ref

STAFF_ROLES = ("worker", "approver", "payer", "safeguarding", "manager")


class Organisation(SQLModel, table=True):
    __tablename__ = "organisation"

    id: str = id_field()
    name: str = Field(max_length=80)


class Programme(SQLModel, table=True):
    """`second_look`: the programme wants a second pair of eyes before an activity is published."""

    __tablename__ = "programme"

    id: str = id_field()
    organisation_id: str = ref("organisation.id")
    name: str = Field(max_length=80)
    purpose: str = Field(max_length=600)
    ends_on: date
    zone: str = Field(default=LONDON, max_length=40)
    second_look: bool = False
    version: int = 1
    made_at: datetime = moment()


class ProgrammeContact(SQLModel, table=True):
    """A named human to turn to, with what for and when."""

    __tablename__ = "programme_contact"

    id: str = id_field()
    programme_id: str = ref("programme.id")
    name: str = Field(max_length=60)
    what_for: str = Field(max_length=120)
    phone: str | None = Field(default=None, max_length=30)
    email: str | None = Field(default=None, max_length=120)
    hours: str | None = Field(default=None, max_length=80)
    position: int = 0


class StaffRole(SQLModel, table=True):
    """One role of one person in one programme; a deputy's role names whom it covers and until when."""

    __tablename__ = "staff_role"
    __table_args__ = (one_of("ck_staff_role_role", "role", STAFF_ROLES),)

    id: str = id_field()
    programme_id: str = ref("programme.id")
    person_id: str = ref("person.id")
    role: str = Field(max_length=12)
    deputy_for: str | None = ref("person.id", nullable=True, index=False)
    until: date | None = None
    made_at: datetime = moment()
    ended_at: datetime | None = moment(nullable=True)
