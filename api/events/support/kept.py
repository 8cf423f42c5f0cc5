"""The rows of what is arranged, and their sealed details."""

import json
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, select

from api.core import clock
from api.core.crypto import sealer
from api.events.support.models import (
    SEALED_BOOKING,
    SEALED_CHILDCARE,
    SEALED_TRAVEL,
    Booking,
    ChildcarePlan,
    TravelPlan,
)  # fmt: skip

Row = TravelPlan | Booking | ChildcarePlan
_FIELDS: dict[type[Any], str] = {
    TravelPlan: SEALED_TRAVEL, Booking: SEALED_BOOKING, ChildcarePlan: SEALED_CHILDCARE
}  # fmt: skip


def details(row: Row | None) -> dict[str, Any]:
    if row is None or row.sealed_details is None:
        return {}
    found: dict[str, Any] = json.loads(sealer().open(_FIELDS[type(row)], row.id, row.sealed_details))
    return found


def keep(session: Session, row: Row, said: Mapping[str, Any]) -> None:
    """Seals what is not empty, counts the version on, and notes the time."""
    full = {key: value for key, value in said.items() if value not in (None, "")}
    packed = json.dumps(full, ensure_ascii=False, sort_keys=True)
    row.sealed_details = sealer().seal(_FIELDS[type(row)], row.id, packed) if full else None
    row.version += 1
    row.changed_at = clock.now()
    session.add(row)
    session.flush()


def made_for(state: str, about: Any, asked: str) -> str:
    """What an arrangement answers to. A way that is not needed only depends on the wish."""
    parts = [asked]
    if state == "arranged":
        parts += [about.starts_at.isoformat(), about.ends_at.isoformat(), about.place_name, about.place_address]
    return sealer().blind("travel", "\x1f".join(parts))


def travel_plans(session: Session, event_id: str) -> dict[str, TravelPlan]:
    found = session.exec(select(TravelPlan).where(TravelPlan.event_id == event_id)).all()
    return {row.person_id: row for row in found}


def travel_plan(session: Session, event_id: str, person_id: str) -> TravelPlan | None:
    wanted = select(TravelPlan).where(TravelPlan.event_id == event_id, TravelPlan.person_id == person_id)
    return session.exec(wanted).first()


def bookings(
    session: Session, event_id: str, person_id: str | None = None, *, lock: bool = False
) -> list[Booking]:  # fmt: skip
    wanted = select(Booking).where(Booking.event_id == event_id)
    if person_id is not None:
        wanted = wanted.where(Booking.person_id == person_id)
    wanted = wanted.order_by(Booking.id)
    if lock:  # whoever moves one on at this moment is waited for, and what they did is seen
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return list(session.exec(wanted).all())


def childcare_plans(session: Session, event_id: str) -> dict[str, ChildcarePlan]:
    found = session.exec(select(ChildcarePlan).where(ChildcarePlan.event_id == event_id)).all()
    return {row.person_id: row for row in found}


def childcare_plan(session: Session, event_id: str, person_id: str) -> ChildcarePlan | None:
    wanted = select(ChildcarePlan).where(ChildcarePlan.event_id == event_id, ChildcarePlan.person_id == person_id)
    return session.exec(wanted).first()
