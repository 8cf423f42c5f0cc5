"""What somebody says on the way: "running late", and "I got home" for those who want to say it. Nobody is reminded."""

from typing import Any

from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import conflict
from api.events.access import not_shut_out
from api.events.audience import leads_of
from api.events.support import coming, kept, messages, rules, ticket, travel
from api.events.support.models import TravelPlan
from api.events.support.schemas import HomeIn, LateIn, SupportOut
from api.notify.actions import tell


def say_late(session: Session, caller: Caller, event_id: str, said: LateIn) -> SupportOut:
    """The leads are told at once, and again when the time is another one."""
    about, plan = _mine(session, caller, event_id, "say_late", messages.NOT_LATE_NOW)
    before = (plan.late_at is not None, plan.late_minutes)
    plan.late_at = (plan.late_at or clock.now()) if said.late else None
    plan.late_minutes = said.minutes if said.late else None
    session.add(plan)
    if said.late and before != (True, said.minutes):
        name = coming.name_of(session, caller.person_id) or ""
        tell(session, leads_of(session, about.group_id), "running_late", messages.late(about, name, said.minutes),
             about=("event", event_id), actor=caller.person_id)  # fmt: skip
    return _done(session, caller, about)


def say_home(session: Session, caller: Caller, event_id: str, said: HomeIn) -> SupportOut:
    """I want to say when I am home, or I am. Taking it back leaves nothing behind."""
    about, plan = _mine(session, caller, event_id, "say_home", messages.NOT_HOME_NOW)
    before = plan.home_at
    plan.tells_home = said.wanted
    plan.home_at = (plan.home_at or clock.now()) if said.wanted and said.home else None
    session.add(plan)
    if plan.home_at is not None and before is None:
        name = coming.name_of(session, caller.person_id) or ""
        tell(session, leads_of(session, about.group_id), "got_home", messages.home(about, name),
             about=("event", event_id), actor=caller.person_id)  # fmt: skip
    return _done(session, caller, about)


def said_again(session: Session, caller: Caller, event_id: str) -> SupportOut:
    return ticket.support(session, caller, coming.looked_at(session, event_id))


def _mine(session: Session, caller: Caller, event_id: str, act: str, sentence: str) -> tuple[Any, TravelPlan]:
    not_shut_out(caller)
    about = coming.looked_at(session, event_id, lock=True)
    guest = coming.guest(session, about, caller.person_id)
    now = clock.now()
    if guest is None or act not in rules.may_say(about.starts_at, about.ends_at, about.state, guest.answer, now):
        raise conflict("not_now", sentence)
    plan = kept.travel_plan(session, event_id, caller.person_id)
    return about, plan or travel.new_plan(event_id, caller.person_id)


def _done(session: Session, caller: Caller, about: Any) -> SupportOut:
    session.flush()
    audit.note(session, f"event.{caller.operation}", "event", about.id, programme_id=about.programme_id,
               subject=caller.person_id)  # fmt: skip
    caller.made += [about.id]
    return ticket.support(session, caller, about)
