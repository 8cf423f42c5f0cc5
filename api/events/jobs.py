"""What happens by itself: places go on when offers run out, and sessions nobody checked in are asked for (R92).

Reads never depend on these having run. Each may run twice without harm.
"""

from sqlalchemy import bindparam, or_, select
from sqlmodel import Session

from api.core import clock
from api.core.fields import table_of
from api.core.jobs import job
from api.events import messages, places, queries
from api.events.audience import leads_of, workers_of
from api.events.models import Event, WrapUp
from api.events.rules import STAFF_ASKED_AFTER
from api.groups.models import PowerGroup
from api.notify.actions import tell

AT_ONCE = 200
event, wrapped = table_of(Event).c, table_of(WrapUp).c
_LAPSED = (
    select(event.id)
    .where(event.state == "published", event.first_lapse_at <= bindparam("now", type_=event.ends_at.type))
    .order_by(event.id)
    .limit(AT_ONCE)
)
_SILENT = (
    select(Event)
    .outerjoin(WrapUp, wrapped.event_id == event.id)
    .where(
        event.state == "published", wrapped.event_id.is_(None),
        event.ends_at <= bindparam("now", type_=event.ends_at.type),
        or_(event.leads_asked_at.is_(None)
            & or_(event.came_young.is_(None), event.ends_at <= bindparam("day_ago", type_=event.ends_at.type)),
            event.staff_asked_at.is_(None) & event.came_young.is_(None)
            & (event.ends_at <= bindparam("week_ago", type_=event.ends_at.type))),
    )
    .order_by(event.id)
    .limit(AT_ONCE)
    .with_for_update(of=Event, key_share=True)
)  # fmt: skip


@job("places_go_on", "Offers that ran out go to the next in line.", "*/5 * * * *")
def places_go_on(session: Session) -> int:
    """Settles the line of every activity with an offer that ran out. Returns how many."""
    found = list(session.connection().execute(_LAPSED, {"now": clock.now()}).scalars())
    for event_id in found:
        places.resettle(session, places.lock(session, event_id))
    return len(found)


@job("sessions_without_attendance", "Asks leads, then staff, who came to a session nobody checked in.", "20 * * * *")
def sessions_without_attendance(session: Session) -> int:
    """Asks the leads once when a session is over, and the workers once when it is still open a week later.

    Where people were checked in only the wrap-up is missing: its leads are asked a day later, and nobody else.
    """
    at = clock.now()
    asked = {"now": at, "day_ago": at - queries.A_DAY, "week_ago": at - STAFF_ASKED_AFTER}
    found = session.execute(_SILENT, asked).scalars().all()
    for silent in found:
        about = ("wrap_up", silent.id)
        if silent.leads_asked_at is None:
            leads = leads_of(session, silent.group_id)
            words = messages.no_attendance if silent.came_young is None else messages.no_wrap_up
            tell(session, leads, "who_came", words(silent), about=about)
            silent.leads_asked_at = at
        if silent.came_young is None and silent.staff_asked_at is None and silent.ends_at <= at - STAFF_ASKED_AFTER:
            group = session.get_one(PowerGroup, silent.group_id)
            text = messages.no_attendance_staff(silent, group.name)
            tell(session, workers_of(session, silent.programme_id), "who_came_staff", text, about=about)
            silent.staff_asked_at = at
        session.add(silent)
    return len(found)
