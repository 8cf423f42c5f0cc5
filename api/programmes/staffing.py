"""Who works here: roles given, changed and taken away; deputies until a day. Counts from that moment on (R8)."""

from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from api.core import audit, clock, errors
from api.core.access import Caller
from api.notify.actions import tell
from api.people.models import Person
from api.programmes import messages, queries, rules
from api.programmes.actions import add_role, locked
from api.programmes.models import STAFF_ROLES, Programme, StaffRole
from api.programmes.questions import WHO_BELONGS
from api.programmes.schemas import ProgrammePage, StaffRolesIn


def set_staff_role(
    session: Session, caller: Caller, programme_id: str, person_id: str, wanted: StaffRolesIn
) -> ProgrammePage:
    """Gives a person exactly these roles: their own, or those they hold for `deputy_for` until a day.

    404 when the person is not known here; 409 when nobody would be manager any more; 403 when a deputy changes
    their own roles.
    """
    programme = locked(session, programme_id)
    if person_id == caller.person_id and person_id not in _lasting_managers(session, programme_id):
        raise errors.not_allowed(messages.NOT_OWN_ROLES)
    person = session.get(Person, person_id)
    if person is None or person.state != "active" or not _known_here(session, programme, person_id):
        raise errors.not_found()
    if wanted.roles and person.age_band in rules.TOO_YOUNG_FOR_STAFF:
        raise errors.conflict("too_young", messages.TOO_YOUNG)
    today = clock.today(programme.zone)
    grant = Grant(sorted(set(wanted.roles), key=STAFF_ROLES.index), wanted.deputy_for, wanted.until)
    if wrong := _wrong(session, programme_id, person_id, grant, today):
        raise errors.bad_input(wrong)
    changed = _replace(session, programme_id, person_id, grant)
    session.flush()
    if not _lasting_managers(session, programme_id):
        raise errors.conflict("last_manager", messages.LAST_MANAGER)
    if changed:
        _end_deputies_without_cover(session, programme, person_id, today)
        _tell(session, caller, programme, person, grant)
    caller.made.append(programme_id)
    return queries.page(session, caller, programme_id)


class Grant(NamedTuple):
    """Roles in their order; with `deputy_for` they are held in that person's stead until a day."""

    roles: list[str]
    deputy_for: str | None
    until: date | None


def _wrong(session: Session, programme_id: str, person_id: str, grant: Grant, today: date) -> dict[str, str]:
    if grant.deputy_for is None or not grant.roles:
        return rules.wrong_until(grant.until, today) if grant.roles else {}
    if grant.deputy_for == person_id:
        return {"deputy_for": messages.NOT_THEMSELVES}
    held = _own_roles(session, programme_id, grant.deputy_for, today)
    return rules.wrong_deputy(grant.roles, held, grant.until, today)


def _known_here(session: Session, programme: Programme, person_id: str) -> bool:
    """Somebody of a group here, or somebody who works, or worked, in a programme of the same organisation."""
    theirs = (
        select(StaffRole.id)
        .join(Programme, col(Programme.id) == col(StaffRole.programme_id))
        .where(StaffRole.person_id == person_id, Programme.organisation_id == programme.organisation_id)
    )
    if session.exec(theirs).first() is not None:
        return True
    return person_id in WHO_BELONGS.ask(session, programme_id=programme.id, person_ids=[person_id])


def _own_roles(session: Session, programme_id: str, person_id: str, today: date) -> set[str]:
    rows = queries.staff_rows(session, programme_id, today)
    return {r.role for r in rows if r.person_id == person_id and r.deputy_for is None}


def _replace(session: Session, programme_id: str, person_id: str, grant: Grant) -> bool:
    """Ends what is not wanted any more and adds what is missing. Returns whether anything changed."""
    kept, changed = set(), False
    for row in _open_rows(session, programme_id, person_id, grant.deputy_for):
        if row.role in grant.roles and row.until == grant.until and row.role not in kept:
            kept.add(row.role)
        else:
            _end(session, row)
            changed = True
    for role in grant.roles:
        if role not in kept:
            add_role(session, programme_id, person_id, role, deputy_for=grant.deputy_for, until=grant.until)
            changed = True
    return changed


def _open_rows(session: Session, programme_id: str, person_id: str, deputy_for: str | None) -> list[StaffRole]:
    mine = select(StaffRole).where(
        StaffRole.programme_id == programme_id, StaffRole.person_id == person_id, StaffRole.deputy_for == deputy_for,
        col(StaffRole.ended_at).is_(None),
    )  # fmt: skip
    return list(session.exec(mine))


def _end(session: Session, row: StaffRole) -> None:
    row.ended_at = clock.now()
    session.add(row)
    note = {"programme_id": row.programme_id, "subject": row.person_id}
    audit.note(session, "staff.role_ended", "staff_role", row.id, frm=row.role, **note)


def _lasting_managers(session: Session, programme_id: str) -> set[str]:
    """Managers in their own right, without an end date: at least one must stay."""
    lasting = select(StaffRole.person_id).where(
        StaffRole.programme_id == programme_id, StaffRole.role == "manager", col(StaffRole.ended_at).is_(None),
        col(StaffRole.deputy_for).is_(None), col(StaffRole.until).is_(None),
    )  # fmt: skip
    return set(session.exec(lasting))


def _end_deputies_without_cover(session: Session, programme: Programme, person_id: str, today: date) -> None:
    """Nobody stands in for a role that the covered person has no more."""
    own = _own_roles(session, programme.id, person_id, today)
    standing_in = select(StaffRole).where(
        StaffRole.programme_id == programme.id, StaffRole.deputy_for == person_id, col(StaffRole.ended_at).is_(None)
    )
    for row in session.exec(standing_in):
        if row.role not in own:
            _end(session, row)
    session.flush()


def _tell(session: Session, caller: Caller, programme: Programme, person: Person, grant: Grant) -> None:
    about, actor = ("programme", programme.id), caller.person_id
    if grant.deputy_for is None:
        text = messages.roles_changed(programme.name, grant.roles)
        tell(session, [person.id], "staff_roles_changed", text, about=about, actor=actor)
        return
    covered = session.get_one(Person, grant.deputy_for)
    if grant.roles and grant.until is not None:
        mine = messages.stands_in(programme.name, covered.chosen_name, grant.roles, grant.until)
        theirs = messages.covered(programme.name, person.chosen_name, grant.until)
    else:
        mine = messages.stands_in_no_more(programme.name, covered.chosen_name)
        theirs = messages.covered_no_more(programme.name, person.chosen_name)
    tell(session, [person.id], "deputy_changed", mine, about=about, actor=actor)
    tell(session, [covered.id], "deputy_changed", theirs, about=about, actor=actor)
