"""What who runs an activity does with its line: how many places there are, and moving somebody ahead with a reason."""

from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import Problem, conflict, not_found
from api.core.versions import same_version
from api.events import line, messages, places, rules
from api.events.models import Event
from api.events.planning import locked_event
from api.events.waiting import messages as words
from api.events.waiting.models import LineMove
from api.events.waiting.queries import changes, waiting_line
from api.events.waiting.schemas import CapacityIn, MoveAheadIn, WaitingLine
from api.notify.actions import tell


def set_capacity(
    session: Session, caller: Caller, event_id: str, wanted: CapacityIn, base: int | None
) -> WaitingLine:  # fmt: skip
    """More places go down the line. With fewer than are taken nobody loses theirs; it says so."""
    event = locked_event(session, event_id)
    caller.made.append(event_id)
    _must_be_open(event, caller, "set_capacity")
    same_version(base, event.version, lambda: waiting_line(session, caller, event_id))
    hours = wanted.offer_hours or event.offer_hours
    if (wanted.capacity, hours) == (event.capacity, event.offer_hours):
        return waiting_line(session, caller, event_id)
    audit.note(session, "event.set_capacity", "event", event_id, frm=_number(event.capacity),
               to=_number(wanted.capacity), programme_id=event.programme_id)  # fmt: skip
    event.capacity, event.offer_hours = wanted.capacity, hours
    event.version += 1
    session.flush()
    asked = 0
    if event.state == "published":
        asked = len(places.resettle(session, places.lock(session, event_id)))
    session.refresh(event)
    said = words.capacity_words(event.capacity, event.places_taken, asked)
    return waiting_line(session, caller, event_id, said)


def move_ahead(session: Session, caller: Caller, event_id: str, person_id: str, why: MoveAheadIn) -> WaitingLine:
    """To the front of the line, with a reason that everybody in it reads. They are told where they are now."""
    locked = places.lock(session, event_id)
    if locked is None:
        raise not_found()
    event = session.get_one(Event, event_id)
    _must_be_open(event, caller, "move_ahead")
    if person_id == caller.person_id:
        raise conflict("yourself", words.NOT_YOURSELF)
    before = line.in_line(places.line_of(session, locked).values())
    place = next((at for at, seat in enumerate(before) if seat.person_id == person_id), None)
    if place is None:
        raise conflict("not_waiting", words.NOT_WAITING)
    if place == 0:
        raise conflict("first", words.FIRST)
    places.move_to_front(session, locked, person_id)
    move = LineMove(
        event_id=event_id, person_id=person_id, reason=why.reason, by=caller.person_id, at=clock.now()
    )  # fmt: skip
    session.add(move)
    audit.note(session, "event.move_ahead", "event", event_id, programme_id=event.programme_id, subject=person_id)
    _tell(session, event, caller.person_id, move, [seat.person_id for seat in before[:place]])
    caller.made.append(event_id)
    session.flush()
    return waiting_line(session, caller, event_id)


def _tell(session: Session, event: Event, actor: str, move: LineMove, behind: list[str]) -> None:
    about = ("event", event.id)
    tell(session, [move.person_id], "line_moved_you", words.moved_you(event), about=about, actor=actor)
    for place, other in enumerate(behind, 2):
        text = words.moved_past(event, place, move.reason)
        tell(session, [other], "line_moved_past", text, about=about, actor=actor)


def _must_be_open(event: Event, caller: Caller, operation: str) -> None:
    if operation not in changes(event, caller, clock.now()):
        raise _closed(event)


def _closed(event: Event) -> Problem:
    said = {"draft": messages.NOT_OUT, "cancelled": messages.CALLED_OFF, "done": messages.WRAPPED}
    over = rules.phase(event.starts_at, event.ends_at, clock.now()) == "over"
    return conflict("closed", said.get(event.state, messages.OVER if over else messages.NOT_OUT), state=event.state)


def _number(capacity: int | None) -> str:
    return "no limit" if capacity is None else str(capacity)
