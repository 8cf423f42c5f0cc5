"""What other rooms ask about activities: the log's rows, and sessions nobody wrote anything down for (R89, R92)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session

from api.core import clock
from api.core.fields import table_of
from api.events import rules
from api.events.check_in.folding import THERE
from api.events.models import AttendanceFact, Event, Presence, WrapUp
from api.groups.models import PowerGroup

event = table_of(Event)
group = table_of(PowerGroup)
presence = table_of(Presence)
wrap = table_of(WrapUp)
fact = table_of(AttendanceFact)
e, g, p, w, f = event.c, group.c, presence.c, wrap.c, fact.c

A_DAY = timedelta(days=1)  # zones differ by less; the exact day is decided in the activity's own zone


class LogRow(NamedTuple):
    """One finished activity as the log shows it. day: in the activity's own zone. attended: everybody together."""

    event_id: str
    day: date
    title: str
    attended: int
    who: str
    group_id: str
    kind: str
    who_led: str


class Unwritten(NamedTuple):
    """An activity that is over and for which nobody checked anybody in or wrote a count."""

    id: str
    group_id: str
    group_name: str
    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str


def _wanted(frm: date | None, to: date | None, group_id: str | None, kind: str | None) -> ColumnElement[bool]:
    parts: list[ColumnElement[bool]] = []
    if frm:
        parts.append(e.starts_at >= datetime.combine(frm, time(), UTC) - A_DAY)
    if to:
        parts.append(e.starts_at < datetime.combine(to, time(), UTC) + 2 * A_DAY)
    if group_id:
        parts.append(e.group_id == group_id)
    if kind:
        parts.append(e.kind == kind)
    return and_(sa.true(), *parts)


def _day(starts_at: datetime, zone: str) -> date:
    return starts_at.astimezone(ZoneInfo(zone)).date()


def _within(day: date, frm: date | None, to: date | None) -> bool:
    return (frm is None or day >= frm) and (to is None or day <= to)


def log_rows(  # noqa: PLR0917 - the log's filters, in the order of its page
    session: Session,
    programme_id: str,
    frm: date | None = None,
    to: date | None = None,
    group_id: str | None = None,
    kind: str | None = None,
) -> list[LogRow]:
    """Finished activities (wrapped up, or over with check-ins), oldest first."""
    columns = (
        e.id, e.starts_at, e.zone, e.title, e.mode, e.kind, e.group_id, e.came_young, e.came_professionals,
        e.led_by.label("planned_led_by"), g.kind.label("group_kind"), w.young_people, w.professionals, w.led_by,
        w.reopened,
    )  # fmt: skip
    found = session.connection().execute(
        select(*columns)
        .select_from(event.join(group, g.id == e.group_id).outerjoin(wrap, w.event_id == e.id))
        .where(
            e.programme_id == programme_id,
            or_(e.state == "done", and_(e.state == "published", e.ends_at <= clock.now(), e.came_young.is_not(None))),
            _wanted(frm, to, group_id, kind),
        )
        .order_by(e.starts_at, e.id)
    )  # fmt: skip
    rows = [row for row in found.mappings() if _within(_day(row["starts_at"], row["zone"]), frm, to)]
    firsts = _new_and_old(session, programme_id)
    strangers = _walk_ins(session, programme_id)
    return [_log_row(row, *firsts.get(row["id"], (0, 0)), strangers.get(row["id"], 0)) for row in rows]


def _log_row(row: Any, new: int, old: int, unknown: int) -> LogRow:
    wrapped = row if row["young_people"] is not None else None
    young, professionals = rules.came(wrapped, row["came_young"], row["came_professionals"]) or (0, 0)
    who = rules.who_attended(
        new + unknown, old, professionals, online=row["mode"] == "online", movement=row["group_kind"] == "movement"
    )
    led = rules.LED_WORDS[row["led_by"] or row["planned_led_by"]]
    day = _day(row["starts_at"], row["zone"])
    return LogRow(row["id"], day, row["title"], young + professionals, who, row["group_id"], row["kind"], led)


def _new_and_old(session: Session, programme_id: str) -> dict[str, tuple[int, int]]:
    """Activity → (people who came to anything in this programme for the first time, people who had come before)."""
    came = (
        select(p.event_id, func.row_number().over(partition_by=p.person_id, order_by=(e.starts_at, e.id)).label("nth"))
        .select_from(presence.join(event, e.id == p.event_id))
        .where(e.programme_id == programme_id, p.mark.in_(sorted(THERE)), e.state.in_(("published", "done")))
        .subquery()
    )
    first = func.sum(sa.case((came.c.nth == 1, 1), else_=0))
    counted = select(came.c.event_id, first, func.count()).group_by(came.c.event_id)
    return {
        event_id: (int(new), both - int(new)) for event_id, new, both in session.connection().execute(counted)
    }  # fmt: skip


def _walk_ins(session: Session, programme_id: str) -> dict[str, int]:
    """Activity → young people who walked in without an account: here for the first time, as far as anybody knows."""
    undo = fact.alias("undo").c
    undone = select(undo.id).where(undo.event_id == f.event_id, undo.kind == "undo", undo.undoes == f.nonce,
                                   undo.held.is_(None))  # fmt: skip
    counted = (
        select(f.event_id, func.count())
        .select_from(fact.join(event, e.id == f.event_id))
        .where(e.programme_id == programme_id, f.kind == "walk_in", f.of == "young_person", f.held.is_(None),
               ~undone.exists())
        .group_by(f.event_id)
    )  # fmt: skip
    return {event_id: number for event_id, number in session.connection().execute(counted)}


_UNWRITTEN = (
    select(e.id, e.group_id, g.name.label("group_name"), e.kind, e.title, e.starts_at, e.ends_at, e.zone)
    .select_from(event.join(group, g.id == e.group_id).outerjoin(wrap, w.event_id == e.id))
    .order_by(e.starts_at, e.id)
)


def without_attendance(  # noqa: PLR0917 - the same filters
    session: Session,
    programme_id: str,
    frm: date | None = None,
    to: date | None = None,
    group_id: str | None = None,
    kind: str | None = None,
) -> list[Unwritten]:
    """Activities that are over and nobody said who came (R92)."""
    wanted = _UNWRITTEN.where(
        e.programme_id == programme_id, e.state == "published", e.ends_at <= clock.now(), e.came_young.is_(None),
        w.event_id.is_(None), _wanted(frm, to, group_id, kind),
    )  # fmt: skip
    found = [Unwritten(*row) for row in session.connection().execute(wanted)]
    return [one for one in found if _within(_day(one.starts_at, one.zone), frm, to)]


def without_wrap_up(session: Session, programme_id: str, over_for: timedelta = A_DAY) -> list[Unwritten]:
    """Activities with check-ins that ended at least `over_for` ago and were never wrapped up."""
    wanted = _UNWRITTEN.where(
        e.programme_id == programme_id, e.state == "published", e.ends_at <= clock.now() - over_for,
        e.came_young.is_not(None),
    )  # fmt: skip
    return [Unwritten(*row) for row in session.connection().execute(wanted)]
