"""What goes into a person's calendar: their answers, if they like all of their groups, and never a draft."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.core.config import settings
from api.core.errors import conflict
from api.core.say import put
from api.events.access import not_shut_out
from api.events.audience import COMING
from api.events.calendar import messages
from api.events.calendar.ics import Entry, calendar
from api.events.cards import answer, e, event, mine, my_answer, seen_groups
from api.people.models import Person

BACK = timedelta(days=60)
AHEAD = timedelta(days=366)
_COLUMNS = (
    e.id, e.title, e.starts_at, e.ends_at, e.zone, e.state, e.version, e.changed_at, e.made_at, e.published_at, e.mode,
    e.place_name, e.place_address, e.online_link, e.look_for, e.bring, my_answer().label("my_answer"),
    answer.c.answered_at,
)  # fmt: skip
_ONE = select(*_COLUMNS).select_from(event.outerjoin(answer, mine)).where(e.id == bindparam("event"))
_seen = seen_groups()
_FEED = (
    select(*_COLUMNS)
    .select_from(_seen.join(event, e.group_id == _seen.c.group_id).outerjoin(answer, mine))
    .where(
        e.published_at.is_not(None), e.state != "draft",
        e.ends_at >= bindparam("since", type_=e.ends_at.type), e.starts_at <= bindparam("till", type_=e.ends_at.type),
        or_(my_answer().in_(COMING), bindparam("whole")),
    )
    .order_by(e.starts_at, e.id)
)  # fmt: skip


def feed(session: Session, person_id: str, *, details: bool, whole: bool) -> bytes:
    """The calendar of one person, as they would see it signed in: groups they left or were taken out of are gone."""
    now = clock.now()
    asked = {"me": person_id, "now": now, "since": now - BACK, "till": now + AHEAD, "whole": whole}
    language = _language_of(session, person_id)
    rows = session.connection().execute(_FEED, asked)
    return calendar((_entry(row, details, language) for row in rows), language)


def event_ics(session: Session, caller: Caller, event_id: str, details: bool) -> bytes:
    """One activity as a file. What never came out is in nobody's calendar."""
    not_shut_out(caller)
    asked = {"me": caller.person_id, "now": clock.now(), "event": event_id}
    row = session.connection().execute(_ONE, asked).one()
    if row.published_at is None:
        raise conflict("state", messages.NOT_OUT, state=row.state)
    language = _language_of(session, caller.person_id)
    return calendar([_entry(row, details, language)], language)


def belongs_somewhere(session: Session, person_id: str) -> bool:
    """Whether this person sees any group's activities yet."""
    found = session.connection().execute(select(_seen.c.group_id).limit(1), {"me": person_id})
    return found.first() is not None


def _language_of(session: Session, person_id: str) -> str:
    """The person's own language: a calendar program asks for none."""
    return session.get_one(Person, person_id).language


def _entry(row: Any, details: bool, language: str) -> Entry:
    changed: datetime = row.changed_at or row.published_at
    if row.answered_at is not None:
        changed = max(changed, row.answered_at)
    plain = Entry(
        row.id, row.title if details else put(messages.DISCREET, language), row.starts_at, row.ends_at, row.zone,
        row.state, row.version, changed, row.my_answer,
    )  # fmt: skip
    return _with_details(plain, row) if details else plain


def _with_details(plain: Entry, row: Any) -> Entry:
    """Where, who to look for, what to bring; the joining link only for those who are going."""
    place = "" if row.mode == "online" else ", ".join(part for part in (row.place_name, row.place_address) if part)
    link = row.online_link if row.my_answer == "going" and row.state == "published" else ""
    page = f"{settings().origin}/events/{row.id}"
    return replace(plain, place=place, look_for=row.look_for, bring=row.bring, online_link=link, page=page)
