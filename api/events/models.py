"""Activities, answers, facts of presence, and what was wrapped up."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy import event as sa_event
from sqlalchemy.orm.attributes import get_history
from sqlmodel import Field, SQLModel

from api.core import audit, clock
from api.core.clock import LONDON
from api.core.crypto import sealed_column
from api.core.fields import JsonText, id_field, moment, one_of, ref
from api.events.kinds import KIND_KEYS

MODES = ("in_person", "online", "both")
EVENT_STATES = ("draft", "published", "done", "cancelled")
LED_BY = ("young_people", "together", "staff")
# "lapsed": an offered place was not taken in time; the person reads it as "no answer yet" and can ask again.
ANSWERS = ("going", "maybe", "cannot", "waiting", "offered", "lapsed")
MARKS = ("present", "late", "left_early", "could_not_come", "not_there")
FACT_KINDS = (*MARKS, "undo", "walk_in", "headcount", "drop_in")
OF = ("young_person", "professional")
# What rows of an older version hold in columns that came later.
NO_LIST, NO_TEXT = {"server_default": "[]"}, {"server_default": ""}
OFFER_HOURS, MOST_OFFER_HOURS = 24, 72
SEALED_NEEDS = sealed_column("event_answer", "sealed_needs")
SEALED_WALK_IN = sealed_column("attendance_fact", "sealed_name")


class Event(SQLModel, table=True):
    """One activity. The counters at the end change only under this row's lock (see places.py and check_in/presence.py).

    places_taken: people going and their children. places_held: places kept for offers nobody has answered yet.
    first_lapse_at: when the first of those offers runs out. line_counter: the last number given in the waiting line.
    offer_hours: how long a free place is kept for who is next (shorter near the start, see line.py).
    changed_at: when its version or state last changed; None = never since it was made.
    came_*: who was there, folded from the facts; None = nobody has checked anybody in.
    The parts of the plan kept as JSON have their shape in plans/parts.py. check_again: what a copy took over that may
    have changed since.
    """

    __tablename__ = "event"
    __table_args__ = (
        one_of("ck_event_kind", "kind", KIND_KEYS),
        one_of("ck_event_mode", "mode", MODES),
        one_of("ck_event_state", "state", EVENT_STATES),
        one_of("ck_event_led_by", "led_by", LED_BY),
        CheckConstraint("ends_at > starts_at", name="ck_event_times"),
        CheckConstraint("capacity IS NULL OR capacity >= 1", name="ck_event_capacity"),
        CheckConstraint(f"offer_hours BETWEEN 1 AND {MOST_OFFER_HOURS}", name="ck_event_offer_hours"),
        CheckConstraint("places_taken >= 0 AND places_held >= 0 AND waiting >= 0", name="ck_event_places"),
        Index("ix_event_coming", "group_id", "ends_at", "starts_at", "id", "state", "published_at"),
        Index("ix_event_over", "state", "ends_at"),
        Index("ix_event_programme", "programme_id", "starts_at"),
    )

    id: str = id_field()
    programme_id: str = ref("programme.id", index=False)
    group_id: str = ref("power_group.id", index=False)
    kind: str = Field(max_length=20)
    title: str = Field(max_length=80)
    starts_at: datetime = moment()
    ends_at: datetime = moment()
    zone: str = Field(default=LONDON, max_length=40)
    mode: str = Field(default="in_person", max_length=10)
    place_name: str = Field(default="", max_length=120)
    place_address: str = Field(default="", max_length=300)
    online_link: str = Field(default="", max_length=500)
    about: str = Field(default="", max_length=2000)
    look_for: str = Field(default="", max_length=300)
    who_will_be_there: str = Field(default="", max_length=300)
    expected_people: int | None = None
    access: str = Field(default="", max_length=1000)
    food: str = Field(default="", max_length=500)
    bring: str = Field(default="", max_length=500)
    content_notes: str = Field(default="", max_length=1000)
    what_happens_after: str = Field(default="", max_length=1000)
    led_by: str = Field(default="young_people", max_length=12)
    quiet_space: str = Field(default="", max_length=300)
    breaks: str = Field(default="", max_length=300)
    your_person: str = Field(default="", max_length=120)
    why: dict[str, Any] | None = Field(default=None, sa_type=JsonText)
    risk: dict[str, Any] | None = Field(default=None, sa_type=JsonText)
    agenda: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonText, sa_column_kwargs=NO_LIST)
    questions: dict[str, Any] | None = Field(default=None, sa_type=JsonText)
    questions_shared_at: datetime | None = moment(nullable=True)
    also_there: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonText, sa_column_kwargs=NO_LIST)
    photos: dict[str, Any] | None = Field(default=None, sa_type=JsonText)
    pay: dict[str, Any] | None = Field(default=None, sa_type=JsonText)
    services: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonText, sa_column_kwargs=NO_LIST)
    host_name: str = Field(default="", max_length=120, sa_column_kwargs=NO_TEXT)
    host_contact: str = Field(default="", max_length=300, sa_column_kwargs=NO_TEXT)
    space: str = Field(default="", max_length=500, sa_column_kwargs=NO_TEXT)
    tech: str = Field(default="", max_length=500, sa_column_kwargs=NO_TEXT)
    check_again: list[str] = Field(default_factory=list, sa_type=JsonText, sa_column_kwargs=NO_LIST)
    state: str = Field(default="draft", max_length=10)
    version: int = 1
    cancelled_reason: str | None = Field(default=None, max_length=300)
    first_look_by: str | None = ref("person.id", nullable=True, index=False)
    made_by: str = ref("person.id", index=False)
    made_at: datetime = moment()
    published_by: str | None = ref("person.id", nullable=True, index=False)
    published_at: datetime | None = moment(nullable=True)
    changed_at: datetime | None = moment(nullable=True)
    leads_asked_at: datetime | None = moment(nullable=True)
    staff_asked_at: datetime | None = moment(nullable=True)
    capacity: int | None = None
    places_taken: int = 0
    places_held: int = 0
    waiting: int = 0
    line_counter: int = 0
    offer_hours: int = Field(default=OFFER_HOURS, sa_column_kwargs={"server_default": str(OFFER_HOURS)})
    first_lapse_at: datetime | None = moment(nullable=True, index=True)
    came_young: int | None = None
    came_professionals: int | None = None


@sa_event.listens_for(Event, "before_update")
def _note_the_change(_: Any, __: Any, changed: Event) -> None:
    """Calendars ask when an activity last changed; every way of changing one passes here."""
    if any(get_history(changed, name).has_changes() for name in ("version", "state")):
        changed.changed_at = clock.now()


class EventAnswer(SQLModel, table=True):
    """One person's answer to one activity. Children take places. `line_no` is the place in line, kept on an offer.

    passed_over: they were told once that a free place was too small for their party.
    seen_version: the version of the activity up to which this person has seen what changed.
    """

    __tablename__ = "event_answer"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id", name="uq_event_answer_person"),
        one_of("ck_event_answer_answer", "answer", ANSWERS),
        CheckConstraint("children BETWEEN 0 AND 6", name="ck_event_answer_children"),
        CheckConstraint("(answer IN ('waiting', 'offered')) = (line_no IS NOT NULL)", name="ck_event_answer_line"),
        CheckConstraint("(answer = 'offered') = (offer_until IS NOT NULL)", name="ck_event_answer_offer"),
        Index("ix_event_answer_line", "event_id", "line_no"),
    )

    id: str = id_field()
    event_id: str = ref("event.id", index=False)
    person_id: str = ref("person.id")
    answer: str = Field(max_length=8)
    children: int = 0
    line_no: int | None = None
    offer_until: datetime | None = moment(nullable=True)
    any_time: bool = False
    passed_over: bool = False
    sealed_needs: str | None = None
    recorded_by: str | None = ref("person.id", nullable=True, index=False)
    answered_at: datetime = moment()
    seen_version: int | None = None


class AttendanceFact(SQLModel, table=True):
    """What somebody at the door saw, as they sent it. Only ever added to.

    happened_at: the phone's time put right by its measured offset, UTC; with the nonce it orders all facts.
    held: why it does not count yet and staff must look ("role", "cancelled"). undoes: the nonce of a walk-in.
    own: somebody checked themselves in with the code. service: what a drop-in counter counts; empty: people.
    """

    __tablename__ = "attendance_fact"
    __table_args__ = (
        UniqueConstraint("event_id", "nonce", name="uq_attendance_fact_nonce"),
        one_of("ck_attendance_fact_kind", "kind", FACT_KINDS),
        one_of("ck_attendance_fact_of", "of", OF),
        Index("ix_attendance_fact_held", "held"),
    )

    id: str = id_field()
    event_id: str = ref("event.id", index=False)
    nonce: str = Field(max_length=36)
    kind: str = Field(max_length=16)
    person_id: str | None = ref("person.id", nullable=True)
    undoes: str | None = Field(default=None, max_length=36)
    sealed_name: str | None = None
    count: int | None = None
    of: str = Field(default="young_person", max_length=12)
    happened_at: datetime = moment()
    said_at: str = Field(max_length=40)
    clock_offset_ms: int = Field(default=0, sa_type=BigInteger)
    clamped: bool = False
    held: str | None = Field(default=None, max_length=12)
    own: bool = False
    service: str = Field(default="", max_length=120)
    recorded_by: str = ref("person.id")
    recorded_at: datetime = moment()


class Presence(SQLModel, table=True):
    """Who was there, folded from the facts (it can be made again from them at any time)."""

    __tablename__ = "presence"
    __table_args__ = (
        PrimaryKeyConstraint("event_id", "person_id", name="pk_presence"),
        one_of("ck_presence_mark", "mark", MARKS),
    )

    event_id: str = ref("event.id", index=False)
    person_id: str = ref("person.id")
    mark: str = Field(max_length=16)


class WrapUp(SQLModel, table=True):
    """What the lead wrote down afterwards. `reopened`: check-ins came later, so the count needs another look."""

    __tablename__ = "wrap_up"

    event_id: str = Field(primary_key=True, foreign_key="event.id", max_length=36)
    young_people: int
    professionals: int
    led_by: str = Field(max_length=12)
    sentence: str = Field(default="", max_length=300)
    reopened: bool = False
    by: str = ref("person.id", index=False)
    at: datetime = moment()


class OnceLead(SQLModel, table=True):
    """Somebody who led this group before. Check-ins they send later are kept for staff instead of lost."""

    __tablename__ = "once_lead"
    __table_args__ = (PrimaryKeyConstraint("group_id", "person_id", name="pk_once_lead"),)

    group_id: str = ref("power_group.id", index=False)
    person_id: str = ref("person.id")
    until: datetime = moment()


audit.APPEND_ONLY.append("attendance_fact")
