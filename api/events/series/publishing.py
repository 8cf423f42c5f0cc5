"""Publishing a series: every date whose checklist is done comes out; people hear of all of them once."""

from collections.abc import Sequence

from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import conflict
from api.events import checklist, planning
from api.events.audience import leads_of, members_of, workers_of
from api.events.messages import ENDED
from api.events.models import Event
from api.events.plans.changes import share_questions
from api.events.series import messages
from api.events.series.models import EventSeries
from api.events.series.rules import Clock, says_on
from api.events.states import EVENT
from api.groups.models import PowerGroup
from api.notify.actions import tell
from api.people.models import Person
from api.programmes.models import Programme


def publish(
    session: Session, caller: Caller, series: EventSeries, events: Sequence[Event]
) -> tuple[list[str], list[str]]:
    """(dates that are out now or wait for the second look, dates that still miss something). 409 when none is ready."""
    group = session.get_one(PowerGroup, series.group_id)
    drafts = [one for one in events if one.state == "draft"]
    if group.state != "active":
        raise conflict("state", ENDED, state=group.state)
    if not drafts:
        raise conflict("state", messages.NO_DRAFTS, state=group.state)
    ready = [one for one in drafts if not checklist.open_points(one.model_dump())]
    if not ready:
        planning.must_be_ready(drafts[0], messages.NONE_READY)
    asked = _first_looks(session, caller, series, ready)
    out = [one for one in ready if one not in asked]
    for event in out:
        EVENT.go(session, event, "publish_event", caller.relations, programme_id=event.programme_id)
        event.published_by, event.published_at = caller.person_id, clock.now()
        share_questions(session, event)
    session.flush()
    coming = [one for one in out if one.ends_at > clock.now()]
    if coming:
        first = coming[0]
        wall = Clock.read(says_on(series.stretches, series.first_on)["clock"])
        words = messages.every_words(series.every, series.first_on, wall.shift)
        text = messages.published(words, first, group.name, len(coming))
        _tell(session, members_of(session, group.id), "event_published", text, first)
    return [one.id for one in ready], [one.id for one in drafts if one not in ready]


def _first_looks(session: Session, caller: Caller, series: EventSeries, ready: Sequence[Event]) -> list[Event]:
    """The dates for which this publish only asks for a second pair of eyes; the others are asked once for all."""
    if not session.get_one(Programme, series.programme_id).second_look:
        return []
    fresh = [one for one in ready if one.first_look_by is None]
    for event in fresh:
        event.first_look_by = caller.person_id
        audit.note(session, "event.first_look", "event", event.id, programme_id=event.programme_id)
    session.flush()
    if fresh:
        name = session.get_one(Person, caller.person_id).chosen_name
        people = [*leads_of(session, series.group_id), *workers_of(session, series.programme_id)]
        _tell(session, people, "event_second_look", messages.second_look(fresh[0], name, len(fresh)), fresh[0])
    return [one for one in ready if one.first_look_by == caller.person_id]


def _tell(session: Session, people: list[str], message: str, text: str, event: Event) -> None:
    tell(session, people, message, text, about=("event", event.id), actor=session.info.get("actor"))
