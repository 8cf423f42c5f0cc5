"""What I chose about being told: seen and changed by me alone."""

from sqlmodel import Session, col, delete, select

from api.core import audit, clock
from api.core.access import Caller
from api.notify.models import MutedGroup, NoticeWishes
from api.notify.schemas import Preferences, PreferencesIn
from api.people.queries import active_person


def notice_preferences(session: Session, caller: Caller) -> Preferences:
    """Who has chosen nothing is reminded of everything and has muted nothing."""
    row = session.get(NoticeWishes, caller.person_id)
    wanted = select(MutedGroup.group_id).where(MutedGroup.person_id == caller.person_id)
    muted = list(session.exec(wanted.order_by(MutedGroup.group_id)).all())
    return Preferences(
        remind_day=row is None or row.remind_day,
        remind_soon=row is None or row.remind_soon,
        remind_answer=row is None or row.remind_answer,
        muted=muted,
    )


def update_notice_preferences(session: Session, caller: Caller, wanted: PreferencesIn) -> Preferences:
    """All of it at once. Doing it again changes nothing."""
    me = caller.person_id
    active_person(session, me, lock=True)  # two phones at once make one row
    row = session.get(NoticeWishes, me) or NoticeWishes(person_id=me, changed_at=clock.now())
    row.remind_day, row.remind_soon, row.remind_answer = wanted.remind_day, wanted.remind_soon, wanted.remind_answer
    row.changed_at = clock.now()
    session.add(row)
    session.exec(delete(MutedGroup).where(col(MutedGroup.person_id) == me))
    session.add_all(MutedGroup(person_id=me, group_id=group_id) for group_id in sorted(set(wanted.muted)))
    audit.note(session, "person.save_notice_preferences", "person", me, subject=me)
    session.flush()
    return notice_preferences(session, caller)
