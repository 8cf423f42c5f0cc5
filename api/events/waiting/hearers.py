"""Two accounts of one person: what was written about either stays about the one that stays."""

from sqlalchemy import update
from sqlmodel import Session

from api.core.fields import table_of
from api.events.waiting.models import LineMove
from api.people.facts import PEOPLE_MERGED

move = table_of(LineMove)


@PEOPLE_MERGED.hears
def merge_moves(session: Session, *, old: str, new: str, programme_id: str) -> None:
    for column in (move.c.person_id, move.c.by):
        session.execute(update(move).where(column == old).values({column.name: new}))
