"""What a person is to an activity beyond their group: planner of a draft, or somebody who led here before."""

from sqlalchemy import bindparam, select, union_all
from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.core.fields import table_of
from api.core.sessions import Identity
from api.events.models import AttendanceFact, Event, OnceLead
from api.groups.models import Membership
from api.groups.relations import BELONGS

event = table_of(Event).c
member = table_of(Membership).c
once = table_of(OnceLead).c
fact = table_of(AttendanceFact).c

_plans = (
    select(member.role)
    .join(table_of(Event), event.group_id == member.group_id)
    .where(
        event.id == bindparam("event"), member.person_id == bindparam("me"), member.state.in_(BELONGS),
        member.role.in_(("lead", "co_lead")),
    )
)  # fmt: skip
_led = union_all(
    select(once.group_id).where(once.group_id == bindparam("group"), once.person_id == bindparam("me")),
    select(event.group_id).where(
        event.group_id == bindparam("group"),
        (event.made_by == bindparam("me")) | (event.published_by == bindparam("me")),
    ),
    select(fact.event_id).where(
        fact.event_id == bindparam("event"),
        fact.recorded_by == bindparam("me"),
        fact.held.is_(None),
        fact.own.is_(False),
    ),
).limit(1)


@access.resolver
def draft_planners(session: Session, me: Identity, target: Target) -> set[str]:
    """A draft is known to those who plan it and nobody else, so its target names no group (see access.py)."""
    if target.kind != "event_draft":
        return set()
    found = session.connection().execute(_plans, {"event": target.id, "me": me.person_id})
    return set(found.scalars()) & {"lead", "co_lead"}


@access.resolver
def once_leads(session: Session, me: Identity, target: Target) -> set[str]:
    """once_lead: planned or checked in here before, so check-ins sent after losing the role are kept for staff."""
    if target.kind != "event_check_in":
        return set()
    asked = {"event": target.id, "group": target.group_id, "me": me.person_id}
    return {"once_lead"} if session.connection().execute(_led, asked).first() else set()
