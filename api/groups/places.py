"""One person's place in a group: made, moved by the state table, and nothing else. Callers hold the group's lock."""

from collections.abc import Collection, Iterable

from sqlmodel import Session

from api.consent.queries import both_yeses
from api.consent.rules import needs_both
from api.core import audit, clock
from api.core.errors import not_allowed
from api.groups.facts import ROLE_CHANGED
from api.groups.models import Membership, PowerGroup
from api.groups.states import MEMBERSHIP
from api.notify.actions import tell
from api.people.models import Person
from api.programmes.queries import staff_ids

HOUSE = frozenset({"house"})
INVITED = frozenset({"invited"})
SELF = frozenset({"this_person"})
FROM_HERE = ("waiting_for_consent", "new", "active", "graduated", "asked")  # states somebody comes back to


def needs_yeses(session: Session, group_id: str, person_id: str) -> bool:
    """Whether this person may not take part in this group before two yeses are recorded (R52)."""
    person = session.get_one(Person, person_id)
    return needs_both(person.age_band) and not both_yeses(session, person_id, group_id)


def make(session: Session, group: PowerGroup, person_id: str, role: str, state: str) -> Membership:
    """A first membership."""
    at = clock.now()
    place = Membership(
        group_id=group.id, programme_id=group.programme_id, person_id=person_id, role=role, state=state,
        joined_at=at, changed_at=at,
    )  # fmt: skip
    session.add(place)
    session.flush()
    note = {"programme_id": group.programme_id, "subject": person_id}
    audit.note(session, "membership.made", "membership", place.id, to=state, **note)
    return place


def make_in(session: Session, group: PowerGroup, person_id: str, role: str) -> Membership:
    """A first membership of somebody who may come in: new, or waiting for two yeses."""
    waits = needs_yeses(session, group.id, person_id)
    return make(session, group, person_id, role, "waiting_for_consent" if waits else "new")


def move(session: Session, place: Membership, action: str, relations: Collection[str]) -> str:
    """One step of the table. 409 when there is no such step from here, 403 when it is somebody else's to take."""
    move_all(session, [place], action, relations)
    return place.state


def move_all(session: Session, those: Iterable[Membership], action: str, relations: Collection[str]) -> None:
    """The same step for several memberships, written at once."""
    at = clock.now()
    for place in those:
        edges = [m for m in MEMBERSHIP.moves if m.frm == place.state and m.action == action]
        if not any(m.by & frozenset(relations) for m in edges):
            raise not_allowed() if edges else MEMBERSHIP.refusal(place.state, action)
        if place.state in FROM_HERE:
            place.before = place.state
        MEMBERSHIP.go(session, place, action, relations, programme_id=place.programme_id, subject=place.person_id)
        place.changed_at = at
        session.add(place)
    session.flush()


def set_role(session: Session, place: Membership, role: str) -> None:
    """A change of role, noted like a change of state."""
    if place.role == role:
        return
    note = {"frm": place.role, "to": role, "programme_id": place.programme_id, "subject": place.person_id}
    audit.note(session, "membership.role", "membership", place.id, **note)
    before, place.role, place.changed_at = place.role, role, clock.now()
    session.add(place)
    session.flush()
    ROLE_CHANGED.tell(session, group_id=place.group_id, person_id=place.person_id, before=before, now=role)


def tell_workers(session: Session, group: PowerGroup, message: str, text: str, actor: str | None) -> None:
    """Tells who works with the groups of this programme."""
    staff = staff_ids(session, group.programme_id, "worker", "manager")
    tell(session, staff, message, text, about=("group", group.id), actor=actor)
