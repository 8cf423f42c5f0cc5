"""What crosses the wire about the waiting line."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.core.schemas import Input, Output, Readable, Sentence
from api.events.models import MOST_OFFER_HOURS
from api.events.schemas import People


class CapacityIn(Input):
    """How many places there are (null: as many as come), and how long a free place is kept for who is next.

    offer_hours: not sent, it stays. Near the start a place is kept for less: at most half of the time that is left.
    """

    capacity: People | None
    offer_hours: int | None = Field(default=None, ge=1, le=MOST_OFFER_HOURS)


class MoveAheadIn(Input):
    """Why. Everybody in the line reads it, so it names nobody."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=300), Readable]


class LineMoveOut(Output):
    """Somebody was moved to the front of the line, and why. Never who."""

    reason: str
    at: datetime


class MyLine(Output):
    """My place. place: 1 = next; null while a place is kept for me (until offer_until). waiting: how many wait."""

    place: int | None
    offer_until: datetime | None
    any_time: bool
    waiting: int
    moves: list[LineMoveOut]


class LineRow(Output):
    """One party in the line. place: null while a place is kept for them. moved: why they were moved to the front.

    passed_over: a place came free, but they need more than one.
    """

    person_id: str
    chosen_name: str
    tell_apart: str | None
    answer: Literal["waiting", "offered"]
    place: int | None
    party: int
    any_time: bool
    offer_until: datetime | None
    passed_over: bool
    moved: str | None
    can: list[str]


class WaitingLine(Output):
    """The line. `items` (with names) is for who runs the activity; `my` and `moves` for who is in the line.

    taken: places of those who are going. held: kept for those who were asked. free: null when there is no limit.
    words: what a change came to, in one sentence.
    """

    event_id: str
    version: int
    capacity: int | None
    offer_hours: int
    taken: int
    held: int
    free: int | None
    waiting: int
    items: list[LineRow]
    moves: list[LineMoveOut]
    my: MyLine | None
    words: Sentence
    can: list[str]
