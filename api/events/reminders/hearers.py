"""What reminders do when something happens in rooms to the left."""

from sqlmodel import Session, select

from api.events.reminders.models import ReminderTold
from api.people.facts import PEOPLE_MERGED


@PEOPLE_MERGED.hears
def keep_what_was_told(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """Two accounts of one person: what either was reminded of is not told again."""
    for row in session.exec(select(ReminderTold).where(ReminderTold.person_id == old)).all():
        session.delete(row)
        session.flush()
        session.merge(ReminderTold(**row.model_dump() | {"person_id": new}))
    session.flush()
