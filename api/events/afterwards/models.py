"""Follow-up tasks, and who of the leads led an activity."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint
from sqlmodel import Field, SQLModel

from api.core.crypto import sealed_column
from api.core.fields import id_field, moment, one_of, ref

TASKS = ("check_in", "debrief", "thank_host", "send_promised", "tell_outcome")
TASK_STATES = ("open", "done", "not_needed", "lapsed")
SEALED_WORDS = sealed_column("follow_up", "sealed_words")
SEALED_REASON = sealed_column("follow_up", "sealed_reason")


class FollowUp(SQLModel, table=True):
    """One thing to do after an activity.

    person_id: whom to check in with; sealed_words: what was written about it. made_by is None when the house made it.
    for_leads: False when the person has left the group; then it is the workers' alone.
    *_told_at: a reminder goes out once when due and once when overdue, to leads; once to workers when still open.
    """

    __tablename__ = "follow_up"
    __table_args__ = (
        one_of("ck_follow_up_kind", "kind", TASKS),
        one_of("ck_follow_up_state", "state", TASK_STATES),
        CheckConstraint("(kind = 'check_in') OR (person_id IS NULL)", name="ck_follow_up_person"),
        Index("ix_follow_up_due", "state", "due_at"),
        Index("ix_follow_up_open", "group_id", "state", "due_at", "id"),
    )

    id: str = id_field()
    event_id: str = ref("event.id")
    group_id: str = ref("power_group.id", index=False)
    programme_id: str = ref("programme.id")
    kind: str = Field(max_length=14)
    state: str = Field(default="open", max_length=10)
    person_id: str | None = ref("person.id", nullable=True)
    sealed_words: str | None = None
    sealed_reason: str | None = None
    for_leads: bool = True
    due_at: datetime = moment()
    made_by: str | None = ref("person.id", nullable=True, index=False)
    made_at: datetime = moment()
    closed_by: str | None = ref("person.id", nullable=True, index=False)
    closed_at: datetime | None = moment(nullable=True)
    due_told_at: datetime | None = moment(nullable=True)
    late_told_at: datetime | None = moment(nullable=True)
    staff_told_at: datetime | None = moment(nullable=True)


class EventLeader(SQLModel, table=True):
    """Who of the leads led an activity, by name, as its wrap-up says (R5)."""

    __tablename__ = "event_leader"
    __table_args__ = (PrimaryKeyConstraint("event_id", "person_id", name="pk_event_leader"),)

    event_id: str = ref("event.id", index=False)
    person_id: str = ref("person.id")
