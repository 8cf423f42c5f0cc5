"""What somebody usually needs, asked once: sealed, read by nobody but that person."""

from sqlmodel import Session, select

from api.core import audit, clock
from api.core.access import Caller
from api.core.crypto import sealer
from api.people.models import SEALED_SAVED_NEEDS, PersonNeeds
from api.people.needs import NEEDS_CHOICES, pack, saved_seen_by, unpack
from api.people.queries import active_person
from api.people.schemas import MyNeeds, NeedsChoice, NeedsIn


def _choices() -> list[NeedsChoice]:
    return [
        NeedsChoice(key=key, label=label, hint=hint, seen_by=saved_seen_by(key)) for key, label, hint in NEEDS_CHOICES
    ]


def my_needs(session: Session, caller: Caller) -> MyNeeds:
    row = _row(session, caller.person_id)
    return MyNeeds(needs=_open(row), choices=_choices(), changed_at=row.changed_at if row else None)


def update_my_needs(session: Session, caller: Caller, wanted: NeedsIn) -> MyNeeds:
    """All of them at once: what is left out is forgotten."""
    needs = wanted.model_dump(exclude_none=True)
    active_person(session, caller.person_id, lock=True)  # two phones at once make one row
    row = _row(session, caller.person_id, lock=True)
    if row is None and not needs:
        return my_needs(session, caller)
    row = row or PersonNeeds(person_id=caller.person_id, changed_at=clock.now())
    _keep(session, row, needs)
    audit.note(session, "person.save_needs", "person", caller.person_id, subject=caller.person_id)
    session.flush()
    return my_needs(session, caller)


def join(session: Session, old: str, new: str) -> None:
    """Two accounts of one person: what the remaining one says counts, the other fills in what it does not say."""
    theirs, mine = _row(session, old, lock=True), _row(session, new, lock=True)
    if theirs is None:
        return
    if mine is None:
        theirs.person_id = new
        session.add(theirs)
    else:
        _keep(session, mine, _open(theirs) | _open(mine))
        session.delete(theirs)
    session.flush()


def _row(session: Session, person_id: str, *, lock: bool = False) -> PersonNeeds | None:
    wanted = select(PersonNeeds).where(PersonNeeds.person_id == person_id)
    return session.exec(wanted.with_for_update() if lock else wanted).first()


def _open(row: PersonNeeds | None) -> dict[str, str]:
    if row is None or row.sealed_needs is None:
        return {}
    return unpack(sealer().open(SEALED_SAVED_NEEDS, row.id, row.sealed_needs))


def _keep(session: Session, row: PersonNeeds, needs: dict[str, str]) -> None:
    row.sealed_needs = sealer().seal(SEALED_SAVED_NEEDS, row.id, pack(needs)) if needs else None
    row.changed_at = clock.now()
    session.add(row)
