"""Places under the activity's lock: the line is read, decided by `line`, written back, and people are told.

Everything that can free a place comes through here: answers, a raised capacity, leaving a group, offers running out.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import clock
from api.core.fields import table_of
from api.core.ids import new_id
from api.core.quick import Quick, QuickInsert
from api.events import line, messages
from api.events.facts import NOT_COMING
from api.events.line import Hall, Seat, Wish
from api.events.models import Event, EventAnswer
from api.notify.actions import tell

event = table_of(Event)
answer = table_of(EventAnswer)
e, a = event.c, answer.c

_LOCK = Quick(
    select(
        e.id, e.programme_id, e.group_id, e.kind, e.title, e.state, e.starts_at, e.ends_at, e.zone, e.capacity,
        e.places_taken, e.places_held, e.waiting, e.line_counter, e.first_lapse_at, e.offer_hours,
    )
    .where(e.id == bindparam("event"))
    .with_for_update(key_share=True)
)  # fmt: skip
_SEAT = (a.person_id, a.answer, a.children, a.line_no, a.offer_until, a.any_time, a.passed_over)
_MINE = Quick(
    select(*_SEAT, a.id, a.sealed_needs).where(a.event_id == bindparam("event"), a.person_id == bindparam("person"))
)
_LINE = Quick(select(*_SEAT).where(a.event_id == bindparam("event"), a.line_no.is_not(None)))
_INSERT = QuickInsert(answer)
_SEAT_VALUES = ("answer", "children", "line_no", "offer_until", "any_time", "passed_over")
_COUNTERS = ("places_taken", "places_held", "waiting", "line_counter", "first_lapse_at")


def _binds(of: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Values by name "v_…", so that one statement is built once and serves every row."""
    return {name: bindparam(f"v_{name}", type_=of[name].type) for name in names}


_of_person = (a.event_id == bindparam("of_event"), a.person_id == bindparam("of_person"))
_MOVE = Quick(answer.update().where(*_of_person).values(_binds(a, _SEAT_VALUES)))
_CHANGE = Quick(
    answer.update()
    .where(a.id == bindparam("of_row"))
    .values(_binds(a, (*_SEAT_VALUES, "sealed_needs", "recorded_by", "answered_at")))
)
_COUNT = Quick(event.update().where(e.id == bindparam("of_event")).values(_binds(e, _COUNTERS)))


class Answered(NamedTuple):
    """What an answer came to. sealed: the needs kept with it; row_id: what they are sealed to."""

    seat: Seat
    place: int | None
    row_id: str
    sealed: str | None


def lock(session: Session, event_id: str) -> Any:
    """The activity's row with its counters, locked until the end of the transaction."""
    return _LOCK.row(session.connection(), {"event": event_id})


def seat_of(session: Session, event_id: str, person_id: str) -> Seat:
    row = _MINE.row(session.connection(), {"event": event_id, "person": person_id})
    return _seat(row) if row else Seat(person_id)


def wish(
    session: Session,
    locked: Any,
    person_id: str,
    wanted: Wish,
    *,
    needs: Callable[[str, str | None], str | None] = lambda _, sealed: sealed,
    recorded_by: str | None = None,
) -> Answered:
    """Puts one person's wish into effect; whoever gets a place by it is told.

    needs: from the answer's id and the needs sealed with it before, the needs to seal with it now.
    """
    now, conn = clock.now(), session.connection()
    hall = _hall(locked)
    row = _MINE.row(conn, {"event": locked.id, "person": person_id})
    mine = _seat(row) if row else Seat(person_id)
    read_line = _line_matters(locked, hall, mine, now)
    if read_line:
        _read_line(session, locked.id, hall)
        line.settle(hall, now)
        mine = hall.changed.get(person_id, mine)
    after = line.ask(hall, mine, wanted, now)
    row_id = row.id if row else new_id()
    sealed = needs(row_id, row.sealed_needs if row else None)
    values = _values(after) | {"sealed_needs": sealed, "recorded_by": recorded_by, "answered_at": now}
    if row:
        _CHANGE.run(conn, _named(values) | {"of_row": row_id})
    else:
        _INSERT.run(conn, [values | {"id": row_id, "event_id": locked.id, "person_id": person_id}])
    _write(session, locked, hall, read_line=read_line, but=person_id)
    place = line.place_of(after, hall.line.values()) if read_line else hall.waiting  # who comes new is the last
    return Answered(after, place if after.answer == "waiting" else None, row_id, sealed)


def line_of(session: Session, locked: Any) -> dict[str, Seat]:
    """Everybody who waits or has a place kept for them, as it reads now."""
    hall = _hall(locked)
    _read_line(session, locked.id, hall)
    return {person: seat for person, seat in hall.line.items() if judged(seat, clock.now()).answer != "lapsed"}


def move_to_front(session: Session, locked: Any, person_id: str) -> None:
    """Who waits goes before everybody else in the line; a place that is free and fits is offered."""
    hall = _hall(locked)
    _read_line(session, locked.id, hall)
    line.to_front(hall, person_id)
    front = hall.changed[person_id]
    line.settle(hall, clock.now())
    said = None if hall.changed[person_id].answer != front.answer else person_id
    _write(session, locked, hall, read_line=True, but=None, untold=said)


def resettle(session: Session, locked: Any, leaving: tuple[str, ...] = ()) -> list[str]:
    """Ends what ran out and gives free places to the line, after `leaving` have given up theirs.

    Returns who was asked, or is in by it.
    """
    now = clock.now()
    hall = _hall(locked)
    _read_line(session, locked.id, hall)
    for person_id in leaving:
        mine = hall.line.get(person_id) or seat_of(session, locked.id, person_id)
        if mine.answer in ("going", "maybe", "waiting", "offered"):
            hall.put(mine, Seat(person_id, "cannot"))
    line.settle(hall, now)
    _write(session, locked, hall, read_line=True, but=None)
    return [seat.person_id for seat in hall.changed.values() if seat.answer in ("offered", "going")]


def _hall(locked: Any) -> Hall:
    return Hall(locked.capacity, locked.starts_at, locked.places_taken, locked.places_held, locked.waiting,
                locked.line_counter, timedelta(hours=locked.offer_hours), locked.state == "published")  # fmt: skip


def _line_matters(locked: Any, hall: Hall, mine: Seat, now: datetime) -> bool:
    """Whether the whole line has to be read: somebody may move, or my own place in it changes."""
    due = locked.first_lapse_at is not None and locked.first_lapse_at <= now
    in_it = mine.answer in ("waiting", "offered")
    return due or in_it or (locked.waiting > 0 and (mine.answer == "going" or hall.free >= 1))


def _read_line(session: Session, event_id: str, hall: Hall) -> None:
    rows = _LINE.rows(session.connection(), {"event": event_id})
    hall.line = {row.person_id: _seat(row) for row in rows}


def _seat(row: Any) -> Seat:
    return Seat(row.person_id, row.answer, row.children, row.line_no, row.offer_until, row.any_time, row.passed_over)


def _values(seat: Seat) -> dict[str, Any]:
    return {name: getattr(seat, name) for name in _SEAT_VALUES}


def _named(values: dict[str, Any]) -> dict[str, Any]:
    return {f"v_{name}": value for name, value in values.items()}


def _key(event_id: str, person_id: str) -> dict[str, str]:
    return {"of_event": event_id, "of_person": person_id}


def _write(
    session: Session, locked: Any, hall: Hall, *, read_line: bool, but: str | None, untold: str | None = None
) -> None:
    """Writes who moved (except `but`, who is written already) and the counters, and tells those who moved."""
    conn = session.connection()
    for seat in hall.changed.values():
        if seat.person_id != but:
            _MOVE.run(conn, _named(_values(seat)) | _key(locked.id, seat.person_id))
    lapse = hall.next_lapse() if read_line else locked.first_lapse_at
    counters = {
        "places_taken": hall.taken, "places_held": hall.held, "waiting": hall.waiting, "line_counter": hall.counter,
        "first_lapse_at": lapse,
    }  # fmt: skip
    if any(getattr(locked, name) != value for name, value in counters.items()):
        _COUNT.run(conn, _named(counters) | {"of_event": locked.id})
    for seat in hall.changed.values():
        if seat.answer == "lapsed":  # what somebody arranged while the offer stood is not needed any more
            NOT_COMING.tell(session, event_id=locked.id, person_id=seat.person_id)
    if hall.moves:
        tell_moved(session, locked, [seat for seat in hall.changed.values() if seat.person_id not in (but, untold)])


def tell_moved(session: Session, locked: Any, moved: list[Seat]) -> None:
    words: dict[str, Callable[[Seat], str]] = {
        "offered": lambda seat: messages.offered(locked, seat.offer_until or locked.starts_at),
        "going": lambda _: messages.in_at_once(locked),
        "lapsed": lambda _: messages.lapsed(locked),
        "waiting": lambda seat: messages.passed_over(locked, seat.party),
    }
    for seat in moved:
        if seat.answer in words:
            about = ("event", locked.id)
            tell(session, [seat.person_id], f"place_{seat.answer}", words[seat.answer](seat), about=about)


def judged(seat: Seat, now: datetime) -> Seat:
    """The seat as it reads now: an offer that ran out is over, whether or not anything has written that down."""
    ran_out = seat.offer_until is not None and seat.offer_until <= now
    return replace(seat, answer="lapsed", line_no=None, offer_until=None) if ran_out else seat
