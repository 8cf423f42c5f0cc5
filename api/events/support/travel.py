"""The travel board: who needs what to get there and home, what is arranged, by whom, and what is still open (R17)."""

from typing import Any

from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import Refuse, bad_input, conflict, not_found
from api.core.versions import other_version
from api.events.support import coming, kept, messages, rules
from api.events.support.coming import Guest, Whose
from api.events.support.models import TravelPlan
from api.events.support.schemas import Late, PersonOnly, TravelBoard, TravelIn, TravelPlanOut, TravelRow
from api.notify.actions import tell

_DETAILS = ("way", "words", "pick_up_at", "pick_up_place")


def travel_board(session: Session, caller: Caller, event_id: str) -> TravelBoard:
    """Everybody who asked for something, has something, or said something on the way. Looking is noted."""
    about = coming.looked_at(session, event_id)
    people = coming.guests(session, about)
    plans = kept.travel_plans(session, event_id)
    rows, others = [], []
    for guest in _everybody(session, people, list(plans)):
        row = _row(session, about, guest, plans.get(guest.person_id))
        if row is not None:
            rows.append(row)
        elif guest.coming:
            others.append(PersonOnly(person_id=guest.person_id, chosen_name=guest.chosen_name,
                                     tell_apart=guest.tell_apart))  # fmt: skip
    if rows:
        audit.note(session, "event.travel_seen", "event", event_id, programme_id=about.programme_id)
    return TravelBoard(
        items=rows, others=others, open=rules.still_open(row.state for row in rows),
        until=rules.seen_until(about.ends_at),
    )  # fmt: skip


def _everybody(session: Session, people: dict[str, Guest], planned: list[str]) -> list[Guest]:
    gone = [coming.stranger(session, one) for one in planned if one not in people]
    return sorted([*people.values(), *gone], key=lambda guest: guest.order)


def state_of(about: Any, guest: Guest, plan: TravelPlan | None) -> Any:
    plan = plan if plan is not None and plan.version else None  # who only said "late" has no plan yet
    same = plan is not None and plan.made_for == kept.made_for(plan.state, about, guest.asked)
    return rules.travel_state(
        asked=bool(guest.asked), coming=guest.coming, kept=plan.state if plan else None, same=same
    )  # fmt: skip


def _row(session: Session, about: Any, guest: Guest, plan: TravelPlan | None) -> TravelRow | None:
    state = state_of(about, guest, plan)
    late, home = late_of(plan), plan is not None and plan.tells_home
    if state is None and not (guest.coming and (late or home)):
        return None
    said = plan_out(session, state or "not_needed", plan)
    return TravelRow(
        **said.model_dump(), person_id=guest.person_id, chosen_name=guest.chosen_name, tell_apart=guest.tell_apart,
        asked=guest.asked, version=plan.version if plan else 0, late=late, tells_home=home,
        home_at=plan.home_at if plan else None,
    )  # fmt: skip


def late_of(plan: TravelPlan | None) -> Late | None:
    return Late(at=plan.late_at, minutes=plan.late_minutes) if plan and plan.late_at else None


def plan_out(session: Session, state: Any, plan: TravelPlan | None) -> TravelPlanOut:
    said = kept.details(plan)
    return TravelPlanOut(
        state=state, way=said.get("way"), words=said.get("words", ""), pick_up_at=said.get("pick_up_at"),
        pick_up_place=said.get("pick_up_place", ""),
        by_name=coming.name_of(session, plan.arranged_by if plan else None),
        changed_at=plan.changed_at if plan and plan.arranged_by else None,
    )  # fmt: skip


def set_travel(session: Session, caller: Caller, whose: Whose, wanted: TravelIn) -> TravelBoard | Refuse:
    """Writes down how somebody gets there; they are told what changed. Who does not come needs no way any more."""
    event_id, person_id, base = whose
    about = coming.looked_at(session, event_id, lock=True)
    plan = kept.travel_plan(session, event_id, person_id)
    stale = other_version(base, plan.version if plan else 0, lambda: travel_board(session, caller, event_id))
    if stale:
        return stale
    guest = coming.guest(session, about, person_id)
    if guest is None and plan is None:
        raise not_found()
    caller.made += [event_id]
    if guest is None or not guest.coming:
        _nothing_left(session, about, plan, wanted)
        return travel_board(session, caller, event_id)
    if wanted.state == "arranged" and wanted.way is None:
        raise bad_input({"way": messages.WAY})
    plan = plan or new_plan(event_id, person_id)
    before = (plan.state, kept.details(plan))
    was = state_of(about, guest, plan)
    details = wanted.model_dump(mode="json", include=set(_DETAILS)) if wanted.state == "arranged" else {}
    plan.state, plan.arranged_by = wanted.state, caller.person_id
    plan.made_for = kept.made_for(wanted.state, about, guest.asked)
    kept.keep(session, plan, details)
    audit.note(session, "event.set_travel", "event", event_id, frm=was, to=wanted.state,
               programme_id=about.programme_id, subject=person_id)  # fmt: skip
    if before != (plan.state, kept.details(plan)) and (wanted.state == "arranged" or before[0] == "arranged"):
        tell(session, [person_id], "travel_set", messages.travel(about, wanted.state), about=("event", event_id),
             actor=caller.person_id)  # fmt: skip
    return travel_board(session, caller, event_id)


def new_plan(event_id: str, person_id: str) -> TravelPlan:
    return TravelPlan(event_id=event_id, person_id=person_id, changed_at=clock.now())


def _nothing_left(session: Session, about: Any, plan: TravelPlan | None, wanted: TravelIn) -> None:
    """Somebody called off what was arranged for a person who does not come."""
    if plan is None or wanted.state != "not_needed":
        raise conflict("not_coming", messages.NOT_COMING)
    session.delete(plan)
    session.flush()
    audit.note(session, "event.set_travel", "event", about.id, frm="call_off", to="gone",
               programme_id=about.programme_id, subject=plan.person_id)  # fmt: skip
