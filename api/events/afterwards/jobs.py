"""By itself: a task reminds when due and when overdue, and what is over is forgotten. Twice does no harm."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BindParameter, and_, bindparam, or_, select
from sqlmodel import Session

from api.core import clock
from api.core.fields import table_of
from api.core.jobs import job
from api.events.afterwards import actions, messages, rules
from api.events.afterwards.models import FollowUp
from api.events.afterwards.states import FOLLOW_UP
from api.events.audience import leads_of, workers_of
from api.events.models import Event
from api.groups.models import PowerGroup
from api.notify.actions import tell

AT_ONCE = 200
HOUSE = frozenset({"house"})
t = table_of(FollowUp).c


def _before(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=t.due_at.type)


_TO_REMIND = (
    select(FollowUp)
    .where(
        t.state == "open",
        or_(
            and_(t.due_at <= _before("staff"), t.staff_told_at.is_(None)),
            and_(t.due_at <= _before("late"), t.due_at > _before("staff"), t.late_told_at.is_(None)),
            and_(t.due_at <= _before("now"), t.due_at > _before("late"), t.due_told_at.is_(None)),
        ),
    )
    .order_by(t.event_id, t.id)
    .limit(AT_ONCE)
    .with_for_update(of=FollowUp)
)
_OVER = (
    select(FollowUp)
    .where(
        or_(
            and_(t.state == "open", t.due_at <= _before("old")),
            and_(
                t.state != "open", t.closed_at <= _before("remembered"),
                or_(t.person_id.is_not(None), t.sealed_words.is_not(None), t.sealed_reason.is_not(None)),
            ),
        )
    )
    .order_by(t.id)
    .limit(AT_ONCE)
    .with_for_update(of=FollowUp)
)  # fmt: skip


@job("follow_ups_remind", "Tasks that are due are told once, overdue ones once more, then staff.", "40 * * * *")
def follow_ups_remind(session: Session) -> int:
    """One notice for each activity, however many of its tasks are due. Returns how many tasks were told."""
    now = clock.now()
    asked = {"now": now, "late": now - rules.LATE_AFTER, "staff": now - rules.STAFF_AFTER}
    found: dict[tuple[str, str], list[FollowUp]] = defaultdict(list)
    for task in session.execute(_TO_REMIND, asked).scalars():
        told = (task.due_told_at is not None, task.late_told_at is not None, task.staff_told_at is not None)
        step = rules.reminder(task.due_at, told, now)
        if step:
            setattr(task, f"{step}_told_at", now)
            session.add(task)
            found[task.event_id, step].append(task)
    for (event_id, step), tasks in found.items():
        _tell(session, session.get_one(Event, event_id), step, tasks)
    return sum(len(tasks) for tasks in found.values())


def _tell(session: Session, event: Event, step: str, tasks: Sequence[FollowUp]) -> None:
    if step == "staff":
        group = session.get_one(PowerGroup, event.group_id)
        people = workers_of(session, event.programme_id)
        text = messages.for_staff(event.title, group.name, len(tasks))
        tell(session, people, "follow_up_staff", text, about=("follow_up", event.id))
        return
    words = messages.due if step == "due" else messages.late
    for person in leads_of(session, event.group_id):
        mine = [task for task in tasks if task.for_leads and task.person_id != person]
        if mine:  # a lead is never told of a task about themselves
            tell(session, [person], f"follow_up_{step}", words(event.title, len(mine)), about=("follow_up", event.id))


@job("follow_ups_forget", "What was written in a task is forgotten when its time is over.", "50 3 * * *")
def follow_ups_forget(session: Session) -> int:
    """Open tasks lapse long after their day; closed ones lose their words and whom they were about."""
    now = clock.now()
    found = session.execute(_OVER, {"old": now - rules.LAPSES_AFTER, "remembered": now - rules.REMEMBERED})
    tasks = list(found.scalars())
    for task in tasks:
        if task.state == "open":
            FOLLOW_UP.go(session, task, "lapse", HOUSE, programme_id=task.programme_id)
            task.closed_at = now
        actions.forget(session, task)
    return len(tasks)
