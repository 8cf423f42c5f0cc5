"""Who is in a programme, and making two accounts of one person into one. Both look across groups and roles."""

from collections import Counter
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import clock, errors
from api.core.access import Caller
from api.core.crypto import sealer
from api.core.fields import table_of
from api.doors import messages
from api.doors.belonging import person_here, programmes_of, staff_here
from api.doors.models import SEALED_REASON, AccountMerge
from api.doors.schemas import MergePeople, PersonGroup, PersonRow
from api.groups.models import Membership, PowerGroup
from api.notify.actions import tell
from api.people import actions as people
from api.people.models import Person
from api.people.rules import same_name_key
from api.programmes.models import STAFF_ROLES, StaffRole
from api.programmes.queries import roles_by_programme
from api.programmes.relations import current_role

BEST_FIRST = ("active", "new", "waiting_for_consent", "asked", "resting", "graduated", "left", "removed")
STAFF = "staff"  # the state of somebody who works here and is in no group
MERGERS = ("worker", "manager")

person = table_of(Person).c
member = table_of(Membership).c
group = table_of(PowerGroup).c
role = table_of(StaffRole).c
_who = (person.id, person.chosen_name, person.tell_apart, person.age_band)
_members = (
    select(
        *_who, member.group_id, group.name.label("group_name"), member.role, member.state, member.joined_at.label("at")
    )
    .join(table_of(Membership), member.person_id == person.id)
    .join(table_of(PowerGroup), group.id == member.group_id)
    .where(member.programme_id == bindparam("programme"), person.state == "active")
    .order_by(group.name, group.id)
)
_staff = (
    select(*_who, role.role, role.made_at.label("at"))
    .join(table_of(StaffRole), role.person_id == person.id)
    .where(role.programme_id == bindparam("programme"), person.state == "active", current_role)
)


def merge_people(session: Session, caller: Caller, person_id: str, ask: MergePeople) -> PersonRow:
    """Two accounts of one person become `into_person_id`; their phones, passkeys and answers go along. They are told.

    404 unless both are of this programme; 409 when one of them is staff, is the caller, or also takes part in a
    programme where the caller may not do this (its worker must).
    """
    staff_here(session, caller, ask.programme_id, *MERGERS)
    if person_id == ask.into_person_id:
        raise errors.bad_input({"into_person_id": messages.SAME_PERSON})
    both = {id: person_here(session, id, ask.programme_id, lock=True) for id in sorted((person_id, ask.into_person_id))}
    old, new = both[person_id], both[ask.into_person_id]
    for one in (old, new):
        if one.id == caller.person_id or roles_by_programme(session, one.id):
            raise errors.conflict("staff_account", messages.NO_STAFF_MERGE)
    _only_where_allowed(session, caller, programmes_of(session, old.id) | programmes_of(session, new.id))
    people.merge(session, old, new, ask.programme_id)
    _keep_reason(session, old.id, new.id, ask)
    caller.made += [ask.programme_id, new.id]
    tell(session, [new.id], "people_merged", messages.merged(old.chosen_name, new.chosen_name), actor=caller.person_id)
    return row_of(session, ask.programme_id, new.id)


def _keep_reason(session: Session, old: str, new: str, ask: MergePeople) -> None:
    row = AccountMerge(old_id=old, new_id=new, programme_id=ask.programme_id, sealed_reason="", at=clock.now())
    row.sealed_reason = sealer().seal(SEALED_REASON, row.id, ask.reason)
    session.add(row)
    session.flush()


def merged_again(session: Session, caller: Caller, programme_id: str, person_id: str) -> PersonRow:
    staff_here(session, caller, programme_id, *MERGERS)
    return row_of(session, programme_id, person_id)


def row_of(session: Session, programme_id: str, person_id: str) -> PersonRow:
    found = [row for row in rows_of(session, programme_id) if row.person_id == person_id]
    if not found:
        raise errors.not_found()
    return found[0]


def _only_where_allowed(session: Session, caller: Caller, programmes: set[str]) -> None:
    """Phones go along with an account, so merging here must not open anything in a programme of somebody else's."""
    mine = roles_by_programme(session, caller.person_id)
    if any(set(mine.get(programme, ())).isdisjoint(MERGERS) for programme in programmes):
        raise errors.conflict("elsewhere", messages.MERGE_ELSEWHERE)


def rows_of(session: Session, programme_id: str) -> list[PersonRow]:
    """Everybody with a membership or a staff role here, by name. `same_name`: another one here has that name."""
    conn, asked = session.connection(), {"programme": programme_id, "today": clock.today()}
    found: dict[str, PersonRow] = {}
    for membership in conn.execute(_members, {"programme": programme_id}):
        _row(found, membership).groups.append(
            PersonGroup(
                group_id=membership.group_id, name=membership.group_name, role=membership.role, state=membership.state
            )
        )
    for work in conn.execute(_staff, asked):
        row = _row(found, work)
        if work.role not in row.staff_roles:
            row.staff_roles.append(work.role)
    for row in found.values():
        row.staff_roles.sort(key=STAFF_ROLES.index)
        row.state = min((g.state for g in row.groups), key=BEST_FIRST.index, default=STAFF)
    names = Counter(same_name_key(row.chosen_name) for row in found.values())
    for row in found.values():
        row.same_name = names[same_name_key(row.chosen_name)] > 1
    return sorted(found.values(), key=lambda row: (same_name_key(row.chosen_name), row.person_id))


def _row(found: dict[str, PersonRow], line: Any) -> PersonRow:
    day = line.at.date()
    row = found.get(line.id)
    if row is None:
        row = found[line.id] = PersonRow(
            person_id=line.id, chosen_name=line.chosen_name, tell_apart=line.tell_apart, age_band=line.age_band,
            state=STAFF, groups=[], staff_roles=[], joined_on=day, same_name=False,
        )  # fmt: skip
    row.joined_on = min(row.joined_on, day)
    return row
