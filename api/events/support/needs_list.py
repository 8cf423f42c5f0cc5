"""What those who come need: with names for who prepares it, as numbers for the cook."""

from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import Refuse, conflict
from api.core.versions import other_version
from api.events.support import bookings, catering, coming, kept, messages, rules
from api.events.support.coming import Whose
from api.events.support.models import Booking, ChildcarePlan
from api.events.support.schemas import (
    CateringSheet,
    ChildcareIn,
    ChildcareOut,
    CountedLine,
    EventNeeds,
    NeedsRow,
    PersonOnly,
)  # fmt: skip
from api.events.support.states import TO_CALL_OFF
from api.notify.actions import tell


def event_needs(session: Session, caller: Caller, event_id: str) -> EventNeeds:
    """The needs of those who come, with bookings and childcare. Looking is noted. 404 from a day after the end."""
    about = coming.looked_at(session, event_id)
    people = coming.guests(session, about)
    cared = kept.childcare_plans(session, event_id)
    booked: dict[str, list[Booking]] = {}
    for row in kept.bookings(session, event_id):
        booked.setdefault(row.person_id, []).append(row)
    gone = [coming.stranger(session, one) for one in booked if one not in people]
    items, others = [], []
    for guest in sorted([*people.values(), *gone], key=lambda one: one.order):
        only = {"person_id": guest.person_id, "chosen_name": guest.chosen_name, "tell_apart": guest.tell_apart}
        shown = [one for one in booked.get(guest.person_id, []) if guest.coming or one.state in TO_CALL_OFF]
        if guest.coming and not (guest.needs or shown or guest.children):
            others.append(PersonOnly(**only))
        elif guest.coming or shown:
            items.append(NeedsRow(
                **only, answer=guest.answer, children=guest.children if guest.coming else 0,
                needs=guest.needs if guest.coming else {}, coming=guest.coming,
                bookings=[bookings.out(one, caller.relations) for one in shown],
                childcare=childcare_out(cared.get(guest.person_id), guest.children if guest.coming else 0),
            ))  # fmt: skip
    if items:
        audit.note(session, "event.needs_seen", "event", event_id, programme_id=about.programme_id)
    return EventNeeds(items=items, others=others, until=rules.seen_until(about.ends_at))


def childcare_out(plan: ChildcarePlan | None, children: int) -> ChildcareOut | None:
    """None when no children come."""
    if not children:
        return None
    said = kept.details(plan)
    return ChildcareOut(
        arrangement=said.get("arrangement"), words=said.get("words", ""), version=plan.version if plan else 0
    )


def set_childcare(session: Session, caller: Caller, whose: Whose, wanted: ChildcareIn) -> EventNeeds | Refuse:
    """Says where the children somebody brings will be (R19). They are told."""
    event_id, person_id, base = whose
    about = coming.looked_at(session, event_id, lock=True)
    guest = coming.one_coming(session, about, person_id)
    if not guest.children:
        raise conflict("no_children", messages.NO_CHILDREN)
    plan = kept.childcare_plan(session, event_id, person_id)
    stale = other_version(base, plan.version if plan else 0, lambda: event_needs(session, caller, event_id))
    if stale:
        return stale
    before = kept.details(plan)
    plan = plan or ChildcarePlan(
        event_id=event_id, person_id=person_id, set_by=caller.person_id, changed_at=clock.now()
    )
    plan.set_by = caller.person_id
    kept.keep(session, plan, wanted.model_dump())
    audit.note(session, "event.set_childcare", "event", event_id, programme_id=about.programme_id, subject=person_id)
    if before != kept.details(plan):
        tell(session, [person_id], "childcare_set", messages.childcare(about), about=("event", event_id),
             actor=caller.person_id)  # fmt: skip
    caller.made += [event_id]
    return event_needs(session, caller, event_id)


def catering_sheet(session: Session, caller: Caller, event_id: str) -> CateringSheet:
    """How many eat, and how many of what. No names; it may be handed on. Making it is noted."""
    about = coming.looked_at(session, event_id)
    all_names = [guest.chosen_name for guest in coming.guests(session, about).values()]
    going = [guest for guest in coming.guests(session, about).values() if guest.coming and guest.answer == "going"]
    made = catering.sheet([guest.needs.get("food", "") for guest in going], all_names)
    children = sum(guest.children for guest in going)
    if going:
        audit.note(session, "event.catering_seen", "event", event_id, programme_id=about.programme_id)
    counted = [*made.choices, *made.lines]
    return CateringSheet(
        title=about.title, starts_at=about.starts_at, zone=about.zone, place_name=about.place_name,
        people=len(going), children=children, portions=len(going) + children,
        choices=[CountedLine(words=words, count=count) for words, count in made.choices],
        lines=[CountedLine(words=words, count=count) for words, count in made.lines], no_wish=made.no_wish,
        text="\n".join(messages.sheet_line(words, count) for words, count in counted),
        until=rules.seen_until(about.ends_at),
    )  # fmt: skip
