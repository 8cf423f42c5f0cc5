"""What this room does when something happens elsewhere."""

from sqlalchemy import update
from sqlmodel import Session, col

from api.consent.models import ConsentRecord
from api.people.facts import PEOPLE_MERGED


@PEOPLE_MERGED.hears
def move_consents(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """What was said yes to stays said, by the one person."""
    session.execute(update(ConsentRecord).where(col(ConsentRecord.person_id) == old).values(person_id=new))
