"""What becomes of somebody's way when they leave the group, or when two accounts become one."""

from sqlalchemy import select, update
from sqlmodel import Session, col
from sqlmodel import select as pick

from api.core.fields import table_of
from api.groups.facts import MEMBER_LEFT, MEMBER_REMOVED
from api.groups.learning.actions import forget
from api.groups.learning.models import LeadPath, LeadStep
from api.people.facts import PEOPLE_MERGED

path, step = table_of(LeadPath), table_of(LeadStep)


@MEMBER_LEFT.hears
@MEMBER_REMOVED.hears
def forget_way(session: Session, *, group_id: str, person_id: str) -> None:
    """Who comes back starts as they like. Whoever learned beside somebody who left learns on."""
    for one in session.exec(pick(LeadPath).where(LeadPath.group_id == group_id, LeadPath.person_id == person_id)):
        forget(session, one)
    beside = (path.c.group_id == group_id) & (path.c.beside == person_id)
    session.execute(update(path).where(beside).values(beside=None))


@PEOPLE_MERGED.hears
def merge_people(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """One way per group: the steps of both, and what the remaining account said."""
    ways = session.exec(pick(LeadPath).where(LeadPath.person_id == old).order_by(col(LeadPath.id))).all()
    for one in ways:
        kept = session.exec(pick(LeadPath).where(LeadPath.group_id == one.group_id, LeadPath.person_id == new)).first()
        if kept is None:
            one.person_id = new
            session.add(one)
            session.flush()
            continue
        there = select(step.c.step).where(step.c.path_id == kept.id)
        taken = set(session.execute(there).scalars())
        fresh = step.c.step.not_in(taken)
        session.execute(update(step).where(step.c.path_id == one.id, fresh).values(path_id=kept.id))
        forget(session, one)
    session.execute(update(path).where(path.c.beside == old).values(beside=new))
    session.execute(update(step).where(step.c.marked_by == old).values(marked_by=new))
