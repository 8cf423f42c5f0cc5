"""The lists of answers and of attendance: one row for one person at one activity."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, func, or_, select, true
from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.core.errors import bad_input
from api.core.fields import table_of
from api.core.sheets import Cell, Table, one_line
from api.events.afterwards.models import EventLeader
from api.events.cards import my_answer
from api.events.check_in.folding import THERE
from api.events.kinds import KINDS
from api.events.models import Event, EventAnswer, Presence, WrapUp
from api.events.rules import LED_WORDS
from api.groups.models import Membership, PowerGroup
from api.groups.relations import BELONGS
from api.people.models import Person
from api.people.rules import same_name_key
from api.reports.lists import rules
from api.reports.lists.columns import as_table, columns_for
from api.reports.lists.schemas import AnswersWanted, AttendanceWanted, ListColumn, ListPage, ListRow

MOST_IN_FILE = 25_000  # what the child process writes in a few seconds
TOO_MANY = "That is more than fits into one file. Please choose fewer days."
CROSSED = "Please choose a day that is not before the first one."

events, answers, seen = table_of(Event), table_of(EventAnswer), table_of(Presence)
people, members, groups, wraps = table_of(Person), table_of(Membership), table_of(PowerGroup), table_of(WrapUp)
e, a, s, p, m, g, w = events.c, answers.c, seen.c, people.c, members.c, groups.c, wraps.c
leader = table_of(EventLeader).c

_who_led = func.coalesce(w.led_by, e.led_by)
_name = func.lower(p.chosen_name)
_COLUMNS: tuple[Any, ...] = (
    e.id.label("event_id"), e.title, e.starts_at, e.zone, e.kind, g.name.label("group_name"), p.id.label("person_id"),
    p.chosen_name, p.tell_apart, m.role, _name.label("name_key"),
)  # fmt: skip
_OUT = e.published_at.is_not(None) & e.state.in_(("published", "done"))
_ASKS_FOR_ANSWERS = [kind.key for kind in KINDS.values() if kind.takes_answers]
_ANSWERED = (
    select(*_COLUMNS, my_answer().label("answer"), a.children)
    .select_from(
        answers.join(events, e.id == a.event_id)
        .join(groups, g.id == e.group_id)
        .join(people, p.id == a.person_id)
        .outerjoin(members, (m.group_id == e.group_id) & (m.person_id == p.id))
        .outerjoin(wraps, w.event_id == e.id)
    )
    .where(_OUT, my_answer().is_not(None))
)  # fmt: skip
_SILENT = (
    select(*_COLUMNS, my_answer().label("answer"), func.coalesce(a.children, 0).label("children"))
    .select_from(
        events.join(groups, g.id == e.group_id)
        .join(members, (m.group_id == e.group_id) & m.state.in_(BELONGS) & (m.joined_at <= e.ends_at))
        .join(people, p.id == m.person_id)
        .outerjoin(answers, (a.event_id == e.id) & (a.person_id == p.id))
        .outerjoin(wraps, w.event_id == e.id)
    )
    .where(_OUT, e.kind.in_(_ASKS_FOR_ANSWERS), my_answer().is_(None))
)  # fmt: skip
_CHECKED_IN = (
    select(*_COLUMNS, s.mark, _who_led.label("who_led"))
    .select_from(
        seen.join(events, e.id == s.event_id)
        .join(groups, g.id == e.group_id)
        .join(people, p.id == s.person_id)
        .outerjoin(members, (m.group_id == e.group_id) & (m.person_id == p.id))
        .outerjoin(wraps, w.event_id == e.id)
    )
    .where(_OUT)
)  # fmt: skip
_ZONES = select(e.zone).where(e.programme_id == bindparam("programme")).distinct()
_HERE: Any = bindparam("programme")
_NAMES = select(p.id, p.chosen_name, p.tell_apart).where(
    or_(
        p.id.in_(select(m.person_id).where(m.programme_id == _HERE)),
        p.id.in_(select(a.person_id).join(events, e.id == a.event_id).where(e.programme_id == _HERE)),
        p.id.in_(select(s.person_id).join(events, e.id == s.event_id).where(e.programme_id == _HERE)),
    )
)
_TITLES = select(e.id, e.title).where(e.programme_id == bindparam("programme"))
_LEADERS = (
    select(leader.event_id, p.chosen_name)
    .join(people, p.id == leader.person_id)
    .where(leader.event_id.in_(bindparam("events", expanding=True)))
    .order_by(p.chosen_name)
)
Wanted = AnswersWanted | AttendanceWanted


def page_of(session: Session, caller: Caller, programme_id: str, wanted: Wanted) -> ListPage:
    """One page. It begins after a row, not at a number, so that nothing is missed when others answer meanwhile."""
    fitting = _fitting(session, programme_id, wanted)
    asked = {"now": clock.now()}
    total = session.connection().execute(select(func.count()).select_from(fitting.subquery()), asked).scalar_one()
    old = wanted.order == "oldest"
    ordered = _ordered(fitting if wanted.after is None else fitting.where(_after(wanted.after, old)), old)
    rows = session.connection().execute(ordered.limit(wanted.limit + 1), asked).all()
    shown, columns = rows[: wanted.limit], columns_for(_name_of(wanted), caller.relations)
    last = rules.cursor(_key(shown[-1])) if len(rows) > len(shown) else None
    items = [
        ListRow(id=f"{row.event_id}:{row.person_id}", event_id=row.event_id, person_id=row.person_id,
                cells={column.key: cells[column.key] for column in columns})
        for row, cells in zip(shown, _cells(session, shown), strict=True)
    ]  # fmt: skip
    heads = [ListColumn(key=column.key, head=column.head) for column in columns]
    return ListPage(columns=heads, items=items, total=total, next=last)


def file_of(session: Session, caller: Caller, programme_id: str, wanted: Wanted) -> Table:
    """All pages, as a file. 422 when there are more than a spreadsheet is good for."""
    ordered = _ordered(_fitting(session, programme_id, wanted), wanted.order == "oldest").limit(MOST_IN_FILE + 1)
    rows = session.connection().execute(ordered, {"now": clock.now()}).all()
    if len(rows) > MOST_IN_FILE:
        raise bad_input({"from": TOO_MANY})
    return as_table(_name_of(wanted), caller, _cells(session, rows))


def _name_of(wanted: Wanted) -> str:
    return "attendance" if isinstance(wanted, AttendanceWanted) else "answers"


def _fitting(session: Session, programme_id: str, wanted: Wanted) -> Select[Any]:
    if wanted.frm and wanted.to and wanted.to < wanted.frm:
        raise bad_input({"to": CROSSED})
    parts = [e.programme_id == programme_id, _days(session, programme_id, wanted.frm, wanted.to)]
    for column, value in ((e.group_id, wanted.group_id), (m.role, wanted.role), (e.kind, wanted.kind),
                          (_who_led, wanted.led_by)):  # fmt: skip
        if value is not None:
            parts.append(column == value)
    if wanted.search:
        parts.append(_found(session, programme_id, same_name_key(wanted.search)))
    if isinstance(wanted, AttendanceWanted):
        if wanted.there is not None:
            parts.append(s.mark.in_(THERE) if wanted.there else s.mark.not_in(THERE))
        return _CHECKED_IN.where(*parts)
    if wanted.answer == "none":
        return _SILENT.where(*parts)
    return _ANSWERED.where(*parts, *([my_answer() == wanted.answer] if wanted.answer else []))


def _days(session: Session, programme_id: str, frm: date | None, to: date | None) -> ColumnElement[bool]:
    """Between two days as people in the activity's own zone count them."""
    if frm is None and to is None:
        return true()
    parts = []
    for zone in session.connection().execute(_ZONES, {"programme": programme_id}).scalars():
        here = [e.zone == zone]
        if frm:
            here.append(e.starts_at >= _midnight(frm, zone))
        if to:
            here.append(e.starts_at < _midnight(to + timedelta(days=1), zone))
        parts.append(and_(*here))
    return or_(false(), *parts)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def _found(session: Session, programme_id: str, search: str) -> ColumnElement[bool]:
    """By name, mark or title, whatever the case and the script (a database folds only some letters)."""
    conn, asked = session.connection(), {"programme": programme_id}
    named = [row.id for row in conn.execute(_NAMES, asked)
             if search in same_name_key(f"{row.chosen_name} {row.tell_apart or ''}")]  # fmt: skip
    titled = [row.id for row in conn.execute(_TITLES, asked) if search in same_name_key(row.title)]
    return or_(p.id.in_(named), e.id.in_(titled))


def _ordered(rows: Select[Any], old: bool) -> Select[Any]:
    return rows.order_by(e.starts_at if old else e.starts_at.desc(), e.id, _name, p.id)


def _key(row: Any) -> list[str]:
    return [row.starts_at.isoformat(), row.event_id, row.name_key, row.person_id]


def _after(place: str, old: bool) -> ColumnElement[bool]:
    at, event_id, name, person_id = rules.key_of(place, 4)
    try:
        starts = datetime.fromisoformat(at).astimezone(clock.now().tzinfo)
    except (ValueError, OverflowError):
        raise bad_input({"after": "We do not know this place in the list. Please start again."}) from None
    in_event = or_(_name > name, and_(_name == name, p.id > person_id))
    same_start = or_(e.id > event_id, and_(e.id == event_id, in_event))
    return or_(e.starts_at > starts if old else e.starts_at < starts, and_(e.starts_at == starts, same_start))


def _cells(session: Session, rows: Sequence[Any]) -> list[dict[str, Cell]]:
    led: dict[str, list[str]] = {}
    if rows and hasattr(rows[0], "who_led"):
        of = sorted({row.event_id for row in rows})
        for start in range(0, len(of), 500):
            for row in session.connection().execute(_LEADERS, {"events": of[start : start + 500]}):
                led.setdefault(row.event_id, []).append(row.chosen_name)
    return [_words(row, led.get(row.event_id, [])) for row in rows]


def _words(row: Any, leads: list[str]) -> dict[str, Cell]:
    day = row.starts_at.astimezone(ZoneInfo(row.zone)).date()
    cells: dict[str, Cell] = {
        "day": clock.day_words(day), "activity": one_line(row.title), "group": one_line(row.group_name),
        "kind": KINDS[row.kind].label, "name": one_line(row.chosen_name), "tell_apart": one_line(row.tell_apart or ""),
        "role": rules.ROLE_WORDS[row.role],
    }  # fmt: skip
    if hasattr(row, "mark"):
        there = "Yes" if row.mark in THERE else "No"
        words = {"mark": rules.MARK_WORDS[row.mark], "there": there, "who_led": LED_WORDS[row.who_led]}
        return cells | words | {"leads": one_line(", ".join(leads))}
    return cells | {"answer": rules.ANSWER_WORDS[row.answer], "children": row.children}
