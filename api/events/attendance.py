"""Check-in: facts from the door, kept as they were seen, folded into who was there."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import audit
from api.core.access import Caller
from api.core.errors import conflict, not_found
from api.core.fields import table_of
from api.events import door_facts, door_list, messages, presence
from api.events.access import PLANNERS
from api.events.audience import leads_of, workers_of
from api.events.folding import Seen
from api.events.models import AttendanceFact, Event, WrapUp
from api.events.schemas_people import Attendance, AttendanceSaved, FactIn, FactResult, FactsIn
from api.events.states import DURING
from api.notify.actions import tell
from api.people.models import Person

event = table_of(Event).c
fact = table_of(AttendanceFact)

_LOCK = (
    select(event.id, event.programme_id, event.group_id, event.state, event.title, event.starts_at, event.zone)
    .where(event.id == bindparam("event"))
    .with_for_update(key_share=True)
)


def record_attendance(session: Session, caller: Caller, event_id: str, sent: FactsIn) -> AttendanceSaved:
    """Keeps new facts and folds them in. Each fact's result: kept, already there, or waiting for staff.

    Presence beats capacity. A fact sent by somebody who lost the role, or for an activity that was called off, is kept
    for staff and does not count. A fact after the wrap-up reopens the count and tells the lead.
    """
    about = session.connection().execute(_LOCK, {"event": event_id}).first()
    if about is None:
        raise not_found()
    if about.state == "draft":
        raise conflict("state", messages.NOT_OUT, state="draft")
    caller.made += [event_id, *(str(one.nonce) for one in sent.facts)]
    before = presence.facts_of(session, event_id)
    known = {seen.nonce for seen in before}
    fresh = _fresh(sent.facts, known)
    held = _held(caller, about.state)
    rows = door_facts.rows(session, about, fresh, caller.person_id, held)
    if rows:
        session.connection().execute(fact.insert(), rows)
        _took_effect(session, caller, about, before, held)
    results = _results(sent.facts, fresh, held)
    listed = door_list.build(session, caller, event_id)
    return AttendanceSaved(**dict(listed), results=results)


def recorded_again(session: Session, caller: Caller, event_id: str, *nonces: str) -> AttendanceSaved:
    """A request that came twice: everything in it is there already."""
    held = {seen.nonce for seen in presence.facts_of(session, event_id) if seen.held}
    results = [FactResult(nonce=nonce, result="needs_staff" if nonce in held else "already") for nonce in nonces]
    return AttendanceSaved(**dict(door_list.build(session, caller, event_id)), results=results)


def list_attendance(session: Session, caller: Caller, event_id: str) -> Attendance:
    """The check-in list: the group's people and everybody who answered, with what was seen so far."""
    return door_list.build(session, caller, event_id)


def _fresh(facts: Sequence[FactIn], known: set[str]) -> list[FactIn]:
    found: dict[str, FactIn] = {}
    for one in facts:
        if str(one.nonce) not in known:
            found.setdefault(str(one.nonce), one)
    return list(found.values())


def _held(caller: Caller, state: str) -> str | None:
    if state not in DURING["record_attendance"]:
        return "cancelled"
    return None if caller.is_any(*PLANNERS) else "role"


def _results(sent: Sequence[FactIn], fresh: Sequence[FactIn], held: str | None) -> list[FactResult]:
    new = {str(one.nonce) for one in fresh}
    results = []
    for one in sent:
        nonce = str(one.nonce)
        if nonce in new:
            results.append(FactResult(nonce=nonce, result="needs_staff" if held else "kept"))
            new.discard(nonce)
        else:
            results.append(FactResult(nonce=nonce, result="already"))
    return results


def _took_effect(session: Session, caller: Caller, about: Any, before: list[Seen], held: str | None) -> None:
    """Folds the facts in, or tells staff that some wait for them."""
    note = "needs_staff" if held else "kept"
    audit.note(session, "event.record_attendance", "event", about.id, to=note, programme_id=about.programme_id)
    if held:
        name = session.get_one(Person, caller.person_id).chosen_name
        text = messages.checked_in_later(about, name)
        people = workers_of(session, about.programme_id)
        tell(session, people, "check_ins_wait", text, about=("event", about.id), actor=caller.person_id)
        return
    changed = presence.refold(session, about, before)
    wrapped = session.get(WrapUp, about.id)
    if changed and wrapped is not None and not wrapped.reopened:
        wrapped.reopened = True
        session.add(wrapped)
        audit.note(session, "event.reopened", "event", about.id, programme_id=about.programme_id)
        people = [wrapped.by, *leads_of(session, about.group_id)]
        tell(session, people, "event_reopened", messages.reopened(about), about=("event", about.id))
