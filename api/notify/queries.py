"""Reading the inbox."""

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from api.core.access import Caller
from api.core.fields import table_of
from api.notify.kinds import why
from api.notify.models import Notice
from api.notify.schemas import About, Inbox, NoticeItem

PAGE = 30
AFTER_ALL = "~"  # sorts after every id

row = table_of(Notice).c
_page = (
    select(row.id, row.message, row.text, row.about_kind, row.about_id, row.at, row.read_at)
    .where(row.person_id == bindparam("me"), row.id < bindparam("before"))
    .order_by(row.id.desc())
    .limit(PAGE + 1)
)
_unread = select(func.count()).where(row.person_id == bindparam("me"), row.read_at.is_(None))


def inbox(session: Session, caller: Caller, before: str | None) -> Inbox:
    """The caller's own notices, newest first, a page at a time."""
    me = caller.person_id
    rows = session.connection().execute(_page, {"me": me, "before": before or AFTER_ALL}).all()
    items = [
        NoticeItem(
            id=r.id,
            text=r.text,
            about=About(kind=r.about_kind, id=r.about_id) if r.about_kind and r.about_id else None,
            at=r.at,
            read=r.read_at is not None,
            why=why(r.message),
        )
        for r in rows[:PAGE]
    ]
    return Inbox(items=items, unread=unread(session, me), next=items[-1].id if len(rows) > PAGE else None)


def unread(session: Session, person_id: str) -> int:
    """How many notices somebody has not seen yet."""
    return int(session.connection().execute(_unread, {"me": person_id}).scalar_one())
