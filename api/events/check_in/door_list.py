"""The check-in list as a lead's phone shows it: names and marks only, so that it may be kept offline."""

from typing import Any

from sqlalchemy import bindparam, select, union
from sqlmodel import Session

from api.core import access, clock
from api.core.access import Caller
from api.core.crypto import sealer
from api.core.errors import conflict
from api.core.fields import table_of
from api.events import cards, messages, rules
from api.events.access import KNOWS, PLANNERS
from api.events.cards import SEES, my_answer
from api.events.check_in import presence
from api.events.check_in.folding import LastWords, Roll, Seen, fold, last_words, waits_for_staff
from api.events.check_in.schemas import (
    Attendance,
    DoorRow,
    DropIn,
    DropInToday,
    FactResult,
    Headcounts,
    HeldFact,
    Said,
    Totals,
    WalkIn,
)
from api.events.models import SEALED_WALK_IN, AttendanceFact, Event, EventAnswer, Presence
from api.groups.models import Membership
from api.people.models import Person

event = table_of(Event).c
answer = table_of(EventAnswer)
marks = table_of(Presence)
person = table_of(Person)
fact = table_of(AttendanceFact).c
a, p, m = answer.c, person.c, table_of(Membership).c

_EVENT = select(event.state, event.starts_at, event.ends_at, event.capacity, event.published_at).where(
    event.id == bindparam("event")
)
_names = union(
    select(m.person_id).where(m.group_id == bindparam("group"), m.state.in_(SEES)),
    select(a.person_id).where(a.event_id == bindparam("event")),
    select(marks.c.person_id).where(marks.c.event_id == bindparam("event")),
).subquery("names")
_PEOPLE = (
    select(p.id, p.chosen_name, p.tell_apart, my_answer().label("answer"), marks.c.mark)
    .select_from(
        _names.join(person, p.id == _names.c.person_id)
        .outerjoin(answer, (a.person_id == p.id) & (a.event_id == bindparam("event")))
        .outerjoin(marks, (marks.c.person_id == p.id) & (marks.c.event_id == bindparam("event")))
    )
)  # fmt: skip
_WALK_INS = (
    select(fact.id, fact.nonce, fact.sealed_name)
    .where(fact.event_id == bindparam("event"), fact.kind == "walk_in")
    .order_by(fact.happened_at, fact.id)
)
_MY_TAPS = (
    select(fact.nonce)
    .where(fact.event_id == bindparam("event"), fact.kind == "drop_in", fact.recorded_by == bindparam("me"))
    .order_by(fact.id.desc())
    .limit(100)
)
ALSO = ("check_in_code", "drop_in_count")
_GROUP = select(event.group_id).where(event.id == bindparam("event"))


def build(session: Session, caller: Caller, event_id: str) -> Attendance:
    """The list as it is now. A sender who lost the role gets it without the people (their facts are kept).

    Somebody who has gone altogether gets nothing of it: where people meet may have been moved because of them.
    """
    conn = session.connection()
    about = conn.execute(_EVENT, {"event": event_id}).one()
    if about.published_at is None:
        raise conflict("state", messages.NOT_OUT, state="draft")
    can = rules.can_now(about.state, rules.phase(about.starts_at, about.ends_at, clock.now()), caller.relations)
    entitled = "list_attendance" in can
    knows = _knows(caller)
    facts = presence.facts_of(session, event_id) if knows else []
    roll = fold(facts)
    last = last_words(facts)
    return Attendance(
        event=cards.one_card(session, caller, event_id, can) if knows else None,
        people=_people(session, event_id, last) if entitled else [],
        walk_ins=_walk_ins(session, event_id, roll.walk_ins) if entitled else [],
        headcounts=Headcounts(
            young_people=roll.headcounts.get("young_person", 0),
            professionals=roll.headcounts.get("professional", 0),
            young_people_said=_said(last.headcounts.get("young_person")),
            professionals_said=_said(last.headcounts.get("professional")),
        ),
        drop_in=_counters(roll),
        undone=sorted(last.undone),
        counted=list(conn.execute(_MY_TAPS, {"event": event_id, "me": caller.person_id}).scalars()),
        totals=_totals(roll),
        over_capacity=max(0, roll.young_people - about.capacity) if about.capacity else 0,
        needs_staff=[_held(one) for one in waits_for_staff(facts)] if entitled else [],
        saved_at=max((one.happened_at for one in facts), default=None),
        can=[*can, *(one for one in ALSO if "record_attendance" in can and access.may(one, caller.relations))],
    )


def in_today(session: Session, caller: Caller, event_id: str, result: FactResult | None = None) -> DropInToday:
    """Who is in today, and how often each service was used."""
    roll = fold(presence.facts_of(session, event_id) if _knows(caller) else [])
    counters = [one.model_copy(update={"count": max(0, one.count)}) for one in _counters(roll)]
    return DropInToday(totals=_totals(roll), counters=counters, result=result)


def _knows(caller: Caller) -> bool:
    """Whether the caller may know this activity at all, beside having led here once."""
    return caller.is_any(*PLANNERS, "staff") or (caller.is_any(*KNOWS) and not caller.is_any("waiting", "removed"))


def _totals(roll: Roll) -> Totals:
    young, professionals = roll.young_people, roll.professionals
    return Totals(young_people=young, professionals=professionals, all=young + professionals)


def _counters(roll: Roll) -> list[DropIn]:
    return [DropIn(service=service, of=_of(of), count=count)
            for (service, of), count in sorted(roll.drop_in.items())]  # fmt: skip


def _said(fact: Seen | None) -> Said | None:
    kind: Any = fact and fact.kind
    return Said(kind=kind, at=fact.happened_at, nonce=fact.nonce) if fact else None


def _people(session: Session, event_id: str, last: LastWords) -> list[DoorRow]:
    conn = session.connection()
    group_id = conn.execute(_GROUP, {"event": event_id}).scalar_one()
    rows = conn.execute(_PEOPLE, {"event": event_id, "group": group_id, "now": clock.now()}).all()
    rows = sorted(rows, key=lambda row: (row.chosen_name.casefold(), row.tell_apart or "", row.id))
    return [
        DoorRow(person_id=row.id, chosen_name=row.chosen_name, tell_apart=row.tell_apart, answer=row.answer,
                mark=row.mark, said=_said(last.door.get(row.id)), own=_said(last.own.get(row.id)))
        for row in rows
    ]  # fmt: skip


def _walk_ins(session: Session, event_id: str, there: dict[str, str]) -> list[WalkIn]:
    rows = [row for row in session.connection().execute(_WALK_INS, {"event": event_id}) if row.nonce in there]
    return [WalkIn(id=row.nonce, name=_name(row), of=_of(there[row.nonce])) for row in rows]


def _name(row: Any) -> str:
    return sealer().open(SEALED_WALK_IN, row.id, row.sealed_name) if row.sealed_name else ""


def _of(said: str) -> Any:
    return said


def _held(one: Seen) -> HeldFact:
    kind: Any = one.kind
    return HeldFact(person_id=one.person_id, kind=kind, of=_of(one.of), why=messages.HELD[one.held or "role"])
