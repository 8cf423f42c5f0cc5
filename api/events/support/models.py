"""What is arranged for one person at one activity. What it is, and every word about it, lies in the sealed column."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.core.crypto import sealed_column
from api.core.fields import id_field, moment, one_of, ref

TRAVEL_STATES = ("not_yet", "arranged", "not_needed")
BOOKING_STATES = ("needed", "asked", "booked", "not_possible", "cancelled")
SEALED_TRAVEL = sealed_column("travel_plan", "sealed_details")
SEALED_BOOKING = sealed_column("booking", "sealed_details")
SEALED_CHILDCARE = sealed_column("childcare_plan", "sealed_details")


class TravelPlan(SQLModel, table=True):
    """How one person gets there and home, and what they said on the way.

    made_for: a keyed hash of the time, the place and the wish it was arranged for; when they differ now, it reads as
    "changed". tells_home: they want to say when they are home; nobody is asked otherwise.
    """

    __tablename__ = "travel_plan"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id", name="uq_travel_plan_person"),
        one_of("ck_travel_plan_state", "state", TRAVEL_STATES),
        CheckConstraint("late_minutes IS NULL OR late_minutes BETWEEN 1 AND 600", name="ck_travel_plan_late"),
    )

    id: str = id_field()
    event_id: str = ref("event.id", index=False)
    person_id: str = ref("person.id")
    state: str = Field(default="not_yet", max_length=10)
    sealed_details: str | None = None
    made_for: str | None = Field(default=None, max_length=64)
    arranged_by: str | None = ref("person.id", nullable=True, index=False)
    version: int = 0
    changed_at: datetime = moment()
    late_at: datetime | None = moment(nullable=True)
    late_minutes: int | None = None
    tells_home: bool = False
    home_at: datetime | None = moment(nullable=True)


class Booking(SQLModel, table=True):
    """Something somebody needs that has to be booked: an interpreter, step-free transport, picture cards …"""

    __tablename__ = "booking"
    __table_args__ = (one_of("ck_booking_state", "state", BOOKING_STATES),)

    id: str = id_field()
    event_id: str = ref("event.id")
    person_id: str = ref("person.id")
    state: str = Field(default="needed", max_length=12)
    sealed_details: str | None = None
    made_by: str = ref("person.id", index=False)
    version: int = 1
    made_at: datetime = moment()
    changed_at: datetime = moment()


class ChildcarePlan(SQLModel, table=True):
    """Where the children somebody brings will be."""

    __tablename__ = "childcare_plan"
    __table_args__ = (UniqueConstraint("event_id", "person_id", name="uq_childcare_plan_person"),)

    id: str = id_field()
    event_id: str = ref("event.id", index=False)
    person_id: str = ref("person.id")
    sealed_details: str | None = None
    set_by: str = ref("person.id", index=False)
    version: int = 0
    changed_at: datetime = moment()
