"""Afterwards: how many came, who led, one sentence."""

from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.core.errors import conflict
from api.events import messages, reading
from api.events.afterwards.actions import after_wrap_up
from api.events.models import WrapUp
from api.events.planning import locked_event
from api.events.schemas_page import EventOut
from api.events.schemas_people import WrapUpIn
from api.events.states import EVENT


def wrap_up_event(session: Session, caller: Caller, event_id: str, said: WrapUpIn) -> EventOut:
    """Closes the activity with its count and who led (R5, R89), and makes what is to do afterwards (R24).

    Doing it again puts the newest count in its place.
    """
    event = locked_event(session, event_id)
    if event.state == "published" and event.starts_at > clock.now():
        raise conflict("not_started", messages.NOT_STARTED, state=event.state)
    EVENT.go(session, event, "wrap_up_event", caller.relations, programme_id=event.programme_id)
    values = said.model_dump(exclude={"leads", "check_in_with"})
    values |= {"reopened": False, "by": caller.person_id, "at": clock.now()}
    row = session.get(WrapUp, event_id) or WrapUp(event_id=event_id, **values)
    for name, value in values.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()
    after_wrap_up(session, caller, event, said)
    caller.made.append(event_id)
    return reading.page(session, caller, event_id)
