"""Staff act on people of their own programme only; whoever is not known there does not exist for them."""

from sqlmodel import Session, col, select

from api.core import access, errors
from api.core.access import Caller, Target
from api.groups.models import Membership
from api.people.models import Person
from api.people.queries import active_person
from api.programmes.queries import roles_by_programme

KNOWN_STATES = ("asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left", "removed")


def staff_here(session: Session, caller: Caller, programme_id: str, *roles: str) -> None:
    """Raises 404 unless the caller works in this programme, and 403 unless in one of these roles (any if none)."""
    if caller.identity is None:
        raise errors.sign_in_first()
    mine = access.relations_to(session, caller.identity, Target("programme", programme_id, programme_id))
    if "staff" not in mine:
        raise errors.not_found()
    if roles and mine.isdisjoint(roles):
        raise errors.not_allowed()


def person_here(session: Session, person_id: str, programme_id: str, *, lock: bool = False) -> Person:
    """Somebody who takes part, took part or works in this programme. Raises 404 for anybody else."""
    person = active_person(session, person_id, lock=lock)
    if person is None or not (
        programme_id in programmes_of(session, person_id) or programme_id in roles_by_programme(session, person_id)
    ):
        raise errors.not_found()
    return person


def programmes_of(session: Session, person_id: str) -> set[str]:
    """Every programme this person takes or took part in."""
    theirs = select(Membership.programme_id).where(
        Membership.person_id == person_id, col(Membership.state).in_(KNOWN_STATES)
    )
    return set(session.exec(theirs).all())
