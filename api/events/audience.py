"""Who hears about an activity."""

from sqlmodel import Session, col, select

from api.core import clock
from api.events.models import EventAnswer
from api.groups.models import Membership
from api.groups.relations import BELONGS
from api.programmes.models import StaffRole
from api.programmes.relations import current_role

COMING = ("going", "maybe", "waiting", "offered")


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
