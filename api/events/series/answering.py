"""One answer for several dates: each goes through its own places and its own line."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.core.errors import Problem, bad_input, conflict
from api.core.fields import table_of
from api.events import answers, reading
from api.events.messages import answer_words, lapsed
from api.events.models import Event
from api.events.schemas_people import AnswerIn
from api.events.series import messages
from api.events.series.models import SeriesDate
from api.events.series.schemas import DateAnswer, SeriesAnswerIn, SeriesAnswerOut

event = table_of(Event).c
dated = table_of(SeriesDate).c
_DATES = (
    select(event.id, event.starts_at, event.ends_at, event.zone, event.state, event.title)
    .join(table_of(SeriesDate), dated.event_id == event.id)
    .where(dated.series_id == bindparam("series"), event.published_at.is_not(None))
    .order_by(event.id)
)  # fmt: skip


def answer_series(session: Session, caller: Caller, series_id: str, wanted: SeriesAnswerIn) -> SeriesAnswerOut:
    """My answer to the dates named, or to all that have not started. Each says what came of it: a place or the line.

    The dates are locked one after the other in the order of their ids, so two people never wait for each other.
    """
    dates = list(session.connection().execute(_DATES, {"series": series_id}))
    if wanted.event_ids is None:
        chosen = [one for one in dates if one.state == "published" and one.starts_at > clock.now()]
        if not chosen:
            raise conflict("closed", messages.NOTHING_LEFT)
    else:
        asked = set(wanted.event_ids)
        chosen = [one for one in dates if one.id in asked]
        if len(chosen) < len(asked):
            raise bad_input({"event_ids": messages.NOT_HERE})
    said = AnswerIn(**wanted.model_dump(exclude={"event_ids"}, exclude_unset=True))
    closed = {}
    for one in chosen:
        try:
            answers.answer_event(session, caller, one.id, said)
        except Problem as no:
            if no.status != 409:
                raise
            closed[one.id] = no.detail
    caller.made[:] = [series_id, *(one.id for one in chosen)]
    return _said(session, caller, chosen, closed)


def answered_again(session: Session, caller: Caller, series_id: str, *event_ids: str) -> SeriesAnswerOut:
    """The same answer for a request that came twice: what it is by now."""
    dates = session.connection().execute(_DATES, {"series": series_id})
    return _said(session, caller, [one for one in dates if one.id in event_ids], {})


def _said(session: Session, caller: Caller, dates: list[Any], closed: dict[str, str]) -> SeriesAnswerOut:
    rows = [_row(session, caller, one, closed.get(one.id)) for one in sorted(dates, key=lambda one: one.starts_at)]
    return SeriesAnswerOut(items=rows, words=messages.answers(rows))


def _row(session: Session, caller: Caller, one: Any, closed: str | None) -> DateAnswer:
    my = reading.my_ticket(session, caller.person_id, one.id)
    about = {"event_id": one.id, "starts_at": one.starts_at, "zone": one.zone}
    if my is None:  # never answered before it closed, or an offer that ran out since
        none = {"answer": None, "place_in_line": None, "offer_until": None}
        return DateAnswer(**about, **none, closed=True, words=closed or lapsed(one))
    words = answer_words(my.answer, one, place=my.place_in_line, until=my.offer_until, more_children=False)
    return DateAnswer(**about, answer=my.answer, place_in_line=my.place_in_line, offer_until=my.offer_until,
                      closed=closed is not None, words=closed or words)  # fmt: skip
