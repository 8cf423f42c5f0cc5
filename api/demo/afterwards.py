"""The demo's afterwards: who led what was, tasks that are done, due and late, and people who learn to lead."""

from datetime import timedelta

from sqlmodel import Session, col, select

from api.core import clock
from api.core.crypto import sealer
from api.demo.people import Cast
from api.events.afterwards import rules
from api.events.afterwards.models import SEALED_WORDS, EventLeader, FollowUp
from api.events.models import Event
from api.groups.learning.models import LeadPath, LeadStep

FRESH = timedelta(days=21)  # what ended longer ago has nothing open


def make_afterwards(session: Session, cast: Cast) -> None:
    over = session.exec(select(Event).where(Event.state == "done").order_by(col(Event.starts_at).desc())).all()
    for event in over:
        session.add(EventLeader(event_id=event.id, person_id=event.made_by))
        for kind in rules.tasks_of(event.model_dump()):
            session.add(_task(event, kind))
    newest = next(event for event in over if event.group_id == cast.groups["Kitchen Vibes"].id)
    _check_in(session, cast, newest)
    _learners(session, cast)
    session.flush()


def _task(event: Event, kind: str) -> FollowUp:
    """Old ones are done; of the newest some are still open."""
    due = event.ends_at + rules.DUE[kind]
    task = FollowUp(
        event_id=event.id, group_id=event.group_id, programme_id=event.programme_id, kind=kind, due_at=due,
        made_at=event.ends_at,
    )  # fmt: skip
    if event.ends_at < clock.now() - FRESH:
        task.state, task.closed_by, task.closed_at = "done", event.made_by, due
    else:  # nobody is reminded of what was before the demo began
        task.due_told_at = task.late_told_at = task.staff_told_at = clock.now()
    return task


def _check_in(session: Session, cast: Cast, event: Event) -> None:
    person = cast.members["Kitchen Vibes"][5]
    task = _task(event, "check_in")
    task.person_id, task.made_by = person.id, event.made_by
    task.sealed_words = sealer().seal(SEALED_WORDS, task.id, "Went quiet and left early. Ask how the week was.")
    session.add(task)


def _learners(session: Session, cast: Cast) -> None:
    """Kai has taken one step beside Maya; Dami has been asked."""
    kai, maya = cast.personas["young_person"], cast.personas["lead"]
    group, at = cast.groups["Kitchen Vibes"], clock.now() - timedelta(days=12)
    for person, state in ((kai, "learning"), (cast.members["Kitchen Vibes"][6], "offered")):
        way = LeadPath(
            group_id=group.id, programme_id=group.programme_id, person_id=person.id, state=state, beside=maya.id,
            made_at=at, changed_at=at,
        )  # fmt: skip
        session.add(way)
        session.flush()
        if person is kai:
            session.add(LeadStep(path_id=way.id, step="helped_plan", marked_by=maya.id, marked_at=at))
