"""One activity of the demo comes again: five-a-side every Sunday, but not in the week of half-term."""

from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from api.core import clock
from api.events.models import Event
from api.events.series.models import EventSeries, SeriesDate
from api.events.series.pattern import FIELDS, says_of
from api.events.series.rules import Clock, Rule, dates_of

TITLE, TIMES, NOT_IN = "Five-a-side", 5, 2


def make_repeating(session: Session) -> None:
    first = session.exec(select(Event).where(Event.title == TITLE, Event.ends_at > clock.now())).one()
    on = first.starts_at.astimezone(ZoneInfo(first.zone)).date()
    wall = Clock.of(on, first.starts_at, first.ends_at, first.zone)
    series = EventSeries(
        programme_id=first.programme_id, group_id=first.group_id, every="weekly", first_on=on,
        stretches=[{"from": on.isoformat(), "says": says_of(first.model_dump(), on)}], made_by=first.made_by,
        made_at=first.made_at,
    )  # fmt: skip
    session.add(series)
    session.flush()
    same = {name: getattr(first, name) for name in FIELDS}
    made = {name: getattr(first, name) for name in _MADE}
    for number, day in enumerate(dates_of(Rule("weekly", on, count=TIMES))):
        event = first
        if number == NOT_IN:
            session.add(SeriesDate(series_id=series.id, day=day, left_out="Half-term"))
            continue
        if number:
            starts, ends = wall.moments(day)
            event = Event(**same, **made, starts_at=starts, ends_at=ends, zone=first.zone)
            session.add(event)
            session.flush()
        session.add(SeriesDate(series_id=series.id, day=day, event_id=event.id))
    session.flush()


_MADE = ("programme_id", "group_id", "state", "made_by", "made_at", "published_by", "published_at")
