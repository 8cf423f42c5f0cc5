"""What crosses the wire about series."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable, Sentence
from api.events.schemas import EventDraft, EventEdit, MyAnswer
from api.events.schemas_people import AnswerIn
from api.events.series.part import Every, SeriesPart
from api.events.series.rules import MOST

Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), Readable]


class LeaveOut(Input):
    """A date of the rule that is not held, and why ("half-term")."""

    on: date
    reason: Why


class RepeatRule(Input):
    """How it comes again, from the day of the first activity. Say one of count and until.

    monthly_weekday: the same weekday of the month; a fifth one means the last. monthly_day: the same day, or the
    month's last day. Dates are local days; those left out count as dates too.
    """

    every: Every
    count: Annotated[int | None, Field(ge=2, le=MOST), EmptyIsNone] = None
    until: Annotated[date | None, EmptyIsNone] = None
    leave_out: list[LeaveOut] = Field(default_factory=list, max_length=MOST)


class SeriesIn(Input):
    """A series: its first activity and how it comes again.

    from_event_id: a draft that is there becomes the first date; then `first` may be left out.
    """

    first: EventDraft | None = None
    repeat: RepeatRule
    from_event_id: Annotated[Id | None, EmptyIsNone] = None


class SeriesEdit(Input):
    """One thing done to this date, to this and those after it, or to all that are still to come.

    changes: what is different, as for one activity; dates that were changed on their own keep what is theirs unless
    `overwrite`. A new time is a time on the wall clock; a new day moves each by as many days. set_state: publish all
    that are ready, or call them off with a reason.
    """

    scope: Literal["this", "following", "all"]
    event_id: Id
    changes: EventEdit | None = None
    overwrite: bool = False
    set_state: Literal["published", "cancelled"] | None = None
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), Readable] = ""


class SeriesAnswerIn(AnswerIn):
    """One answer for several dates. event_ids: which; none named = all that have not started."""

    event_ids: list[Id] | None = Field(default=None, min_length=1, max_length=MOST)


class SeriesOut(SeriesPart):
    """What came of it. changed: how many dates; kept_own: dates that kept what is theirs; not_ready: still open."""

    group_id: str
    changed: int
    kept_own: list[str]
    not_ready: list[str]


class DateAnswer(Output):
    """What the answer came to for one date. `closed`: answers were closed, and `words` says why."""

    event_id: str
    starts_at: datetime
    zone: str
    answer: MyAnswer | None
    place_in_line: int | None
    offer_until: datetime | None
    closed: bool
    words: Sentence


class SeriesAnswerOut(Output):
    """`words` says in one or two sentences which dates are yes and which you are in line for."""

    items: list[DateAnswer]
    words: Sentence
