"""What this room does when something happens elsewhere."""

from sqlalchemy import update
from sqlmodel import Session, col

from api.notify.models import Notice
from api.people.facts import PEOPLE_MERGED


@PEOPLE_MERGED.hears
def move_inbox(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """One person, one inbox."""
    session.execute(update(Notice).where(col(Notice.person_id) == old).values(person_id=new))
