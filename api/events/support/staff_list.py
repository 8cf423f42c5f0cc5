"""Whose way is not sorted yet, across a programme: for its workers (R17)."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.fields import table_of
from api.events.rules import NEEDS_SEEN_FOR
from api.events.support import coming, kept, rules, travel
from api.events.support.schemas import OpenTravel, OpenTravelList
from api.groups.models import PowerGroup

MOST = 300
e, g = coming.e, table_of(PowerGroup).c
_EVENTS = (
    select(
        e.id, e.programme_id, e.group_id, e.title, e.state, e.starts_at, e.ends_at, e.zone, e.place_name,
        e.place_address, e.published_at, g.name.label("group_name"),
    )
    .join(table_of(PowerGroup), g.id == e.group_id)
    .where(
        e.programme_id == bindparam("programme"), e.published_at.is_not(None),
        e.state.in_(("published", "done", "cancelled")), e.ends_at > bindparam("after", type_=e.ends_at.type),
    )
    .order_by(e.starts_at, e.id)
    .limit(MOST)
)  # fmt: skip


def unresolved_travel(session: Session, caller: Caller, programme_id: str) -> OpenTravelList:
    """The soonest activity first. Looking is noted."""
    after = clock.now() - NEEDS_SEEN_FOR
    found: list[OpenTravel] = []
    for about in session.connection().execute(_EVENTS, {"programme": programme_id, "after": after}).all():
        found += _of(session, about)
    if found:
        audit.note(session, "event.travel_seen", "programme", programme_id, programme_id=programme_id)
    return OpenTravelList(items=found)


def _of(session: Session, about: Any) -> list[OpenTravel]:
    people, plans = coming.guests(session, about), kept.travel_plans(session, about.id)
    everybody = people | {one: coming.stranger(session, one) for one in plans if one not in people}
    shown = []
    for guest in sorted(everybody.values(), key=lambda one: one.order):
        state = travel.state_of(about, guest, plans.get(guest.person_id))
        if rules.is_open(state):
            shown.append(OpenTravel(
                person_id=guest.person_id, chosen_name=guest.chosen_name, tell_apart=guest.tell_apart,
                event_id=about.id, title=about.title, group_name=about.group_name, starts_at=about.starts_at,
                zone=about.zone, state=state,
            ))  # fmt: skip
    return shown
