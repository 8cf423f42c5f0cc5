"""What people chose about being told: reading it for many at once."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core.fields import table_of
from api.notify.models import MutedGroup, NoticeWishes

row, muted = table_of(NoticeWishes).c, table_of(MutedGroup).c
_theirs = select(row.person_id, row.remind_day, row.remind_soon, row.remind_answer).where(
    row.person_id.in_(bindparam("people", expanding=True))
)
_muted = select(muted.person_id, muted.group_id).where(muted.person_id.in_(bindparam("people", expanding=True)))


@dataclass(frozen=True)
class Reminded:
    """When somebody wants to be reminded of what they are coming to, and whether they want to be asked once more."""

    day: bool = True
    soon: bool = True
    answer: bool = True


def reminded(session: Session, people: Collection[str]) -> dict[str, Reminded]:
    """Of those who chose something; the others have `Reminded()`."""
    found = session.connection().execute(_theirs, {"people": list(people)})
    return {one.person_id: Reminded(one.remind_day, one.remind_soon, one.remind_answer) for one in found}


def mutes(session: Session, people: Collection[str]) -> set[tuple[str, str]]:
    """(person, group) for every group one of these people muted."""
    return {(one.person_id, one.group_id) for one in session.connection().execute(_muted, {"people": list(people)})}
