"""Reads about groups, for this room and those to its right."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import bindparam, case, func, select
from sqlmodel import Session, col
from sqlmodel import select as pick

from api.core.fields import table_of
from api.groups import messages
from api.groups.models import GroupRules, Membership, PowerGroup, RulesAgreement
from api.groups.relations import BELONGS, IN_PROGRAMME
from api.groups.rules import SHOWN
from api.people.models import Person
from api.programmes.models import Programme
from api.programmes.queries import staff_names

member = table_of(Membership).c
person = table_of(Person).c
rules = table_of(GroupRules).c
agreed = table_of(RulesAgreement).c

_people = (
    select(member.person_id, person.chosen_name, person.tell_apart, member.role, member.state)
    .join(table_of(Person), person.id == member.person_id)
    .where(member.group_id == bindparam("group"), member.state.in_(bindparam("states", expanding=True)))
)
_leads = (
    select(member.group_id, member.person_id, member.role, person.chosen_name)
    .join(table_of(Person), person.id == member.person_id)
    .where(
        member.group_id.in_(bindparam("groups", expanding=True)),
        member.role.in_(("lead", "co_lead")),
        member.state.in_(BELONGS),
    )
    .order_by(member.role.desc(), member.joined_at, member.id)  # "lead" before "co_lead"
)
_counts = (
    select(
        member.group_id,
        func.count().label("shown"),
        func.sum(case((member.state.in_(BELONGS), 1), else_=0)).label("now"),
    )
    .where(member.group_id.in_(bindparam("groups", expanding=True)), member.state.in_(SHOWN))
    .group_by(member.group_id)
)
_newest_rules = (
    select(rules.id, rules.version, rules.text, rules.made_by)
    .where(rules.group_id == bindparam("group"))
    .order_by(rules.version.desc())
    .limit(1)
)
_agreed = select(agreed.id).where(agreed.rules_id == bindparam("rules"), agreed.person_id == bindparam("person"))
_ids = select(member.person_id).where(
    member.group_id == bindparam("group"),
    member.state.in_(bindparam("states", expanding=True)),
    member.role.in_(bindparam("roles", expanding=True)),
)
_belong = (
    select(member.person_id)
    .where(
        member.programme_id == bindparam("programme"),
        member.person_id.in_(bindparam("people", expanding=True)),
        member.state.in_(IN_PROGRAMME),
    )
    .distinct()
)
_ROLE_ORDER = {"lead": 0, "co_lead": 1, "member": 2}


def people(session: Session, group_id: str, states: Collection[str]) -> Sequence[Any]:
    """(person_id, chosen_name, tell_apart, role, state) of those in these states; leads first, then by name."""
    rows = session.connection().execute(_people, {"group": group_id, "states": list(states)}).all()
    return sorted(rows, key=lambda r: (_ROLE_ORDER[r.role], r.chosen_name.casefold(), r.person_id))


def leads(session: Session, group_ids: Collection[str]) -> dict[str, list[Any]]:
    """(person_id, role, chosen_name) of those who lead each group now: leads, then co-leads."""
    found: dict[str, list[Any]] = {group_id: [] for group_id in group_ids}
    for line in session.connection().execute(_leads, {"groups": list(found)}):
        found[line.group_id].append(line)
    return found


def led_by(session: Session, group_ids: Collection[str]) -> dict[str, list[str]]:
    """The chosen names of those who lead each group now: leads, then co-leads."""
    return {group_id: [r.chosen_name for r in rows] for group_id, rows in leads(session, group_ids).items()}


def member_counts(session: Session, group_ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """How many belong to each group (taking part, resting or graduated), and how many of them take part now."""
    rows = session.connection().execute(_counts, {"groups": list(group_ids)})
    return {r.group_id: (int(r.shown), int(r.now)) for r in rows}


def newest_rules(session: Session, group_id: str) -> Any:
    """(id, version, text, made_by) of the newest rules, or None."""
    return session.connection().execute(_newest_rules, {"group": group_id}).first()


def has_agreed(session: Session, rules_id: str, person_id: str) -> bool:
    return session.connection().execute(_agreed, {"rules": rules_id, "person": person_id}).first() is not None


def member_ids(
    session: Session,
    group_id: str,
    states: Collection[str] = BELONGS,
    roles: Collection[str] = ("member", "co_lead", "lead"),
) -> list[str]:
    """The people of a group in these states and roles (who takes part now, when nothing is said)."""
    asked = {"group": group_id, "states": list(states), "roles": list(roles)}
    return list(session.connection().execute(_ids, asked).scalars())


def lead_ids(session: Session, group_id: str, *, co_leads: bool = True) -> list[str]:
    """Who leads now, co-leads included unless told otherwise."""
    return member_ids(session, group_id, roles=("lead", "co_lead") if co_leads else ("lead",))


def belongs(session: Session, *, programme_id: str, person_ids: Collection[str]) -> list[str]:
    """Which of these people take part, rest or have graduated in a group of this programme."""
    asked = {"programme": programme_id, "people": list(person_ids)}
    return list(session.connection().execute(_belong, asked).scalars())


def membership(session: Session, group_id: str, person_id: str, *, lock: bool = False) -> Membership | None:
    """One person's membership, as it is in the database now (`lock`: and stays, for who does not lock the group)."""
    wanted = pick(Membership).where(Membership.group_id == group_id, Membership.person_id == person_id)
    wanted = wanted.with_for_update() if lock else wanted
    return session.exec(wanted.execution_options(populate_existing=True)).first()


def new_ones(session: Session, group_id: str, people: Collection[str]) -> list[Membership]:
    """The memberships among these people that are new, locked."""
    if not people:
        return []
    wanted = pick(Membership).where(
        Membership.group_id == group_id, Membership.state == "new", col(Membership.person_id).in_(people)
    )
    locked_in_order = wanted.order_by(Membership.id).with_for_update()
    return list(session.exec(locked_in_order.execution_options(populate_existing=True)).all())


def locked(session: Session, group_id: str) -> PowerGroup:
    """The group, locked until the end of the transaction: who belongs and who leads changes one after the other."""
    wanted = pick(PowerGroup).where(PowerGroup.id == group_id).with_for_update()
    return session.exec(wanted.execution_options(populate_existing=True)).one()


def who_can_see(session: Session, group: PowerGroup) -> list[str]:
    """Who sees what in this group, in plain sentences (R100); also shown before joining."""
    programme = session.get_one(Programme, group.programme_id)
    names = staff_names(session, group.programme_id)
    return messages.who_can_see(programme.name, names, group.visibility == "programme")
