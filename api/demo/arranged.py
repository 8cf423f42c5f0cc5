"""What is arranged in the demo: Kai's saved needs, a taxi, a booking and childcare at the next activity."""

from datetime import timedelta

from sqlmodel import Session, select

from api.core import clock
from api.core.crypto import sealer
from api.demo.people import Cast
from api.events.models import Event, EventAnswer
from api.events.needs import seal
from api.events.support.kept import keep, made_for
from api.events.support.models import Booking, ChildcarePlan, TravelPlan
from api.people.models import SEALED_SAVED_NEEDS, PersonNeeds
from api.people.needs import pack

TITLE = "Friday feast"
SAVED = {"food": "Halal", "access": "A quiet space", "travel": "Taxi booked"}
TAXI = "The driver is called Sam. The car is silver. Ring the bell at the gate if you are early."


def make_arranged(session: Session, cast: Cast) -> None:
    kai, at = cast.personas["young_person"], clock.now()
    saved = PersonNeeds(person_id=kai.id, changed_at=at)
    saved.sealed_needs = sealer().seal(SEALED_SAVED_NEEDS, saved.id, pack(SAVED))
    session.add(saved)
    event = session.exec(select(Event).where(Event.title == TITLE, Event.state == "published")).one()
    lead = cast.members["Kitchen Vibes"][0]
    going = session.exec(
        select(EventAnswer).where(EventAnswer.event_id == event.id, EventAnswer.answer == "going")
        .order_by(EventAnswer.id)
    ).all()  # fmt: skip
    for answer in going:
        if answer.person_id == kai.id:
            answer.sealed_needs = seal(answer.id, SAVED | {"access": "BSL or captions"})
        elif answer.children:
            child = ChildcarePlan(event_id=event.id, person_id=answer.person_id, set_by=lead.id, changed_at=at)
            keep(session, child, {"arrangement": "creche", "words": "Bea looks after them next door."})
    plan = TravelPlan(event_id=event.id, person_id=kai.id, state="arranged", arranged_by=lead.id, changed_at=at)
    plan.made_for = made_for("arranged", event, SAVED["travel"])
    pick_up = (event.starts_at - timedelta(minutes=30)).strftime("%Y-%m-%dT%H:%M:%SZ")
    keep(session, plan, {"way": "taxi", "words": TAXI, "pick_up_at": pick_up, "pick_up_place": "12 Elm Road, the gate"})
    booking = Booking(
        event_id=event.id, person_id=kai.id, state="booked", made_by=lead.id, version=2, made_at=at, changed_at=at
    )
    keep(session, booking, {"kind": "bsl", "words": "Her name is Ines. She sits beside you."})
