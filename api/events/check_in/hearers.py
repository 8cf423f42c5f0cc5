"""What check-in does when something happens in rooms to its left."""

from sqlalchemy import update
from sqlmodel import Session, col

from api.events.check_in.models import CheckInDecision
from api.people.facts import PEOPLE_MERGED


@PEOPLE_MERGED.hears
def decisions_follow(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """Who decided is the account that remains. Facts stay as they are; reading follows the merged account."""
    session.execute(update(CheckInDecision).where(col(CheckInDecision.by) == old).values(by=new))
