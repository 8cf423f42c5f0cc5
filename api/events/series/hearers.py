"""A series follows the person who made it when two accounts become one."""

from sqlalchemy import update
from sqlmodel import Session, col

from api.events.series.models import EventSeries
from api.people.facts import PEOPLE_MERGED


@PEOPLE_MERGED.hears
def merge_people(session: Session, *, old: str, new: str, programme_id: str) -> None:
    session.execute(update(EventSeries).where(col(EventSeries.made_by) == old).values(made_by=new))
