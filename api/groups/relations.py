"""What a person is to a group's things, by membership; and whether they belong to the programme at all."""

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.core.sessions import Identity
from api.groups.models import Membership

BELONGS = ("new", "active")  # takes part now
IN_PROGRAMME = ("new", "active", "resting", "graduated")

row = Membership.__table__.c  # type: ignore[attr-defined]
_mine = select(row.group_id, row.role, row.state).where(
    row.person_id == bindparam("me"), row.programme_id == bindparam("programme")
)
_STATE_WORDS = {
    "asked": {"asked"},
    "waiting_for_consent": {"waiting"},
    "resting": {"resting"},
    "graduated": {"graduated"},
    "left": {"former"},
    "removed": {"removed"},
}


@access.resolver
def member_relations(session: Session, me: Identity, target: Target) -> set[str]:
    """member, co_lead, lead (taking part now) · asked, waiting, resting, graduated, former, removed · in_programme."""
    if target.programme_id is None:
        return set()
    found: set[str] = set()
    mine = session.connection().execute(_mine, {"me": me.person_id, "programme": target.programme_id}).all()
    for membership in mine:
        if membership.state in IN_PROGRAMME:
            found.add("in_programme")
        if membership.group_id != target.group_id:
            continue
        if membership.state in BELONGS:
            found |= {"member", membership.role}
        else:
            found |= _STATE_WORDS[membership.state]
    if target.open_to_programme and "in_programme" in found:
        found.add("programme_reader")
    return found
