"""By itself: when the day is over, nobody needs to know any more why somebody was moved ahead."""

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session

from api.core import clock
from api.core.fields import table_of
from api.core.jobs import job
from api.events.models import Event
from api.events.rules import NEEDS_SEEN_FOR
from api.events.waiting.models import LineMove

move, event = table_of(LineMove), table_of(Event).c
_OVER = select(event.id).where(event.ends_at <= bindparam("over", type_=event.ends_at.type))
_FORGET = delete(move).where(move.c.event_id.in_(_OVER))


@job("line_moves_forgotten", "Why somebody was moved ahead is forgotten a day after the activity.", "35 3 * * *")
def line_moves_forgotten(session: Session) -> int:
    """Removes the reasons of activities that ended a day ago. Returns how many."""
    return session.connection().execute(_FORGET, {"over": clock.now() - NEEDS_SEEN_FOR}).rowcount
