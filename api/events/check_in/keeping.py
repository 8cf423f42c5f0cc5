"""Keeping facts: each is new, known already, held for staff, or refused with a sentence; then they are folded in."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import audit
from api.core.access import Caller
from api.core.fields import table_of
from api.events import messages
from api.events.access import PLANNERS
from api.events.audience import leads_of, workers_of
from api.events.check_in import presence, sent_facts
from api.events.check_in import words as say
from api.events.check_in.folding import Seen
from api.events.check_in.models import CheckInDecision
from api.events.check_in.schemas import FactIn, FactResult
from api.events.models import AttendanceFact, Event, WrapUp
from api.events.states import DURING
from api.notify.actions import tell
from api.people.models import Person

MOST_HELD = 200  # check-ins by one person that may wait for staff, for one activity

event = table_of(Event).c
fact = table_of(AttendanceFact)
decided = table_of(CheckInDecision).c

_LOCK = (
    select(event.id, event.programme_id, event.group_id, event.state, event.title, event.starts_at, event.ends_at,
           event.zone)
    .where(event.id == bindparam("event"))
    .with_for_update(key_share=True)
)  # fmt: skip
_THEIR_HELD = (
    select(fact.c.nonce, decided.fact_id.label("decided"))
    .select_from(fact.outerjoin(table_of(CheckInDecision), decided.fact_id == fact.c.id))
    .where(fact.c.event_id == bindparam("event"), fact.c.recorded_by == bindparam("by"), fact.c.held.is_not(None))
)


def lock(session: Session, event_id: str) -> Any:
    """The activity, locked: its facts are folded one request after the other. None when there is no such."""
    return session.connection().execute(_LOCK, {"event": event_id}).first()


def why_held(relations: frozenset[str], state: str) -> str | None:
    """Why facts by somebody with these relations do not count yet."""
    if state not in DURING["record_attendance"]:
        return "cancelled"
    return "role" if relations.isdisjoint(PLANNERS) else None


def keep(
    session: Session, about: Any, facts: Sequence[FactIn], by: str, held: str | None, *, own: bool = False
) -> dict[str, FactResult]:
    """Keeps what is new and right, and folds it in. What became of each fact, by its nonce.

    Presence beats capacity. A fact after the wrap-up reopens the count and tells the lead.
    """
    before = presence.facts_of(session, about.id)
    known = {seen.nonce for seen in before}
    results = {str(one.nonce): FactResult(nonce=str(one.nonce), result="already") for one in facts}
    fresh = {str(one.nonce): one for one in reversed(facts) if str(one.nonce) not in known}
    wrong = sent_facts.wrong(session, about, list(fresh.values()), held)
    theirs = _held_of(session, about.id, by) if held else []
    room = MOST_HELD - len(theirs) if held else len(fresh)
    kept: list[FactIn] = []
    for nonce in dict.fromkeys(str(one.nonce) for one in facts if str(one.nonce) in fresh):
        if nonce in wrong:
            results[nonce] = refused(nonce, wrong[nonce])
        elif len(kept) >= room:
            results[nonce] = refused(nonce, say.TOO_MANY_HELD)
        else:
            kept.append(fresh[nonce])
            why = messages.HELD[held] if held else None
            results[nonce] = FactResult(nonce=nonce, result="needs_staff" if held else "kept", sentence=why)
    rows = sent_facts.rows(session, about, kept, by=by, held=held, own=own)
    if rows:
        session.connection().execute(fact.insert(), rows)
        if held:
            _waits(session, about, by, known=any(one.decided is None for one in theirs))
        else:
            _counts(session, about, before)
    return results


def refused(nonce: str, sentence: str) -> FactResult:
    return FactResult(nonce=nonce, result="refused", sentence=sentence)


def _held_of(session: Session, event_id: str, by: str) -> Sequence[Any]:
    return session.connection().execute(_THEIR_HELD, {"event": event_id, "by": by}).all()


def _waits(session: Session, about: Any, by: str, *, known: bool) -> None:
    """Tells staff that check-ins wait for them; not again while some of the same person wait (`known`)."""
    audit.note(session, "event.record_attendance", "event", about.id, to="needs_staff", programme_id=about.programme_id)
    if not known:
        text = messages.checked_in_later(about, session.get_one(Person, by).chosen_name)
        people = workers_of(session, about.programme_id)
        tell(session, people, "check_ins_wait", text, about=("event", about.id), actor=by)


def _counts(session: Session, about: Any, before: list[Seen]) -> None:
    audit.note(session, "event.record_attendance", "event", about.id, to="kept", programme_id=about.programme_id)
    if presence.refold(session, about, before):
        reopen(session, about)


def reopen(session: Session, about: Any) -> None:
    """The picture changed after the wrap-up: its count needs another look, and the lead is told once."""
    wrapped = session.get(WrapUp, about.id)
    if wrapped is None or wrapped.reopened:
        return
    wrapped.reopened = True
    session.add(wrapped)
    audit.note(session, "event.reopened", "event", about.id, programme_id=about.programme_id)
    people = [wrapped.by, *leads_of(session, about.group_id)]
    tell(session, people, "event_reopened", messages.reopened(about), about=("event", about.id))


def note_made(caller: Caller, event_id: str, results: Sequence[FactResult]) -> None:
    """What a replay needs to say the same again."""
    caller.made += [event_id, *(one.nonce for one in results)]
