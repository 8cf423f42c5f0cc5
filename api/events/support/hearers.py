"""When somebody does not come any more, when an activity is called off, when two accounts are one person."""

from typing import Any

from sqlalchemy import bindparam, union_all
from sqlalchemy import select as pick
from sqlmodel import Session, col, delete, select, update

from api.core import clock
from api.core.fields import table_of
from api.core.quick import Quick
from api.events import places
from api.events.audience import closed_to, leads_of
from api.events.facts import CALLED_OFF, NOT_COMING
from api.events.models import Event
from api.events.support import coming, kept, messages
from api.events.support.models import Booking, ChildcarePlan, TravelPlan
from api.events.support.states import BOOKING, TO_CALL_OFF
from api.groups.facts import MEMBER_LEFT, MEMBER_REMOVED
from api.notify.actions import tell
from api.people.facts import PEOPLE_MERGED

HOUSE = frozenset({"house"})


# Asked with every "can't come", and most people have nothing set up.
_ANYTHING = Quick(
    union_all(*(
        pick(table.c.id).where(table.c.event_id == bindparam("event"), table.c.person_id == bindparam("person"))
        for table in (table_of(TravelPlan), table_of(Booking), table_of(ChildcarePlan))
    ))
)  # fmt: skip


@NOT_COMING.hears
def stand_down(session: Session, *, event_id: str, person_id: str) -> None:
    """What nobody has begun goes; what is arranged stays, without its words, until somebody called it off."""
    if _ANYTHING.first(session.connection(), {"event": event_id, "person": person_id}) is None:
        return
    plan = kept.travel_plan(session, event_id, person_id)
    booked = kept.bookings(session, event_id, person_id, lock=True)
    session.execute(
        delete(ChildcarePlan).where(col(ChildcarePlan.event_id) == event_id, col(ChildcarePlan.person_id) == person_id)
    )
    if plan is None and not booked:
        return
    event = session.get_one(Event, event_id)
    told: list[str] = []
    if plan is not None and plan.state == "arranged":
        kept.keep(session, plan, {"way": kept.details(plan).get("way")})
        plan.made_for = plan.late_at = plan.late_minutes = plan.home_at = None
        plan.tells_home = False
        session.add(plan)
        told += [plan.arranged_by] if plan.arranged_by else []
    elif plan is not None:
        session.delete(plan)
    told += _let_go(session, event, booked)
    session.flush()
    if told:
        name = coming.name_of(session, person_id) or ""
        waits = places.seat_of(session, event_id, person_id).answer in ("waiting", "lapsed")
        text = messages.no_place(event, name) if waits else messages.call_off(event, name)
        _tell(session, event, told, "call_off", text)


def _let_go(session: Session, event: Event, booked: list[Booking]) -> list[str]:
    """Ends what was only on the list. Returns who made what still has to be called off."""
    for row in booked:
        if row.state == "needed":
            BOOKING.go(session, row, "cancel", HOUSE, programme_id=event.programme_id, subject=row.person_id)
            kept.keep(session, row, kept.details(row))
    return [row.made_by for row in booked if row.state in TO_CALL_OFF]


@CALLED_OFF.hears
def call_off(session: Session, *, event: Event) -> None:
    """Nobody travels to what is off: who arranged it is asked to undo it, once."""
    told = _let_go(session, event, kept.bookings(session, event.id, lock=True))
    told += [plan.arranged_by for plan in kept.travel_plans(session, event.id).values()
             if plan.state == "arranged" and plan.arranged_by]  # fmt: skip
    if told:
        _tell(session, event, told, "call_all_off", messages.call_all_off(event))


def _tell(session: Session, event: Event, told: list[str], message: str, text: str) -> None:
    people = [*leads_of(session, event.group_id), *told]
    tell(session, people, message, text, about=("event", event.id), actor=session.info.get("actor"))


@MEMBER_LEFT.hears
@MEMBER_REMOVED.hears
def left(session: Session, *, group_id: str, person_id: str) -> None:
    """Who left a group does not come to its activities (their places went back before)."""
    coming_events = pick(col(Event.id)).where(
        col(Event.id).in_(closed_to(group_id, person_id)), col(Event.state) == "published",
        col(Event.ends_at) > clock.now(),
    )  # fmt: skip
    found: set[Any] = set()
    for model in (TravelPlan, Booking, ChildcarePlan):
        table = table_of(model).c
        theirs = pick(table.event_id).where(table.person_id == person_id, table.event_id.in_(coming_events))
        found |= set(session.execute(theirs).scalars())
    for event_id in sorted(found):
        stand_down(session, event_id=event_id, person_id=person_id)


@PEOPLE_MERGED.hears
def merge_people(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """One way and one childcare plan for each activity: the one changed last. Bookings all stay."""
    _one_each(session, TravelPlan, old, new)
    _one_each(session, ChildcarePlan, old, new)
    columns = (Booking.person_id, Booking.made_by, TravelPlan.arranged_by, ChildcarePlan.set_by)
    for column in columns:
        named: Any = col(column)
        session.execute(update(named.class_).where(named == old).values({named.key: new}))
    session.flush()


def _one_each(session: Session, model: type[TravelPlan] | type[ChildcarePlan], old: str, new: str) -> None:
    rows: list[Any] = list(session.exec(select(model).where(col(model.person_id).in_((old, new)))).all())
    newest: dict[str, Any] = {}
    for row in sorted(rows, key=lambda one: one.changed_at):
        if row.event_id in newest:
            session.delete(newest[row.event_id])
        newest[row.event_id] = row
    session.flush()
    for row in newest.values():
        row.person_id = new
        session.add(row)
