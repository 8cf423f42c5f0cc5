"""Staff look at check-ins that wait for them: sent by somebody who lost the role, or for what was called off."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.crypto import sealer
from api.core.errors import not_found
from api.core.fields import table_of
from api.events import messages
from api.events.check_in import keeping, presence
from api.events.check_in.code_schemas import Decided, Decision, HeldCheckIn, HeldCheckIns
from api.events.check_in.folding import waits_for_staff
from api.events.check_in.models import CheckInDecision
from api.events.models import SEALED_WALK_IN, AttendanceFact, Event, Presence
from api.groups.models import PowerGroup
from api.people.models import Person

MOST_SHOWN = 500

fact, event, group = table_of(AttendanceFact).c, table_of(Event).c, table_of(PowerGroup).c
decided, mark = table_of(CheckInDecision).c, table_of(Presence).c
about_whom, said_by = table_of(Person).alias("about_whom"), table_of(Person).alias("said_by")

_HELD = (
    select(
        fact.id, fact.nonce, fact.event_id, event.title, event.starts_at, event.zone, group.name.label("group_name"),
        fact.kind, fact.of, about_whom.c.chosen_name, fact.sealed_name, fact.count.label("how_many"), fact.service,
        said_by.c.chosen_name.label("said_by"), fact.happened_at, fact.held, mark.mark,
    )
    .select_from(
        table_of(AttendanceFact).join(table_of(Event), event.id == fact.event_id)
        .join(table_of(PowerGroup), group.id == event.group_id)
        .join(said_by, said_by.c.id == fact.recorded_by)
        .outerjoin(about_whom, about_whom.c.id == fact.person_id)
        .outerjoin(table_of(CheckInDecision), decided.fact_id == fact.id)
        .outerjoin(table_of(Presence), (mark.event_id == fact.event_id) & (mark.person_id == fact.person_id))
    )
    .where(event.programme_id == bindparam("programme"), fact.held.is_not(None), decided.fact_id.is_(None))
    .order_by(event.starts_at.desc(), fact.event_id, fact.happened_at, fact.nonce)
)  # fmt: skip
_EVENT_OF = select(fact.event_id).where(fact.id == bindparam("fact"), fact.held.is_not(None))


def held_check_ins(session: Session, _: Caller, programme_id: str) -> HeldCheckIns:
    """What waits in this programme, activity by activity. Where somebody entitled has spoken since, nothing waits."""
    rows = session.connection().execute(_HELD, {"programme": programme_id}).all()
    waits = {
        (event_id, seen.nonce)
        for event_id in {row.event_id for row in rows}
        for seen in waits_for_staff(presence.facts_of(session, event_id))
    }
    shown = [row for row in rows if (row.event_id, row.nonce) in waits][:MOST_SHOWN]
    return HeldCheckIns(items=[_item(row) for row in shown])


def decide_check_in(session: Session, caller: Caller, fact_id: str, said: Decision) -> Decided:
    """Count it or leave it out. It can be decided anew; the fact stays as it was sent."""
    event_id = session.connection().execute(_EVENT_OF, {"fact": fact_id}).scalar_one_or_none()
    about = keeping.lock(session, event_id) if event_id else None
    if about is None:
        raise not_found()
    caller.made.append(fact_id)
    row = session.get(CheckInDecision, fact_id)
    if row is not None and row.decision == said.decision:
        return decided_again(session, caller, fact_id)
    before = presence.facts_of(session, about.id)
    row = row or CheckInDecision(fact_id=fact_id, decision=said.decision, by=caller.person_id, at=clock.now())
    row.decision, row.by, row.at = said.decision, caller.person_id, clock.now()
    session.add(row)
    session.flush()
    audit.note(session, "check_in.decide", "event", about.id, to=said.decision, programme_id=about.programme_id)
    if presence.refold(session, about, before):
        keeping.reopen(session, about)
    return decided_again(session, caller, fact_id)


def decided_again(session: Session, _: Caller, fact_id: str) -> Decided:
    row: Any = session.get_one(CheckInDecision, fact_id)
    return Decided(id=fact_id, decision=row.decision)


def _item(row: Any) -> HeldCheckIn:
    name = sealer().open(SEALED_WALK_IN, row.id, row.sealed_name) if row.sealed_name else row.chosen_name
    return HeldCheckIn(
        id=row.id, event_id=row.event_id, event_title=row.title, event_starts_at=row.starts_at, zone=row.zone,
        group_name=row.group_name, kind=row.kind, of=row.of, name=name, count=row.how_many, service=row.service,
        said_by=row.said_by, happened_at=row.happened_at, now=row.mark, why=messages.HELD[row.held],
    )  # fmt: skip
