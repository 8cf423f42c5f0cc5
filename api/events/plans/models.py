"""What changed in an activity that people had seen."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from api.core.fields import id_field, moment, ref


class EventChange(SQLModel, table=True):
    """One thing that is not as it was. Who answered before reads it until they have seen it or answered again.

    field: "when", "where", or the plan's own field. before, after: for time (messages.kept_when) and place only.
    version: of the activity, after the change.
    """

    __tablename__ = "event_change"
    __table_args__ = (Index("ix_event_change_event", "event_id", "version"),)

    id: str = id_field()
    event_id: str = ref("event.id", index=False)
    version: int
    field: str = Field(max_length=40)
    before: str = Field(default="", max_length=500)
    after: str = Field(default="", max_length=500)
    at: datetime = moment()
