"""A series as its reader may see it: the dates still to come, with my answers."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, or_, select
from sqlmodel import Session

from api.core import access, clock
from api.core.access import Caller
from api.core.fields import table_of
from api.events.access import PLANNERS
from api.events.cards import answer, e, event, is_full, mine, my_answer, my_place
from api.events.kinds import NO_ANSWERS
from api.events.series import messages
from api.events.series.models import EventSeries, SeriesDate
from api.events.series.part import LeftOut, SeriesDateOut, SeriesPart
from api.events.series.pattern import own_fields
from api.events.series.rules import Clock, says_on

series = table_of(EventSeries)
dated = table_of(SeriesDate)
s, d = series.c, dated.c

_OF_EVENT = (
    select(*s, d.day).select_from(series.join(dated, d.series_id == s.id)).where(d.event_id == bindparam("event"))
)
_DATES = (
    select(d.day, *e, is_full().label("full"), my_answer().label("my_answer"), my_place().label("place_in_line"),
           answer.c.offer_until)
    .select_from(dated.join(event, e.id == d.event_id).outerjoin(answer, mine))
    .where(
        d.series_id == bindparam("series"), e.ends_at > bindparam("now", type_=e.ends_at.type),
        or_(e.published_at.is_not(None), and_(e.state == "draft", bindparam("plans"))),
    )
    .order_by(e.starts_at, d.day)
)  # fmt: skip
_LEFT_OUT = (
    select(d.day, d.left_out)
    .where(d.series_id == bindparam("series"), d.left_out.is_not(None), d.day >= bindparam("today"))
    .order_by(d.day)
)
ANSWER = "answer_series"
OPERATIONS = (ANSWER, "update_series")


def part(session: Session, caller: Caller, event_id: str) -> SeriesPart | None:
    """The series this activity belongs to; None for one that stands alone."""
    row = session.connection().execute(_OF_EVENT, {"event": event_id}).mappings().first()
    return None if row is None else part_of(session, caller, row, row["day"])


def part_of(session: Session, caller: Caller, row: Any, on: Any) -> SeriesPart:
    """The series, seen from its date `on`."""
    conn, at = session.connection(), clock.now()
    plans = caller.is_any(*PLANNERS)
    asked = {"series": row["id"], "now": at, "plans": plans, "me": caller.person_id}
    found = conn.execute(_DATES, asked).mappings().all()
    dates = [_date(row, one, at, plans=plans) for one in found]
    answers = any(one["kind"] not in NO_ANSWERS for one in found)
    now_says = Clock.read(says_on(row["stretches"], on)["clock"])
    left = conn.execute(_LEFT_OUT, {"series": row["id"], "today": at.astimezone(ZoneInfo(now_says.zone)).date()})
    return SeriesPart(
        id=row["id"], every=row["every"], on=on, dates=dates,
        words=messages.every_words(row["every"], row["first_on"], now_says.shift),
        left_out=[LeftOut(on=one.day, reason=one.left_out) for one in left],
        can=[one for one in OPERATIONS if dates and access.may(one, caller.relations) and (answers or one != ANSWER)],
    )  # fmt: skip


def _date(row: Any, one: Any, at: datetime, *, plans: bool) -> SeriesDateOut:
    own = plans and bool(own_fields(one, says_on(row["stretches"], one["day"]), one["day"]))
    offered = one["my_answer"] == "offered"
    return SeriesDateOut(
        event_id=one["id"], on=one["day"], title=one["title"], starts_at=one["starts_at"], ends_at=one["ends_at"],
        zone=one["zone"], state=one["state"], full=bool(one["full"]), my_answer=one["my_answer"],
        place_in_line=one["place_in_line"], offer_until=one["offer_until"] if offered else None, own=own,
    )  # fmt: skip
