"""A calendar link follows its person when two accounts become one."""

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from api.events.calendar.models import CalendarLink
from api.people.facts import PEOPLE_MERGED


@PEOPLE_MERGED.hears
def merge_people(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """One link is kept: the one of the account that stays, if it has one."""
    mine = col(CalendarLink.person_id)
    if session.execute(select(col(CalendarLink.id)).where(mine == new)).first():
        session.execute(delete(CalendarLink).where(mine == old))
    session.execute(update(CalendarLink).where(mine == old).values(person_id=new))
