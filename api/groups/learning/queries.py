"""Who learns to lead in a group, as far as the caller may see it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core.access import Caller
from api.core.fields import table_of
from api.groups.learning import rules
from api.groups.learning.models import LeadPath, LeadStep
from api.groups.learning.schemas import LeadPaths, PathOut, StepOut
from api.groups.learning.states import LEAD_PATH
from api.groups.models import Membership
from api.groups.relations import BELONGS
from api.people.models import Person

member, path = table_of(Membership).c, table_of(LeadPath).c
person, step = table_of(Person).c, table_of(LeadStep).c
other = table_of(Person).alias("other").c

_PEOPLE = (
    select(
        member.person_id, person.chosen_name, person.tell_apart, member.role, path.id.label("path_id"), path.state,
        other.chosen_name.label("beside"),
    )
    .join(table_of(Person), person.id == member.person_id)
    .outerjoin(table_of(LeadPath), (path.group_id == member.group_id) & (path.person_id == member.person_id))
    .outerjoin(other.id.table, other.id == path.beside)
    .where(member.group_id == bindparam("group"), member.state.in_(BELONGS))
)  # fmt: skip
_STEPS = select(step.path_id, step.step, step.marked_at).where(step.path_id.in_(bindparam("paths", expanding=True)))


def lead_path(session: Session, caller: Caller, group_id: str) -> LeadPaths:
    """My own way; and for who leads or works here everybody who may take one, by name."""
    rows = session.connection().execute(_PEOPLE, {"group": group_id}).all()
    sees_all = caller.is_any(*rules.MARKERS)
    shown = [row for row in rows if row.person_id == caller.person_id or (sees_all and row.role != "lead")]
    taken = _taken(session, [row.path_id for row in shown if row.path_id])
    ways = {row.person_id: _way(row, taken[row.path_id], _relations(caller, row.person_id)) for row in shown}
    mine = ways.pop(caller.person_id, None)
    return LeadPaths(
        mine=mine, people=sorted(ways.values(), key=lambda way: (way.chosen_name.casefold(), way.person_id))
    )


def changed(session: Session, caller: Caller, group_id: str, _: str) -> LeadPaths:
    return lead_path(session, caller, group_id)


def _relations(caller: Caller, person_id: str) -> frozenset[str]:
    """To this one person: the operation may have been about another one."""
    return (caller.relations - {"this_person"}) | ({"this_person"} if person_id == caller.person_id else set())


def _taken(session: Session, paths: Collection[str]) -> dict[str | None, dict[str, datetime]]:
    found: dict[str | None, dict[str, datetime]] = defaultdict(dict)
    for row in session.connection().execute(_STEPS, {"paths": list(paths)}):
        found[row.path_id][row.step] = row.marked_at
    return found


def _way(row: Any, taken: dict[str, datetime], relations: frozenset[str]) -> PathOut:
    moves = LEAD_PATH.can(row.state, relations) if row.state else []
    steps = [StepOut(key=one.key, words=one.words, taken_at=taken.get(one.key)) for one in rules.steps_of(row.role)]
    following = rules.next_step(row.role, taken)
    return PathOut(
        person_id=row.person_id, chosen_name=row.chosen_name, tell_apart=row.tell_apart, state=row.state or "none",
        stage=rules.STAGES[row.role], beside=row.beside, steps=steps, next_step=following.words if following else None,
        ready=rules.is_ready(row.role, taken), can=rules.can(row.state, row.role, moves, relations),
    )  # fmt: skip
