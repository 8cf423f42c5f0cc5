"""What this room does when something happens elsewhere."""

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from api.notify.models import MutedGroup, Notice, NoticeWishes
from api.people.facts import PEOPLE_MERGED


@PEOPLE_MERGED.hears
def move_inbox(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """One person, one inbox. What the account that stays had chosen counts; what either muted stays muted."""
    session.execute(update(Notice).where(col(Notice.person_id) == old).values(person_id=new))
    theirs = session.get(NoticeWishes, old)
    if theirs is not None and session.get(NoticeWishes, new) is None:
        session.add(NoticeWishes(**theirs.model_dump() | {"person_id": new}))
    both = select(MutedGroup.group_id).where(col(MutedGroup.person_id).in_((old, new)))
    for group_id in set(session.exec(both).all()):
        session.merge(MutedGroup(person_id=new, group_id=group_id))
    session.execute(delete(MutedGroup).where(col(MutedGroup.person_id) == old))
    session.execute(delete(NoticeWishes).where(col(NoticeWishes.person_id) == old))
    session.flush()
