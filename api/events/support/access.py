"""Who may see and arrange what people need: who plans the activity. What is arranged for me is on my own ticket."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.core.fields import table_of
from api.events.access import KNOWS, PLANNERS, TAKES_PART, an_event
from api.events.support.models import Booking
from api.programmes.access import HERE, programme

booking = table_of(Booking).c
_of = select(booking.event_id).where(booking.id == bindparam("id"))


def a_booking(session: Session, params: Mapping[str, Any]) -> Target | None:
    """A booking is known to those who plan its activity, and to nobody else by its id."""
    found = session.connection().execute(_of, {"id": params["booking_id"]}).first()
    return an_event(session, {"event_id": found.event_id}) if found else None


access.allow("event_needs", *PLANNERS, load=an_event, known=KNOWS, sensitive=True)
access.allow("catering_sheet", *PLANNERS, load=an_event, known=KNOWS, sensitive=True)
access.allow("travel_board", *PLANNERS, load=an_event, known=KNOWS, sensitive=True)
access.allow("set_travel", *PLANNERS, load=an_event, known=KNOWS)
access.allow("set_childcare", *PLANNERS, load=an_event, known=KNOWS)
access.allow("create_booking", *PLANNERS, load=an_event, known=KNOWS)
access.allow("update_booking", *PLANNERS, load=a_booking)
access.allow("say_late", *TAKES_PART, load=an_event, known=("staff",))
access.allow("say_home", *TAKES_PART, load=an_event, known=("staff",))
access.allow("unresolved_travel", "worker", load=programme, known=HERE, sensitive=True,
             scope="Activities of this programme that came out and are not over for more than a day.")  # fmt: skip
