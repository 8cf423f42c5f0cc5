"""A series as it stands on the page of one of its dates."""

from datetime import date, datetime
from typing import Literal

from api.core.schemas import Output
from api.events.schemas import MyAnswer, State

Every = Literal["weekly", "fortnightly", "monthly_weekday", "monthly_day"]


class SeriesDateOut(Output):
    """One date still to come. own: it was changed on its own (only planners are told)."""

    event_id: str
    on: date
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    state: State
    full: bool
    my_answer: MyAnswer | None
    place_in_line: int | None
    offer_until: datetime | None
    own: bool


class LeftOut(Output):
    on: date
    reason: str


class SeriesPart(Output):
    """The series an activity belongs to: "Every Tuesday", its dates still to come, and the days it is not held."""

    id: str
    every: Every
    words: str
    on: date
    dates: list[SeriesDateOut]
    left_out: list[LeftOut]
    can: list[str]
