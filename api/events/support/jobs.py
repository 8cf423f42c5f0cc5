"""What people needed is deleted a week after an activity: from the answers, and everything arranged for it."""

from typing import Any

from sqlalchemy import bindparam, delete, select, union, update
from sqlmodel import Session

from api.core import clock
from api.core.fields import table_of
from api.core.jobs import job
from api.events.models import Event, EventAnswer
from api.events.support.models import Booking, ChildcarePlan, TravelPlan
from api.events.support.rules import KEPT

AT_ONCE = 200
e, a = table_of(Event).c, table_of(EventAnswer).c
_TABLES = [table_of(model) for model in (TravelPlan, Booking, ChildcarePlan)]
_over: Any = bindparam("over", type_=e.ends_at.type)


def _events_with(table: Any, *more: Any) -> Any:
    ended = table.join(table_of(Event), e.id == table.c.event_id)
    return select(table.c.event_id).select_from(ended).where(e.ends_at <= _over, *more).distinct().limit(AT_ONCE)


_DUE = union(
    select(_events_with(table_of(EventAnswer), a.sealed_needs.is_not(None)).subquery().c.event_id),
    *(select(_events_with(table).subquery().c.event_id) for table in _TABLES),
)
_these: Any = bindparam("these", expanding=True)
_EMPTY = [
    update(EventAnswer).where(a.event_id.in_(_these)).values(sealed_needs=None),
    *(delete(table).where(table.c.event_id.in_(_these)) for table in _TABLES),
]


@job("needs_go", "Deletes what people needed, and what was set up for it, a week after an activity.", "40 3 * * *")
def needs_go(session: Session) -> int:
    """Returns at how many activities something was deleted."""
    conn = session.connection()
    due = list(conn.execute(_DUE, {"over": clock.now() - KEPT}).scalars())
    if due:
        for statement in _EMPTY:
            conn.execute(statement, {"these": due})
    return len(due)
