"""Saying whether you are coming, and what you need; the list of answers for who prepares it."""

from collections import Counter
from functools import partial
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import conflict, not_found
from api.core.fields import table_of
from api.core.quick import Quick
from api.events import messages, needs, places, reading, rules
from api.events.access import not_shut_out
from api.events.cards import SEES, SHUT_OUT, group, my_answer, my_place
from api.events.facts import NOT_COMING
from api.events.kinds import NO_ANSWERS
from api.events.line import Seat, Wish
from api.events.models import Event, EventAnswer
from api.events.plans import messages as plan_messages
from api.events.schemas_page import MyTicket
from api.events.schemas_people import AnswerIn, AnswerOut, AnswerRow, EventAnswers
from api.events.support.rules import COMING
from api.groups.models import Membership
from api.groups.relations import BELONGS, IN_PROGRAMME
from api.notify.actions import tell
from api.people.models import Person

event = table_of(Event)
answer = table_of(EventAnswer)
person = table_of(Person).c
e, a, m = event.c, answer.c, table_of(Membership).c

_MAY_COME = (
    select(m.id)
    .join(group, group.c.programme_id == m.programme_id)
    .where(
        group.c.id == bindparam("group"), m.person_id == bindparam("person"),
        ((m.group_id == group.c.id) & m.state.in_(SEES))
        | ((group.c.visibility == "programme") & m.state.in_(IN_PROGRAMME)),
    )
    .limit(1)
)  # fmt: skip

_MINE_HERE = Quick(
    select((m.group_id == e.group_id).label("here"), m.state, e.group_id)
    .join(event, e.programme_id == m.programme_id)
    .where(e.id == bindparam("event"), m.person_id == bindparam("person"))
    .with_for_update(read=True, of=table_of(Membership))
)


def answer_event(session: Session, caller: Caller, event_id: str, wanted: AnswerIn) -> AnswerOut:
    """My answer. On a full activity "going" means waiting; on an offer it accepts; "cannot" gives the place back."""
    not_shut_out(caller)
    if session.connection().dialect.name == "postgresql":  # where others write at the same time
        _still_belongs(session, event_id, caller.person_id)
    return _answer(session, caller, event_id, caller.person_id, wanted)


def _still_belongs(session: Session, event_id: str, person_id: str) -> None:
    """Holds my memberships as they are: whoever leaves or is removed at this moment comes before or after, not between,
    so that no place stays with somebody who is gone."""
    conn = session.connection()
    mine = _MINE_HERE.rows(conn, {"event": event_id, "person": person_id})
    if any(row.here and row.state in BELONGS for row in mine):
        return
    shut_out = any(row.here and row.state in SHUT_OUT for row in mine)
    if not mine or shut_out:
        raise not_found()
    if conn.execute(_MAY_COME, {"group": mine[0].group_id, "person": person_id}).first() is None:
        raise not_found()


def answer_for(session: Session, caller: Caller, event_id: str, person_id: str, wanted: AnswerIn) -> AnswerOut:
    """Staff write down the answer of somebody without the app (R25). The person is told."""
    group_id = session.connection().execute(select(e.group_id).where(e.id == event_id)).scalar_one()
    if session.connection().execute(_MAY_COME, {"group": group_id, "person": person_id}).first() is None:
        raise not_found(messages.OTHER_GROUP)
    said = _answer(session, caller, event_id, person_id, wanted)
    row = session.connection().execute(select(e.title).where(e.id == event_id)).one()
    tell(session, [person_id], "answered_for_you", messages.answered_for_you(row, said.words),
         about=("event", event_id), actor=caller.person_id)  # fmt: skip
    return said


def answered_again(session: Session, caller: Caller, event_id: str, person_id: str) -> AnswerOut:
    """The same answer for a request that came twice: what it is by now."""
    locked = places.lock(session, event_id)
    if locked is None:
        raise not_found()
    my = reading.my_ticket(session, person_id, locked.id)
    if my is None:  # an offer that ran out between the first time and this replay
        raise conflict("lapsed", messages.lapsed(locked), state=locked.state)
    return _out(session, caller, locked, person_id, my)


def _answer(session: Session, caller: Caller, event_id: str, person_id: str, wanted: AnswerIn) -> AnswerOut:
    locked = places.lock(session, event_id)
    if locked is None:
        raise not_found()
    _still_open(locked)
    wish = Wish(wanted.answer, wanted.children, wanted.any_time)
    by = None if person_id == caller.person_id else caller.person_id
    said = places.wish(session, locked, person_id, wish, needs=partial(_needs_kept, wanted), recorded_by=by)
    seat = said.seat
    if seat.answer in ("cannot", "waiting"):  # who waits has no place any more, or none yet
        NOT_COMING.tell(session, event_id=event_id, person_id=person_id)
    audit.note(session, f"event.{caller.operation}", "event", event_id, to=seat.answer,
               programme_id=locked.programme_id, subject=person_id)  # fmt: skip
    caller.made += [event_id, person_id]
    my = MyTicket(
        answer=seat.answer, children=seat.children, needs=needs.unseal(said.row_id, said.sealed),
        any_time=seat.any_time, place_in_line=said.place, offer_until=seat.offer_until,
    )  # fmt: skip
    return _out(session, caller, locked, person_id, my, more_children=_less_than_asked(seat, wish))


def _still_open(locked: Any) -> None:
    """Raises 409 when answers are closed: not out, called off, wrapped up or over."""
    words = {"draft": messages.NOT_OUT, "cancelled": messages.CALLED_OFF, "done": messages.WRAPPED}.get(locked.state)
    if words is None and locked.ends_at <= clock.now():
        words = messages.OVER
    if words is None and locked.kind in NO_ANSWERS:
        words = plan_messages.NO_ANSWERS
    if words:
        raise conflict("closed", words, state=locked.state)


def _less_than_asked(seat: Seat, wish: Wish) -> bool:
    return wish.answer == "going" == seat.answer and seat.children < wish.children


def _needs_kept(wanted: AnswerIn, row_id: str, before: str | None) -> str | None:
    """The needs to seal with the answer. Not sent: they stay; who is not coming needs nothing, so they go."""
    if wanted.answer == "cannot":
        return None
    if wanted.needs is None:
        return before
    return needs.seal(row_id, wanted.needs.model_dump(exclude_none=True))


def _out(
    session: Session, caller: Caller, locked: Any, person_id: str, my: MyTicket, *, more_children: bool = False
) -> AnswerOut:
    words = messages.answer_words(
        my.answer, locked, place=my.place_in_line, until=my.offer_until, more_children=more_children
    )
    now = rules.phase(locked.starts_at, locked.ends_at, clock.now())
    can = list(rules.can_now(locked.state, now, caller.relations))
    said = my.needs if person_id == caller.person_id else _as_seen_by_staff(session, locked, my.needs)
    return AnswerOut(
        answer=my.answer, children=my.children, place_in_line=my.place_in_line, offer_until=my.offer_until, needs=said,
        any_time=my.any_time, can=can, words=words,
    )  # fmt: skip


def _as_seen_by_staff(session: Session, locked: Any, needs_of: dict[str, str]) -> dict[str, str]:
    """Somebody else's needs: until a day after the end, and looking is noted (as in the list of answers)."""
    if not needs_of or not rules.needs_are_shown(locked.ends_at, clock.now()):
        return {}
    audit.note(session, "event.needs_seen", "event", locked.id, programme_id=locked.programme_id)
    return needs_of


_ANSWERS = (
    select(
        a.id, a.person_id, person.chosen_name, person.tell_apart, my_answer().label("answer"), a.children,
        my_place().label("place_in_line"), a.sealed_needs, a.recorded_by,
    )
    .select_from(answer.join(event, e.id == a.event_id).join(table_of(Person), person.id == a.person_id))
    .where(e.id == bindparam("event"))
)  # fmt: skip
_BELONG = (
    select(m.person_id)
    .join(event, e.group_id == m.group_id)
    .where(e.id == bindparam("event"), m.state.in_(BELONGS))
)  # fmt: skip
_ORDER = ("going", "offered", "waiting", "maybe", "cannot")


def event_answers(session: Session, caller: Caller, event_id: str) -> EventAnswers:
    """Everybody's answers; needs only until a day after the end. That needs were looked at is noted."""
    conn, at = session.connection(), clock.now()
    about = conn.execute(select(e.programme_id, e.ends_at, e.published_at).where(e.id == event_id)).one()
    if about.published_at is None:
        raise conflict("state", messages.NOT_OUT, state="draft")
    rows = [row for row in conn.execute(_ANSWERS, {"event": event_id, "now": at}) if row.answer is not None]
    rows.sort(key=lambda row: (_ORDER.index(row.answer), row.place_in_line or 0, row.chosen_name.casefold()))
    shown = rules.needs_are_shown(about.ends_at, at)
    items = [_row(row, shown=shown and row.answer in COMING) for row in rows]
    if any(item.needs for item in items):
        audit.note(session, "event.needs_seen", "event", event_id, programme_id=about.programme_id)
    members = set(conn.execute(_BELONG, {"event": event_id}).scalars())
    needed = Counter(key for item in items if item.answer == "going" for key in item.needs or {})
    return EventAnswers(
        counts=reading.counts(session, event_id), items=items,
        not_answered=len(members - {row.person_id for row in rows}), needs_counts=dict(needed),
    )  # fmt: skip


def _row(row: Any, *, shown: bool) -> AnswerRow:
    return AnswerRow(
        person_id=row.person_id, chosen_name=row.chosen_name, tell_apart=row.tell_apart, answer=row.answer,
        children=row.children, place_in_line=row.place_in_line,
        needs=needs.unseal(row.id, row.sealed_needs) if shown else None, recorded_by_staff=row.recorded_by is not None,
    )  # fmt: skip
