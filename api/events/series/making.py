"""Making a series: every date becomes an activity of its own, a draft like any other."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import bad_input, conflict
from api.core.say import day_said, say
from api.events import planning
from api.events.messages import ENDED
from api.events.models import Event
from api.events.schemas import EventDraft
from api.events.series import messages, queries, rules
from api.events.series.models import EventSeries, SeriesDate
from api.events.series.pattern import says_of
from api.events.series.rules import Clock, Rule
from api.events.series.schemas import RepeatRule, SeriesIn, SeriesOut
from api.groups.models import PowerGroup
from api.programmes.models import Programme


class Came(NamedTuple):
    """What an act came to, as ids of activities: changed, those that kept what is theirs, those not ready yet."""

    changed: Sequence[str] = ()
    kept_own: Sequence[str] = ()
    not_ready: Sequence[str] = ()


NOTHING = Came()


def create_series(session: Session, caller: Caller, group_id: str, wanted: SeriesIn) -> SeriesOut:
    """Drafts for every date of the rule, at the same time on the wall clock. Only planners see them yet."""
    group = session.get_one(PowerGroup, group_id)
    programme = session.get_one(Programme, group.programme_id)
    if group.state != "active":
        raise conflict("state", ENDED, state=group.state)
    begun = _begun_with(session, group_id, wanted)
    values = _values(wanted, begun, programme)
    planning.check_times(values, programme)
    first_on = values["starts_at"].astimezone(ZoneInfo(values["zone"])).date()
    rule = Rule(wanted.repeat.every, first_on, wanted.repeat.count, wanted.repeat.until)
    dates = _dates(wanted.repeat, rule, group, programme)
    left_out = _left_out(wanted.repeat, dates)
    wall = Clock.of(first_on, values["starts_at"], values["ends_at"], values["zone"])
    row = EventSeries(programme_id=programme.id, group_id=group_id, every=rule.every, first_on=first_on, stretches=[],
                      made_by=caller.person_id, made_at=clock.now())  # fmt: skip
    session.add(row)
    session.flush()
    made: list[SeriesDate] = []
    for on in dates:
        event: Event | None = None
        if on not in left_out:
            timed = values | dict(zip(("starts_at", "ends_at"), wall.moments(on), strict=True))
            event = _one(session, caller, group, timed, begun)
            begun = None
            if not row.stretches:
                row.stretches = [{"from": on.isoformat(), "says": says_of(event.model_dump(), on)}]
        made.append(SeriesDate(series_id=row.id, day=on, event_id=event.id if event else None,
                               left_out=left_out.get(on)))  # fmt: skip
    session.add_all([row, *made])
    session.flush()
    audit.note(session, "event.create_series", "series", row.id, to="draft", programme_id=programme.id)
    caller.made.append(row.id)
    return shown(session, caller, row.id, Came([one.event_id for one in made if one.event_id]))


def shown(session: Session, caller: Caller, series_id: str, came: Came = NOTHING) -> SeriesOut:
    """The whole series for who plans it, with what an act came to."""
    row = session.get_one(EventSeries, series_id).model_dump()
    part = queries.part_of(session, caller, row, row["first_on"])
    return SeriesOut(
        **part.model_dump(), group_id=row["group_id"], changed=len(came.changed), kept_own=list(came.kept_own),
        not_ready=list(came.not_ready),
    )  # fmt: skip


def _dates(repeat: RepeatRule, rule: Rule, group: PowerGroup, programme: Programme) -> list[date]:
    """The rule's dates. Raises 422 when it does not end, is too long, or goes on after the programme or group."""
    if (repeat.count is None) == (repeat.until is None):
        raise bad_input({"until": messages.NO_END if repeat.count is None else messages.BOTH_ENDS})
    dates = rules.dates_of(rule)
    field = "count" if repeat.count else "until"
    if len(dates) > rules.MOST:
        raise bad_input({field: messages.TOO_MANY})
    if len(dates) < 2:
        raise bad_input({field: messages.ONE_DATE})
    for what, ends_on in (("group", group.planned_end), ("programme", programme.ends_on)):
        if ends_on and max(dates[-1], repeat.until or dates[-1]) > ends_on:
            fits = sum(1 for one in dates if one <= ends_on)
            raise bad_input({field: messages.until_words(what, ends_on, fits)})
    return dates


def _left_out(repeat: RepeatRule, dates: list[date]) -> dict[date, str]:
    left_out = {one.on: one.reason for one in repeat.leave_out}
    for on in left_out:
        if on not in dates:
            raise bad_input(
                {"leave_out": say(messages.NOT_A_DATE, day=day_said(f"{on:%a} {on.day} {on:%b}", on, "MMMEd"))}
            )
    if len(dates) - len(left_out) < 2:
        raise bad_input({"leave_out": messages.ALL_LEFT_OUT})
    return left_out


def _values(wanted: SeriesIn, begun: Event | None, programme: Programme) -> dict[str, Any]:
    """The fields of the first date: those sent, else those of the draft it begins with."""
    if wanted.first is not None:
        return wanted.first.model_dump() | {"zone": wanted.first.zone or programme.zone}
    if begun is None:
        raise bad_input({"first": messages.NO_FIRST})
    return {name: getattr(begun, name) for name in EventDraft.model_fields}


def _begun_with(session: Session, group_id: str, wanted: SeriesIn) -> Event | None:
    """The draft that becomes the first date, if the series grows out of one."""
    if wanted.from_event_id is None:
        return None
    event = session.exec(select(Event).where(Event.id == wanted.from_event_id, Event.group_id == group_id)).first()
    if event is None or event.state != "draft":
        raise conflict("state", messages.NOT_A_DRAFT)
    event = planning.locked_event(session, event.id)
    if session.exec(select(SeriesDate).where(col(SeriesDate.event_id) == event.id)).first():
        raise conflict("state", messages.IN_A_SERIES)
    return event


def _one(session: Session, caller: Caller, group: PowerGroup, values: dict[str, Any], begun: Event | None) -> Event:
    """One date: a new draft, or the one the series began with."""
    if begun is None:
        return planning.new_draft(session, caller, group, values)
    changed = {name: value for name, value in values.items() if getattr(begun, name) != value}
    if changed:
        planning.change(session, caller, begun, changed)
    return begun
