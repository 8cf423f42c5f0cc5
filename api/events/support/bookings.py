"""Bookings as tasks: an interpreter is needed, asked for, booked, or plainly said that it cannot be had (R20)."""

from typing import Any

from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import Refuse, bad_input, not_found
from api.core.versions import other_version
from api.events.support import coming, kept, messages
from api.events.support.models import Booking
from api.events.support.schemas import BookingEdit, BookingIn, BookingOut
from api.events.support.states import BOOKING
from api.notify.actions import tell


def create_booking(session: Session, caller: Caller, event_id: str, wanted: BookingIn) -> BookingOut:
    """Puts something on the list of what has to be booked for somebody who comes."""
    about = coming.looked_at(session, event_id, lock=True)
    coming.one_coming(session, about, wanted.person_id)
    at = clock.now()
    row = Booking(
        event_id=event_id, person_id=wanted.person_id, made_by=caller.person_id, version=0, made_at=at, changed_at=at
    )
    kept.keep(session, row, {"kind": wanted.kind, "words": wanted.words})
    audit.note(session, "booking.add", "booking", row.id, to="needed", programme_id=about.programme_id,
               subject=wanted.person_id)  # fmt: skip
    caller.made += [row.id]
    return out(row, caller.relations)


def booking_again(session: Session, caller: Caller, booking_id: str) -> BookingOut:
    row = session.get(Booking, booking_id)
    if row is None:
        raise not_found()
    return out(row, caller.relations)


def update_booking(
    session: Session, caller: Caller, booking_id: str, wanted: BookingEdit, base: int | None
) -> BookingOut | Refuse:
    """Moves a booking on, or changes its words. The person is told of every move and of new words."""
    row = session.get_one(Booking, booking_id, with_for_update=True)
    about = coming.looked_at(session, row.event_id)
    stale = other_version(base, row.version, lambda: out(row, caller.relations))
    if stale:
        audit.note(session, "event.needs_seen", "event", about.id, programme_id=about.programme_id)
        return stale
    said = kept.details(row)
    wish = {"words": wanted.words if wanted.words is not None else said.get("words", "")}
    if wanted.act == "say_not_possible" and not wanted.reason:
        raise bad_input({"reason": messages.WHY_NOT})
    if wanted.act is not None:
        BOOKING.go(session, row, wanted.act, caller.relations, programme_id=about.programme_id, subject=row.person_id)
        wish["reason"] = wanted.reason
    changed = wanted.act is not None or wish["words"] != said.get("words", "")
    if changed:
        kept.keep(session, row, said | wish)
        _tell(session, caller, about, row)
    caller.made += [row.id]
    return out(row, caller.relations)


def _tell(session: Session, caller: Caller, about: Any, row: Booking) -> None:
    """Who does not come any more is not bothered with what is called off for them."""
    guest = coming.guest(session, about, row.person_id)
    if guest is None or not guest.coming:
        return
    tell(session, [row.person_id], f"booking_{row.state}", messages.booking(about, row.state),
         about=("event", row.event_id), actor=caller.person_id)  # fmt: skip


def out(row: Booking, relations: frozenset[str]) -> BookingOut:
    said = kept.details(row)
    can: Any = BOOKING.can(row.state, relations - {"house"})
    return BookingOut(
        id=row.id, kind=said["kind"], state=_state(row.state), words=said.get("words", ""),
        reason=said.get("reason", ""), version=row.version, can=can,
    )  # fmt: skip


def _state(said: str) -> Any:
    return said
