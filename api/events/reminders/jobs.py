"""Telling what is due. It may run twice, late or not at all for a while: what is still of use is told then, once."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session, col, delete

from api.core import clock
from api.core.fields import table_of
from api.core.jobs import job
from api.events.kinds import NO_ANSWERS
from api.events.models import Event, EventAnswer
from api.events.reminders import messages, rules
from api.events.reminders.models import ReminderTold
from api.events.reminders.rules import Guest, Plan
from api.groups.models import Membership
from api.groups.relations import BELONGS
from api.notify.actions import tell
from api.notify.wishes import Reminded, mutes, reminded

AT_ONCE = 200
KEPT_DAYS = 30
TEXTS: dict[str, Callable[[Any], str]] = {
    "day": messages.the_day_before, "soon": messages.soon, "ask": messages.not_answered,
}  # fmt: skip
e, a, m, told = table_of(Event).c, table_of(EventAnswer).c, table_of(Membership).c, table_of(ReminderTold).c

_NEAR = (
    select(e.id)
    .where(e.state == "published", e.starts_at > bindparam("now", type_=e.starts_at.type),
           e.starts_at <= bindparam("ahead", type_=e.starts_at.type))
    .order_by(e.id)
)  # fmt: skip
_these: Any = bindparam("events", expanding=True)
_EVENTS = (
    select(e.id, e.group_id, e.title, e.starts_at, e.zone, e.kind, e.published_at, e.capacity,
           (e.places_taken + e.places_held).label("taken"))
    .where(e.id.in_(_these), e.state == "published")
    .order_by(e.id)
)  # fmt: skip
_GOING = select(a.event_id, a.person_id, a.answered_at).where(a.event_id.in_(_these), a.answer == "going")
_NO_ANSWER = (
    select(e.id.label("event_id"), m.person_id)
    .join(table_of(Membership), m.group_id == e.group_id)
    .where(e.id.in_(_these), m.state.in_(BELONGS), m.role == "member",
           ~select(a.id).where(a.event_id == e.id, a.person_id == m.person_id).exists())
)  # fmt: skip
_TOLD = select(told.event_id, told.person_id, told.which, told.for_start).where(told.event_id.in_(_these))
Due = dict[tuple[str, str], list[str]]


@job(
    "remind", "Tells who is coming the day before and two hours before, and asks once who has not said.", "*/5 * * * *"
)
def remind(session: Session) -> int:
    """Returns how many were told. What is due is read again under the activity's lock, so nobody hears it twice."""
    at = clock.now()
    ids = list(session.connection().execute(_NEAR, {"now": at, "ahead": at + rules.LOOK_AHEAD}).scalars())
    done = 0
    for start in range(0, len(ids), AT_ONCE):
        some = sorted({event_id for event_id, _ in _due(session, ids[start : start + AT_ONCE], lock=False)})
        for (event_id, which), people in _due(session, some, lock=True).items():
            event = session.get_one(Event, event_id)
            tell(session, people, rules.KIND[which].name, TEXTS[which](event), about=("event", event_id))
            for_start = event.starts_at
            session.add_all(ReminderTold(event_id=event_id, person_id=person, which=which, for_start=for_start, at=at)
                            for person in people)  # fmt: skip
            done += len(people)
        session.flush()
    return done


def _due(session: Session, ids: Sequence[str], *, lock: bool) -> Due:
    """Who is to be told what: (activity, which reminder) → people."""
    if not ids:
        return {}
    these, run = {"events": list(ids)}, session.connection().execute
    wanted = _EVENTS.with_for_update(of=table_of(Event), key_share=True) if lock else _EVENTS
    events = {row.id: row for row in run(wanted, these)}
    guests: list[tuple[str, str, str | None, Any]] = [
        (row.event_id, row.person_id, "going", row.answered_at) for row in run(_GOING, these)
    ]
    guests += [(row.event_id, row.person_id, None, None) for row in run(_NO_ANSWER, these)]
    had: dict[tuple[str, str], set[tuple[str, Any]]] = defaultdict(set)
    for row in run(_TOLD, these):
        had[row.event_id, row.person_id].add((row.which, row.for_start))
    people = {person for _, person, _, _ in guests}
    wants, muted = reminded(session, people), mutes(session, people)
    found: Due = defaultdict(list)
    now = clock.now()
    for event_id, person, answer, answered_at in guests:
        event = events.get(event_id)
        if event is None:
            continue
        guest = Guest(answer, answered_at, frozenset(had[event_id, person]), wants.get(person, Reminded()),
                      (person, event.group_id) in muted)  # fmt: skip
        which = rules.due(_plan(event), guest, now)
        if which:
            found[event_id, which].append(person)
    return found


def _plan(event: Any) -> Plan:
    room = event.capacity is None or event.taken < event.capacity
    return Plan(event.starts_at, event.published_at or event.starts_at, room and event.kind not in NO_ANSWERS)


@job("forget_reminders", "Forgets which reminders were told for activities that are long over.", "20 4 * * *")
def forget_reminders(session: Session) -> int:
    over = select(e.id).where(e.ends_at < clock.now() - rules.HOUR * 24 * KEPT_DAYS)
    return int(session.exec(delete(ReminderTold).where(col(ReminderTold.event_id).in_(over))).rowcount)
