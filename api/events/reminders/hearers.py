"""What reminders and mutes need of activities when something happens in rooms to the left."""

from sqlmodel import Session, select

from api.events.models import Event
from api.events.reminders.models import ReminderTold
from api.notify.questions import GROUP_OF
from api.people.facts import PEOPLE_MERGED

OF_AN_EVENT = ("event", "wrap_up", "follow_up")  # what a notice about an activity leads to; each holds its id


@PEOPLE_MERGED.hears
def keep_what_was_told(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """Two accounts of one person: what either was reminded of is not told again."""
    for row in session.exec(select(ReminderTold).where(ReminderTold.person_id == old)).all():
        session.delete(row)
        session.flush()
        session.merge(ReminderTold(**row.model_dump() | {"person_id": new}))
    session.flush()


@GROUP_OF.answers
def group_of_event(session: Session, *, kind: str, thing: str) -> list[str]:
    """The group whose activity it is."""
    if kind not in OF_AN_EVENT:
        return []
    return list(session.exec(select(Event.group_id).where(Event.id == thing)).all())
