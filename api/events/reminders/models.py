"""Which reminders were told."""

from datetime import datetime

from sqlalchemy import PrimaryKeyConstraint
from sqlmodel import Field, SQLModel

from api.core.fields import moment, one_of, ref
from api.events.reminders.rules import WHICH


class ReminderTold(SQLModel, table=True):
    """One reminder one person had. Its key holds the start it was for: a moved activity is reminded of again."""

    __tablename__ = "reminder_told"
    __table_args__ = (
        PrimaryKeyConstraint("event_id", "person_id", "which", "for_start", name="pk_reminder_told"),
        one_of("ck_reminder_told_which", "which", WHICH),
    )

    event_id: str = ref("event.id", index=False)
    person_id: str = ref("person.id")
    which: str = Field(max_length=8)
    for_start: datetime = moment()
    at: datetime = moment()
