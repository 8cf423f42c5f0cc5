"""A few notices, so that the inbox of a new visitor is not empty."""

from sqlmodel import Session, select

from api.demo.people import Cast
from api.events.models import Event
from api.notify.actions import tell


def make_notices(session: Session, cast: Cast) -> None:
    kai, maya, joe = (cast.personas[key] for key in ("young_person", "lead", "worker"))
    kitchen = cast.groups["Kitchen Vibes"]
    events = {event.title: event for event in session.exec(select(Event))}
    feast, skating = events["Friday feast"], events["Ice skating"]
    tell(session, [kai.id], "event_published", "Friday feast is on. Want to come?", about=("event", feast.id))
    tell(
        session,
        [kai.id],
        "event_cancelled",
        "Ice skating is off. The rink has no power. We look for a new day.",
        about=("event", skating.id),
    )
    tell(
        session, [maya.id], "member_joined", "Somebody new is in Kitchen Vibes. Say hello.", about=("group", kitchen.id)
    )
    tell(
        session,
        [joe.id],
        "consent_needed",
        "Leo asked to join Kitchen Vibes and waits for two yeses.",
        about=("group", kitchen.id),
    )
