"""A series and its dates. The activities themselves are ordinary rows of `event`."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from api.core.fields import JsonText, id_field, moment, one_of, ref

EVERY = ("weekly", "fortnightly", "monthly_weekday", "monthly_day")


class EventSeries(SQLModel, table=True):
    """The rule, and what the dates say: stretches [{"from": first date, "says": {field: value}}], earliest first."""

    __tablename__ = "event_series"
    __table_args__ = (one_of("ck_event_series_every", "every", EVERY),)

    id: str = id_field()
    programme_id: str = ref("programme.id", index=False)
    group_id: str = ref("power_group.id")
    every: str = Field(max_length=16)
    first_on: date
    stretches: list[dict[str, Any]] = Field(sa_type=JsonText)
    made_by: str = ref("person.id", index=False)
    made_at: datetime = moment()


class SeriesDate(SQLModel, table=True):
    """One date of the rule, for ever: `day` is the local day the rule gave, wherever its activity has moved since.

    An activity of its own, or left out with a reason. One that was called off stays here, so no date comes back.
    """

    __tablename__ = "series_date"
    __table_args__ = (
        PrimaryKeyConstraint("series_id", "day", name="pk_series_date"),
        UniqueConstraint("event_id", name="uq_series_date_event"),
        CheckConstraint("(event_id IS NULL) = (left_out IS NOT NULL)", name="ck_series_date_left_out"),
    )

    series_id: str = ref("event_series.id", index=False)
    day: date
    event_id: str | None = ref("event.id", nullable=True, index=False)
    left_out: str | None = Field(default=None, max_length=80)
