"""What is arranged for me, as it stands on my ticket; and for who prepares the activity, what is still open."""

from typing import Any

from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.events.access import PLANNERS
from api.events.support import coming, kept, messages, rules, travel
from api.events.support.needs_list import childcare_out
from api.events.support.schemas import MyBooking, MySupport, SupportOut, ToDo
from api.events.support.states import OPEN, TO_CALL_OFF


def support(session: Session, caller: Caller, about: Any) -> SupportOut:
    """about: the activity's row. Nothing is read for those who neither come nor prepare it."""
    if about.published_at is None:
        return SupportOut(mine=None, to_do=None)
    return SupportOut(
        mine=_mine(session, caller.person_id, about),
        to_do=_to_do(session, about) if caller.is_any(*PLANNERS) else None,
    )


def _mine(session: Session, person_id: str, about: Any) -> MySupport | None:
    guest = coming.guest(session, about, person_id)
    if guest is None or not guest.coming:
        return None
    plan = kept.travel_plan(session, about.id, person_id)
    state = travel.state_of(about, guest, plan)
    can: Any = rules.may_say(about.starts_at, about.ends_at, about.state, guest.answer, clock.now())
    return MySupport(
        travel=travel.plan_out(session, state, plan) if state else None,
        bookings=[_my_booking(row) for row in kept.bookings(session, about.id, person_id)],
        childcare=childcare_out(kept.childcare_plan(session, about.id, person_id), guest.children),
        late=travel.late_of(plan), tells_home=plan is not None and plan.tells_home,
        home_at=plan.home_at if plan else None, can=can,
    )  # fmt: skip


def _my_booking(row: Any) -> MyBooking:
    said = kept.details(row)
    words = said.get("reason") if row.state == "not_possible" else said.get("words")
    return MyBooking(
        id=row.id, kind=said["kind"], state=row.state, words=words or "",
        sentence=messages.booking_sentence(said["kind"], row.state),
    )  # fmt: skip


def _to_do(session: Session, about: Any) -> ToDo | None:
    """Numbers only, so nobody's need is seen by opening the page. None from a day after the end."""
    until = rules.seen_until(about.ends_at)
    if clock.now() >= until:
        return None
    people = coming.guests(session, about)
    plans, cared = kept.travel_plans(session, about.id), kept.childcare_plans(session, about.id)
    gone = {one: coming.stranger(session, one) for one in plans if one not in people}
    states = [travel.state_of(about, guest, plans.get(one)) for one, guest in (people | gone).items()]
    rows = kept.bookings(session, about.id)
    there = {one for one, guest in people.items() if guest.coming}
    return ToDo(
        needs=sum(1 for one in there if people[one].needs),
        travel_open=rules.still_open(states),
        bookings_open=sum(1 for row in rows if row.state in (OPEN if row.person_id in there else TO_CALL_OFF)),
        childcare_open=sum(1 for one in there if people[one].children and one not in cared),
        until=until,
    )  # fmt: skip
