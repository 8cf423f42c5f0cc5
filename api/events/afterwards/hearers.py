"""What becomes of tasks when people leave a group or two accounts become one."""

from sqlalchemy import delete, select, update
from sqlmodel import Session

from api.core.fields import table_of
from api.events.afterwards import actions
from api.events.afterwards.models import EventLeader, FollowUp
from api.groups.facts import MEMBER_LEFT, MEMBER_REMOVED
from api.people.facts import PEOPLE_MERGED

task, leader = table_of(FollowUp), table_of(EventLeader)


@MEMBER_LEFT.hears
@MEMBER_REMOVED.hears
def keep_from_leads(session: Session, *, group_id: str, person_id: str) -> None:
    """The group no longer reads about somebody who has gone; a worker still checks in with them."""
    for one in actions.tasks_about(session, person_id, group_id):
        one.for_leads = False
        session.add(one)
    session.flush()


@PEOPLE_MERGED.hears
def merge_people(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """Tasks and who led follow the account that remains."""
    for column in (task.c.person_id, task.c.made_by, task.c.closed_by):
        session.execute(update(task).where(column == old).values({column.name: new}))
    there = select(leader.c.event_id).where(leader.c.person_id == new)
    session.execute(delete(leader).where(leader.c.person_id == old, leader.c.event_id.in_(there)))
    session.execute(update(leader).where(leader.c.person_id == old).values(person_id=new))
    session.flush()
