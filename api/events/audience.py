"""Who hears about an activity."""

from typing import Any

from sqlalchemy import Select, and_, or_
from sqlalchemy import select as pick
from sqlmodel import Session, col, select

from api.core import clock
from api.core.fields import table_of
from api.events.models import Event, EventAnswer
from api.groups.models import Membership, PowerGroup
from api.groups.relations import BELONGS, IN_PROGRAMME
from api.programmes.models import StaffRole
from api.programmes.relations import current_role

COMING = ("going", "maybe", "waiting", "offered")

event, member, group = table_of(Event).c, table_of(Membership).c, table_of(PowerGroup).c


def closed_to(group_id: Any, person_id: Any) -> Select[Any]:
    """The activities somebody who left a group may not come to any more: the group's own, and the open ones of other
    groups when nothing else keeps them in the programme."""
    programme = pick(group.programme_id).where(group.id == group_id).scalar_subquery()
    still_in = (
        pick(member.id)
        .where(member.person_id == person_id, member.programme_id == programme, member.state.in_(IN_PROGRAMME))
        .exists()
    )
    return pick(event.id).where(or_(event.group_id == group_id, and_(event.programme_id == programme, ~still_in)))


def answered(session: Session, event_id: str) -> list[str]:
    """Who is going, might come, waits or holds an offer."""
    wanted = select(EventAnswer.person_id).where(
        EventAnswer.event_id == event_id, col(EventAnswer.answer).in_(COMING)
    )  # fmt: skip
    return list(session.exec(wanted.order_by(EventAnswer.id)).all())


def members_of(session: Session, group_id: str, *, leads: bool = False) -> list[str]:
    """Who takes part in a group now."""
    wanted = select(Membership.person_id).where(
        Membership.group_id == group_id, col(Membership.state).in_(BELONGS)
    )  # fmt: skip
    if leads:
        wanted = wanted.where(col(Membership.role).in_(("lead", "co_lead")))
    return list(session.exec(wanted.order_by(Membership.id)).all())


def leads_of(session: Session, group_id: str) -> list[str]:
    return members_of(session, group_id, leads=True)


def workers_of(session: Session, programme_id: str) -> list[str]:
    """The workers of a programme, deputies too."""
    wanted = select(StaffRole.person_id).where(
        StaffRole.programme_id == programme_id, StaffRole.role == "worker", current_role
    )
    return list(session.connection().execute(wanted, {"today": clock.today()}).scalars())
