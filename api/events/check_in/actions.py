"""Check-in: facts from the door, kept as they were seen, folded into who was there."""

from collections import defaultdict

from sqlmodel import Session

from api.core import access
from api.core.access import Caller
from api.core.errors import bad_input, conflict, not_found
from api.events import messages
from api.events.access import KNOWS
from api.events.check_in import door_list, presence
from api.events.check_in import words as say
from api.events.check_in.access import a_check_in
from api.events.check_in.keeping import keep, lock, note_made, refused, why_held
from api.events.check_in.schemas import (
    Attendance,
    AttendanceSaved,
    DropInIn,
    DropInToday,
    FactIn,
    FactResult,
    FactsIn,
    Uploaded,
    UploadedFact,
    UploadIn,
)


def record_attendance(session: Session, caller: Caller, event_id: str, sent: FactsIn) -> AttendanceSaved:
    """Keeps new facts and folds them in. A mistake in one of them is named by its nonce, and then none is kept.

    A fact sent by somebody who lost the role, or for an activity that was called off, is kept for staff.
    """
    results = _recorded(session, caller, event_id, sent.facts)
    return _saved(session, caller, event_id, results)


def _saved(session: Session, caller: Caller, event_id: str, results: list[FactResult]) -> AttendanceSaved:
    return AttendanceSaved(**dict(door_list.build(session, caller, event_id)), results=results)


def recorded_again(session: Session, caller: Caller, event_id: str, *nonces: str) -> AttendanceSaved:
    """A request that came twice: everything in it is there already."""
    return _saved(session, caller, event_id, _said_again(session, event_id, nonces))


def list_attendance(session: Session, caller: Caller, event_id: str) -> Attendance:
    """The check-in list: the group's people and everybody who answered, with what was seen so far."""
    return door_list.build(session, caller, event_id)


def drop_in_count(session: Session, caller: Caller, event_id: str, tap: DropInIn) -> DropInToday:
    """One tap of a counter: somebody came in (or out), or a service was used."""
    said = FactIn(kind="drop_in", count=tap.change, **tap.model_dump(exclude={"change"}))
    [result] = _recorded(session, caller, event_id, [said])
    return door_list.in_today(session, caller, event_id, result)


def counted_again(session: Session, caller: Caller, event_id: str, *nonces: str) -> DropInToday:
    return door_list.in_today(session, caller, event_id, *_said_again(session, event_id, nonces))


def drop_in_today(session: Session, caller: Caller, event_id: str) -> DropInToday:
    """Who is in today."""
    return door_list.in_today(session, caller, event_id)


def upload_check_ins(session: Session, caller: Caller, sent: UploadIn) -> Uploaded:
    """Everything that waited on a phone. Each fact is judged alone: one that is wrong holds back none of the others."""
    by_event: dict[str, list[FactIn]] = defaultdict(list)
    for one in sent.facts:
        if isinstance(one, UploadedFact):
            by_event[one.event_id].append(one)
    results = {  # in one order, so that two uploads cannot lock crosswise
        event_id: _uploaded_to(session, caller, event_id, by_event[event_id]) for event_id in sorted(by_event)
    }
    said = [
        results[one.event_id][str(one.nonce)] if isinstance(one, UploadedFact) else refused(one.nonce, say.UNREAD)
        for one in sent.facts
    ]
    caller.made += [text for one in said for text in (one.nonce, one.result, one.sentence or "")]
    return Uploaded(results=said)


def uploaded_again(_: Session, __: Caller, *made: str) -> Uploaded:
    """The same results; what was kept the first time is there already."""
    return Uploaded(results=[
        FactResult.model_validate({"nonce": nonce, "result": "already" if result == "kept" else result,
                                   "sentence": sentence or None})
        for nonce, result, sentence in zip(*[iter(made)] * 3, strict=True)
    ])  # fmt: skip


def _recorded(session: Session, caller: Caller, event_id: str, facts: list[FactIn]) -> list[FactResult]:
    about = lock(session, event_id)
    if about is None:
        raise not_found()
    if about.state == "draft":
        raise conflict("state", messages.NOT_OUT, state="draft")
    held = why_held(caller.relations, about.state)
    found = keep(session, about, facts, caller.person_id, held)
    wrong = {one.nonce: one.sentence for one in found.values() if one.result == "refused"}
    if wrong and len(wrong) > _too_many(wrong):
        raise bad_input({f"facts.{nonce}": str(said) for nonce, said in wrong.items()})
    results = _in_order(facts, found)
    note_made(caller, event_id, results)
    return results


def _too_many(wrong: dict[str, str | None]) -> int:
    return sum(1 for said in wrong.values() if said == say.TOO_MANY_HELD)


def _in_order(facts: list[FactIn], found: dict[str, FactResult]) -> list[FactResult]:
    """One result for each fact that was sent; the second time the same fact comes it is there already."""
    told: set[str] = set()
    results = []
    for one in facts:
        nonce = str(one.nonce)
        results.append(FactResult(nonce=nonce, result="already") if nonce in told else found[nonce])
        told.add(nonce)
    return results


def _said_again(session: Session, event_id: str, nonces: tuple[str, ...]) -> list[FactResult]:
    held = {seen.nonce: seen.held is not None for seen in presence.facts_of(session, event_id)}
    return [
        FactResult(nonce=nonce, result="needs_staff" if held[nonce] else "already") if nonce in held
        else refused(nonce, say.TOO_MANY_HELD)
        for nonce in nonces
    ]  # fmt: skip


def _uploaded_to(session: Session, caller: Caller, event_id: str, facts: list[FactIn]) -> dict[str, FactResult]:
    """One activity's part of an upload. Who may send for it is asked as if it came alone."""
    about = lock(session, event_id)
    target = a_check_in(session, {"event_id": event_id})
    if about is None or target is None or caller.identity is None:
        return {str(one.nonce): refused(str(one.nonce), say.NOT_HERE) for one in facts}
    relations = access.relations_to(session, caller.identity, target)
    if not access.may("record_attendance", relations):
        knows = not relations.isdisjoint(KNOWS)
        return {str(one.nonce): refused(str(one.nonce), say.NOT_YOURS if knows else say.NOT_HERE) for one in facts}
    if about.state == "draft":
        return {str(one.nonce): refused(str(one.nonce), messages.NOT_OUT) for one in facts}
    return keep(session, about, facts, caller.person_id, why_held(relations, about.state))
