"""Telling people about many dates at once: each person once, about the dates that are theirs."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from api.events.audience import answered
from api.events.models import Event
from api.events.plans.changes import Before, what_of
from api.events.plans.messages import questions_shared
from api.events.series import messages
from api.notify.actions import tell

Words = Callable[[Sequence[Any]], str]


class Done(NamedTuple):
    """One date people can see that was changed, how it was before, and which fields."""

    event: Event
    before: Before
    fields: set[str]


def changes(session: Session, done: Sequence[Done], *, quiet: bool) -> None:
    """As for one activity: a new time, place or link is always told, the rest unless `quiet`."""
    found = [(one, what_of(one.event, one.before, one.fields, quiet=quiet)) for one in done]
    places = [one.event for one, what in found if what.placed or what.linked]
    _tell(session, [one.event for one, what in found if what.moved], "event_moved", messages.moved)
    _tell(session, places, "event_place", messages.new_place)
    others = [one.event for one, what in found if what.others and not (what.moved or what.placed or what.linked)]
    _tell(session, others, "event_changed", messages.changed)
    shared = [one.event for one in done if not one.before.shared and one.event.questions_shared_at]
    _tell(session, shared, "questions_shared", lambda mine: questions_shared(mine[0]))


def cancelled(session: Session, events: Sequence[Event], reason: str) -> None:
    _tell(session, events, "event_cancelled", lambda mine: messages.cancelled(mine, reason))


def _tell(session: Session, events: Sequence[Event], message: str, words: Words) -> None:
    """One notice per person, leading to the first of their dates."""
    theirs: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda one: one.starts_at):
        for person_id in answered(session, event.id):
            theirs[person_id].append(event)
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for person_id, mine in theirs.items():
        alike[tuple(one.id for one in mine)].append(person_id)
    for people in alike.values():
        mine = theirs[people[0]]
        actor = session.info.get("actor")
        tell(session, people, message, words(mine), about=("event", mine[0].id), actor=actor)
