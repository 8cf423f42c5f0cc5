"""The line as it reads now: offers that ran out are out of it, whether or not anything has written that down."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.core.errors import not_found
from api.core.fields import table_of
from api.events import rules
from api.events.access import PLANNERS, not_shut_out
from api.events.models import Event, EventAnswer
from api.events.waiting.models import LineMove
from api.events.waiting.schemas import LineMoveOut, LineRow, MyLine, WaitingLine
from api.people.models import Person

event, answer, person, move = table_of(Event), table_of(EventAnswer), table_of(Person), table_of(LineMove)
e, a, p, m = event.c, answer.c, person.c, move.c
CHANGES = ("set_capacity", "move_ahead")

_EVENT = select(
    e.id, e.version, e.capacity, e.offer_hours, e.places_taken, e.state, e.starts_at, e.ends_at, e.published_at
).where(e.id == bindparam("event"))
_LINE = (
    select(a.person_id, p.chosen_name, p.tell_apart, a.answer, a.children, a.any_time, a.offer_until, a.passed_over)
    .join(person, p.id == a.person_id)
    .where(a.event_id == bindparam("event"), a.line_no.is_not(None))
    .order_by(a.line_no)
)
_MOVES = select(m.person_id, m.reason, m.at).where(m.event_id == bindparam("event")).order_by(m.at.desc(), m.id.desc())


def waiting_line(session: Session, caller: Caller, event_id: str, words: str = "") -> WaitingLine:
    """The line in order, for who runs the activity; for somebody in it their own place and why others were moved."""
    conn, now, asked = session.connection(), clock.now(), {"event": event_id}
    about = conn.execute(_EVENT, asked).first()
    plans = caller.is_any(*PLANNERS)
    if about is None or (about.published_at is None and not plans):
        raise not_found()
    not_shut_out(caller)
    rows = [row for row in conn.execute(_LINE, asked) if row.offer_until is None or row.offer_until > now]
    moved = conn.execute(_MOVES, asked).all()
    moves = [LineMoveOut(reason=one.reason, at=one.at) for one in moved]
    mine = _mine(rows, caller.person_id, moves)
    held = sum(1 + row.children for row in rows if row.answer == "offered")
    can = changes(about, caller, now)
    return WaitingLine(
        event_id=event_id, version=about.version, capacity=about.capacity, offer_hours=about.offer_hours,
        taken=about.places_taken, held=held,
        free=None if about.capacity is None else max(0, about.capacity - about.places_taken - held),
        waiting=sum(row.answer == "waiting" for row in rows),
        items=_items(rows, {one.person_id: one.reason for one in reversed(moved)}, caller, can) if plans else [],
        moves=moves if plans or mine else [], my=mine, words=words, can=can,
    )  # fmt: skip


def my_line(session: Session, person_id: str, event_id: str) -> MyLine | None:
    """My own place in the line, for the activity's page; None when I am not in it."""
    conn, now, asked = session.connection(), clock.now(), {"event": event_id}
    rows = [row for row in conn.execute(_LINE, asked) if row.offer_until is None or row.offer_until > now]
    if not any(row.person_id == person_id for row in rows):
        return None
    moves = [LineMoveOut(reason=one.reason, at=one.at) for one in conn.execute(_MOVES, asked)]
    return _mine(rows, person_id, moves)


def changes(about: Any, caller: Caller, now: Any) -> list[str]:
    """What this caller may change in the line now."""
    if not caller.is_any(*PLANNERS) or rules.phase(about.starts_at, about.ends_at, now) == "over":
        return []
    return [one for one in CHANGES if about.state == "published" or (about.state, one) == ("draft", "set_capacity")]


def _places(rows: list[Any]) -> dict[str, int]:
    waiting = [row.person_id for row in rows if row.answer == "waiting"]
    return {person_id: at for at, person_id in enumerate(waiting, 1)}


def _mine(rows: list[Any], person_id: str, moves: list[LineMoveOut]) -> MyLine | None:
    places = _places(rows)
    for row in rows:
        if row.person_id == person_id:
            return MyLine(place=places.get(person_id), offer_until=row.offer_until, any_time=row.any_time,
                          waiting=len(places), moves=moves)  # fmt: skip
    return None


def _items(rows: list[Any], moved: dict[str, str], caller: Caller, can: list[str]) -> list[LineRow]:
    places = _places(rows)
    return [
        LineRow(
            person_id=row.person_id, chosen_name=row.chosen_name, tell_apart=row.tell_apart, answer=row.answer,
            place=places.get(row.person_id), party=1 + row.children, any_time=row.any_time,
            offer_until=row.offer_until, passed_over=row.passed_over, moved=moved.get(row.person_id),
            can=_can(places.get(row.person_id), row.person_id, caller, can),
        )
        for row in rows
    ]  # fmt: skip


def _can(place: int | None, person_id: str, caller: Caller, can: list[str]) -> list[str]:
    may = "move_ahead" in can and place is not None and place > 1 and person_id != caller.person_id
    return ["move_ahead"] if may else []
