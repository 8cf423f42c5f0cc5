"""What phones sent, checked and made into rows. Times are put right here and nowhere else."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import clock
from api.core.crypto import sealer
from api.core.fields import table_of
from api.core.ids import new_id
from api.events import messages
from api.events.check_in import folding
from api.events.check_in import words as say
from api.events.check_in.presence import remaining_account
from api.events.check_in.schemas import MOST_AT_ONCE, FactIn
from api.events.models import SEALED_WALK_IN
from api.groups.models import Membership

m = table_of(Membership).c
_KNOWN = select(m.person_id).where(
    m.programme_id == bindparam("programme"), m.person_id.in_(bindparam("people", expanding=True))
)
TICK = timedelta(milliseconds=1)


class Door(NamedTuple):
    """What all facts of one request share. known: people named in it who belong or belonged to the programme."""

    event_id: str
    by: str
    held: str | None
    own: bool
    now: datetime
    known: set[str]


def wrong(session: Session, about: Any, facts: Sequence[FactIn], held: str | None) -> dict[str, str]:
    """What is wrong with these facts, by nonce, in a sentence. What waits for staff is theirs to judge by its time."""
    known = _known_people(session, about.programme_id, facts)
    starts = None if held else about.starts_at
    return {str(one.nonce): words for one in facts if (words := _wrong(one, known) or _too_early(one, starts))}


def rows(
    session: Session, about: Any, facts: Sequence[FactIn], *, by: str, held: str | None, own: bool
) -> list[dict[str, Any]]:
    """Rows for the table. What a clock that runs ahead says is set to now, in the order that phone saw it."""
    door = Door(about.id, by, held, own, clock.now(), _known_people(session, about.programme_id, facts))
    found = [_row(one, door) for one in facts]
    ahead = sorted((row for row in found if row["clamped"]), key=lambda row: (row["said_at"], row["nonce"]))
    for number, row in enumerate(ahead):
        row["happened_at"] += number * TICK
    return found


def _known_people(session: Session, programme_id: str, facts: Iterable[FactIn]) -> set[str]:
    """Of those named, who belongs or belonged here. A phone may still name an account that was merged away."""
    named = {one.person_id for one in facts if one.person_id}
    known = _in_programme(session, programme_id, named)
    others = {one: remaining_account(session, one) for one in named - known}
    here = _in_programme(session, programme_id, set(others.values()))
    return known | {one for one, now in others.items() if now in here}


def _in_programme(session: Session, programme_id: str, people: set[str]) -> set[str]:
    if not people:
        return set()
    asked = {"programme": programme_id, "people": sorted(people)}
    return set(session.connection().execute(_KNOWN, asked).scalars())


def _wrong(one: FactIn, known: set[str]) -> str | None:
    if folding.read_time(one.at) is None:
        return messages.NO_TIME
    if one.kind == "walk_in":
        return None if one.name else messages.NAME
    if one.kind in ("headcount", "drop_in"):
        return _wrong_count(one)
    if one.person_id is None:
        return messages.WHO
    if one.kind == "undo":  # of a person, or of a walk-in that may still be on its way here
        return None
    return None if one.person_id in known else messages.UNKNOWN_PERSON


def _too_early(one: FactIn, starts_at: datetime | None) -> str | None:
    now = clock.now()
    happened, _ = folding.put_right(folding.read_time(one.at) or now, one.clock_offset_ms, now)
    return say.TOO_EARLY if starts_at and folding.too_early(one.kind, happened, starts_at) else None


def _wrong_count(one: FactIn) -> str | None:
    if one.kind == "headcount":
        return messages.HOW_MANY if one.count is None else say.BELOW_NONE if one.count < 0 else None
    return None if one.count and abs(one.count) <= MOST_AT_ONCE else say.NO_TAP


def _row(one: FactIn, door: Door) -> dict[str, Any]:
    happened, clamped = folding.put_right(folding.read_time(one.at) or door.now, one.clock_offset_ms, door.now)
    row_id = new_id()
    is_person = one.person_id in door.known and one.kind not in ("walk_in", "headcount", "drop_in")
    return {
        "id": row_id, "event_id": door.event_id, "nonce": str(one.nonce), "kind": one.kind,
        "person_id": one.person_id if is_person else None,
        "undoes": one.person_id if one.kind == "undo" and not is_person else None,
        "sealed_name": sealer().seal(SEALED_WALK_IN, row_id, one.name) if one.kind == "walk_in" and one.name else None,
        "count": one.count if one.kind in ("headcount", "drop_in") else None, "of": one.of, "happened_at": happened,
        "said_at": one.at, "clock_offset_ms": one.clock_offset_ms, "clamped": clamped, "held": door.held,
        "own": door.own, "service": one.service if one.kind == "drop_in" else "", "recorded_by": door.by,
        "recorded_at": door.now,
    }  # fmt: skip
