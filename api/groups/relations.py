"""What a person is to a group's things, by membership; and whether they belong to the programme at all."""

from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.core.fields import table_of
from api.core.quick import Quick
from api.core.sessions import Identity
from api.groups.models import Membership

BELONGS = ("new", "active")  # takes part now
IN_PROGRAMME = ("new", "active", "resting", "graduated")

row = table_of(Membership).c
_mine = Quick(
    select(row.group_id, row.role, row.state).where(
        row.person_id == bindparam("me"), row.programme_id == bindparam("programme")
    )
)
_STATE_WORDS = {
    "asked": "asked",
    "waiting_for_consent": "waiting",
    "resting": "resting",
    "graduated": "graduated",
    "left": "former",
    "removed": "removed",
}


class Belonging(Protocol):
    """A membership, as far as access needs to know it."""

    @property
    def group_id(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def state(self) -> str: ...


def member_words(mine: Iterable[Belonging], group_id: str | None, open_to_programme: bool) -> set[str]:
    """What these memberships of one programme make of a person, towards one group of it (None: the programme)."""
    found: set[str] = set()
    for membership in mine:
        if membership.state in IN_PROGRAMME:
            found.add("in_programme")
        if membership.group_id == group_id:
            found |= own_words(membership)
    if open_to_programme and "in_programme" in found:
        found.add("programme_reader")
    return found


def own_words(membership: Belonging) -> set[str]:
    if membership.state in BELONGS:
        return {"member", membership.role}
    return {_STATE_WORDS[membership.state]}


@access.resolver
def member_relations(session: Session, me: Identity, target: Target) -> set[str]:
    """member, co_lead, lead (taking part now) · asked, waiting, resting, graduated, former, removed · in_programme.

    Besides: proposer (of a group that has no yes yet) and this_person (the membership is the caller's own).
    """
    if target.programme_id is None:
        return set()
    mine = _mine.rows(session.connection(), {"me": me.person_id, "programme": target.programme_id})
    found = member_words(mine, target.group_id, target.open_to_programme)
    if target.person_id == me.person_id:
        found |= {"proposer"} if target.kind == "group" else set()
        found |= {"this_person"} if target.kind == "membership" else set()
    return found
