"""Who was there: the facts of an activity, folded into one row per person and the activity's counts."""

from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session

from api.core.fields import table_of
from api.events.check_in.folding import Roll, Seen, fold
from api.events.check_in.models import CheckInDecision
from api.events.models import AttendanceFact, Event, Presence
from api.groups.actions import have_come
from api.people.models import Person

event = table_of(Event)
fact = table_of(AttendanceFact).c
presence = table_of(Presence)
person = table_of(Person).c
decided = table_of(CheckInDecision).c

_FACTS = (
    select(
        fact.nonce, fact.kind, fact.happened_at, fact.person_id, fact.undoes, fact.count.label("how_many"), fact.of,
        fact.held, fact.own, fact.service, decided.decision,
    )
    .select_from(table_of(AttendanceFact).outerjoin(table_of(CheckInDecision), decided.fact_id == fact.id))
    .where(fact.event_id == bindparam("event"))
)  # fmt: skip
_MERGED = (
    select(person.id, person.merged_into)
    .join(table_of(AttendanceFact), fact.person_id == person.id)
    .where(fact.event_id == bindparam("event"), person.merged_into.is_not(None))
    .distinct()
)
_NEXT = select(person.merged_into).where(person.id == bindparam("person"))
_PRESENT = select(presence.c.person_id, presence.c.mark).where(presence.c.event_id == bindparam("event"))
_COUNT = (
    event.update()
    .where(event.c.id == bindparam("of_event"))
    .values(came_young=bindparam("v_young"), came_professionals=bindparam("v_professionals"))
)


def facts_of(session: Session, event_id: str) -> list[Seen]:
    """All facts of an activity. Facts are never changed, so people whose accounts were merged are followed here."""
    conn = session.connection()
    is_now = {old: remaining_account(session, new) for old, new in conn.execute(_MERGED, {"event": event_id})}
    return [
        Seen(row.nonce, row.kind, row.happened_at, is_now.get(row.person_id, row.person_id), row.undoes,
             row.how_many or 0, row.of, None if row.decision == "count" else row.held, row.own, row.service,
             row.decision == "leave_out")
        for row in conn.execute(_FACTS, {"event": event_id})
    ]  # fmt: skip


def remaining_account(session: Session, person_id: str) -> str:
    """The account that remains after one merge or several."""
    after = session.connection().execute(_NEXT, {"person": person_id}).scalar_one_or_none()
    return person_id if after is None else remaining_account(session, after)


def refold(session: Session, about: Any, before: list[Seen]) -> bool:
    """Brings presence and counts up to the facts. Returns whether the picture is another one than `before` gave."""
    old, new = fold(before), fold(facts_of(session, about.id))
    if new == old and before:
        return False
    write(session, about.id, new)
    have_come(session, about.group_id, new.there - old.there)
    return True


def write(session: Session, event_id: str, roll: Roll) -> None:
    """Presence rows and counts as this picture says."""
    conn = session.connection()
    kept = {row.person_id: row.mark for row in conn.execute(_PRESENT, {"event": event_id})}
    if kept != roll.marks:
        conn.execute(delete(presence).where(presence.c.event_id == event_id))
        rows = [{"event_id": event_id, "person_id": one, "mark": mark} for one, mark in roll.marks.items()]
        if rows:
            conn.execute(presence.insert(), rows)
    conn.execute(
        _COUNT, {"of_event": event_id, "v_young": roll.young_people, "v_professionals": roll.professionals}
    )  # fmt: skip
