"""Changing a series: this date, this and those after it, or all still to come. People hear of it once."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from api.core import clock
from api.core.access import Caller
from api.core.errors import bad_input, conflict, not_found
from api.core.versions import same_version
from api.events import planning, reading
from api.events.facts import CALLED_OFF
from api.events.messages import CHECKED_IN
from api.events.models import Event
from api.events.schemas import EventEdit
from api.events.series import messages, publishing, telling
from api.events.series.edits import Edit
from api.events.series.making import Came, shown
from api.events.series.models import EventSeries, SeriesDate
from api.events.series.schemas import SeriesEdit, SeriesOut
from api.events.states import EVENT


@dataclass
class Reach:
    """What one act is about: the series, the date it is done from, and every date it reaches, all locked."""

    series: EventSeries
    here: Event
    on: date
    all: list[tuple[date, Event]] = field(default_factory=list)


def update_series(session: Session, caller: Caller, series_id: str, edit: SeriesEdit, base: int | None) -> SeriesOut:
    """Does one thing to the dates in reach. `base`: the version of the date it is done from (If-Match)."""
    if (edit.changes is None) == (edit.set_state is None):
        raise bad_input({"changes": messages.ONE_THING})
    if edit.set_state == "cancelled" and not edit.reason:
        raise bad_input({"reason": messages.WHY_OFF})
    reach = _reach(session, series_id, edit)
    caller.made.append(series_id)
    same_version(base, reach.here.version, lambda: reading.page(session, caller, reach.here.id))
    if edit.set_state == "published":
        changed, not_ready = publishing.publish(session, caller, reach.series, [one for _, one in reach.all])
        return shown(session, caller, series_id, Came(changed, not_ready=not_ready))
    if edit.set_state == "cancelled":
        return shown(session, caller, series_id, Came(_cancel(session, caller, reach, edit.reason)))
    return _change(session, caller, reach, edit, edit.changes or EventEdit())


def _reach(session: Session, series_id: str, edit: SeriesEdit) -> Reach:
    """Locks the series, then its dates in the order of their ids, as everybody does who locks many."""
    series = session.execute(
        select(EventSeries).where(col(EventSeries.id) == series_id).with_for_update(key_share=True)
    ).scalar_one()
    rows = session.execute(
        select(col(SeriesDate.day), col(SeriesDate.event_id))
        .where(col(SeriesDate.series_id) == series_id, col(SeriesDate.event_id).is_not(None))
        .order_by(col(SeriesDate.event_id))
    ).all()
    on_of = {row.event_id: row.day for row in rows}
    if edit.event_id not in on_of:
        raise not_found(messages.NOT_HERE)
    here_on = on_of[edit.event_id]
    wanted = [
        event_id for event_id, on in on_of.items()
        if event_id == edit.event_id or edit.scope == "all" or (edit.scope == "following" and on > here_on)
    ]  # fmt: skip
    locked = {event_id: planning.locked_event(session, event_id) for event_id in wanted}
    here = locked[edit.event_id]
    if here.ends_at <= clock.now() and edit.scope != "this":
        raise conflict("over", messages.OVER, state=here.state)
    open_ones = sorted(
        ((on_of[one.id], one) for one in locked.values() if one is here or _is_open(one)), key=lambda pair: pair[0]
    )
    return Reach(series, here, here_on, open_ones)


def _is_open(event: Event) -> bool:
    return event.state in ("draft", "published") and event.ends_at > clock.now()


def _change(session: Session, caller: Caller, reach: Reach, edit: SeriesEdit, changes: EventEdit) -> SeriesOut:
    """The date it is done from takes all that is different; another one what is not its own."""
    wanted = planning.changes_of(reach.here, changes)
    if not wanted:
        return shown(session, caller, reach.series.id)
    meant, before = Edit.at(reach.here.model_dump(), reach.on, wanted), list(reach.series.stretches)
    if edit.scope != "this":
        reach.series.stretches = meant.stretches(before, reach.all[0][0])
        session.add(reach.series)
    todo: list[tuple[Event, dict[str, Any]]] = []
    kept: list[str] = []
    for on, event in reach.all:
        mine, kept_some = wanted, False
        if event is not reach.here:
            mine, kept_some = meant.for_date(before, on, event.model_dump(), overwrite=edit.overwrite)
        if kept_some:
            kept.append(event.id)
        if mine:
            todo.append((event, mine))
    done: list[telling.Done] = []
    for event, mine in todo:
        EVENT.go(session, event, "update_event", caller.relations, programme_id=event.programme_id)
        before_it = planning.change(session, caller, event, mine, quiet=changes.quiet, alone=False)
        if event.state == "published":
            done.append(telling.Done(event, before_it, set(mine)))
    telling.changes(session, done, quiet=changes.quiet)
    for one in sorted(done, key=lambda done: done.event.id):
        planning.settle_places(session, one.event, one.fields)
    return shown(session, caller, reach.series.id, Came([event.id for event, _ in todo], kept))


def _cancel(session: Session, caller: Caller, reach: Reach, reason: str) -> list[str]:
    """Calls the dates off. Those where people were checked in already took place and stay."""
    off = [event for _, event in reach.all if event.came_young is None]
    if not off:
        raise conflict("checked_in", CHECKED_IN, state=reach.here.state)
    out = [event for event in off if event.published_at is not None]
    for event in off:
        EVENT.go(session, event, "cancel_event", caller.relations, programme_id=event.programme_id)
        event.cancelled_reason = reason
    session.flush()
    telling.cancelled(session, out, reason)
    for event in out:
        CALLED_OFF.tell(session, event=event)
    return [event.id for event in off]
