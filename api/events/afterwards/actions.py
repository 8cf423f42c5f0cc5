"""Making tasks when an activity is wrapped up, and closing them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, union
from sqlmodel import Session, col
from sqlmodel import select as pick

from api.core import audit, clock
from api.core.access import Caller
from api.core.crypto import sealer
from api.core.errors import bad_input, conflict, not_found
from api.core.fields import table_of
from api.events.afterwards import messages, queries, rules
from api.events.afterwards.models import SEALED_REASON, SEALED_WORDS, EventLeader, FollowUp
from api.events.afterwards.schemas import CheckInWish, FollowUpDone, FollowUpPage
from api.events.afterwards.states import FOLLOW_UP
from api.events.models import Event, EventAnswer, Presence
from api.events.schemas_people import WrapUpIn
from api.groups.models import Membership

leader = table_of(EventLeader)
m, a, seen = table_of(Membership).c, table_of(EventAnswer).c, table_of(Presence).c
_THERE_OR_HERE = union(
    select(m.person_id).where(
        m.group_id == bindparam("group"), m.state.not_in(("asked", "waiting_for_consent", "left", "removed"))
    ),
    select(a.person_id).where(a.event_id == bindparam("event")),
    select(seen.person_id).where(seen.event_id == bindparam("event")),
)


def after_wrap_up(session: Session, caller: Caller, event: Event, said: WrapUpIn) -> None:
    """Writes who led and makes the tasks. Wrapping up again makes none twice."""
    _write_leads(session, caller, event, said)
    made = pick(FollowUp).where(FollowUp.event_id == event.id)
    there = {(task.kind, task.person_id): task for task in session.exec(made)}
    for kind in rules.tasks_of(event.model_dump()):
        if (kind, None) not in there:
            _make(session, event, kind, made_by=None)
    if said.check_in_with:
        _check_ins(session, caller, event, said.check_in_with, {one: task for (_, one), task in there.items() if one})


def _check_ins(
    session: Session, caller: Caller, event: Event, wanted: Sequence[CheckInWish], there: dict[str, FollowUp]
) -> None:
    """One open task for each person tapped. 422 for somebody who was not there and is not in the group."""
    known = set(session.connection().execute(_THERE_OR_HERE, {"group": event.group_id, "event": event.id}).scalars())
    if any(wish.person_id not in known for wish in wanted):
        raise bad_input({"check_in_with": messages.NOT_HERE})
    for wish in {one.person_id: one for one in wanted}.values():
        task = there.get(wish.person_id)
        if task is None or task.state != "open":
            task = _make(session, event, "check_in", made_by=caller.person_id, person_id=wish.person_id)
        if wish.words:
            task.sealed_words = sealer().seal(SEALED_WORDS, task.id, wish.words)
            session.add(task)
    session.flush()


def _make(session: Session, event: Event, kind: str, made_by: str | None, person_id: str | None = None) -> FollowUp:
    at = clock.now()
    task = FollowUp(
        event_id=event.id, group_id=event.group_id, programme_id=event.programme_id, kind=kind, person_id=person_id,
        due_at=rules.due_at(kind, event.ends_at, at), made_by=made_by, made_at=at,
    )  # fmt: skip
    session.add(task)
    session.flush()
    note = {"programme_id": event.programme_id, "subject": person_id}
    audit.note(session, "follow_up.made", "follow_up", task.id, to=kind, **note)
    return task


def _write_leads(session: Session, caller: Caller, event: Event, said: WrapUpIn) -> None:
    """None keeps what is there, or what the check-ins say; without these, whoever leads and wraps up led it."""
    possible = queries.of_event(session, caller, event.id, event.group_id).leads
    leads = said.leads
    if leads is None:
        leads = [one.person_id for one in possible if one.led]
        if not leads and said.led_by != "staff":
            leads = [one.person_id for one in possible if one.person_id == caller.person_id]
    conn = session.connection()
    before = set(conn.execute(select(leader.c.person_id).where(leader.c.event_id == event.id)).scalars())
    if not set(leads) <= before | {one.person_id for one in possible}:  # who led then may have gone since
        raise bad_input({"leads": messages.NOT_A_LEAD})
    conn.execute(delete(leader).where(leader.c.event_id == event.id))
    if leads:
        conn.execute(insert(leader), [{"event_id": event.id, "person_id": one} for one in dict.fromkeys(leads)])


def complete_follow_up(session: Session, caller: Caller, follow_up_id: str, said: FollowUpDone) -> FollowUpPage:
    """Closes a task, or takes that back. The same again changes nothing; 409 when somebody else closed it otherwise."""
    wanted = pick(FollowUp).where(FollowUp.id == follow_up_id).with_for_update()
    task = session.exec(wanted.execution_options(populate_existing=True)).first()
    if task is None:
        raise not_found()
    queries.not_for_them(caller, task)
    _reason_fits(said)
    caller.made.append(follow_up_id)
    if task.state != ("open" if said.outcome == "undo" else said.outcome):
        _close(session, caller, task, said)
    return queries.one(session, caller, follow_up_id)


def _close(session: Session, caller: Caller, task: FollowUp, said: FollowUpDone) -> None:
    now = clock.now()
    if said.outcome == "undo" and task.closed_at is not None and now >= task.closed_at + rules.REMEMBERED:
        raise conflict("state", messages.TOO_OLD, state=task.state)
    note: dict[str, Any] = {"programme_id": task.programme_id, "subject": task.person_id}
    FOLLOW_UP.go(session, task, said.outcome, caller.relations, **note)
    closed = task.state != "open"
    task.closed_by, task.closed_at = (caller.person_id, now) if closed else (None, None)
    task.sealed_reason = sealer().seal(SEALED_REASON, task.id, said.reason) if said.reason else None
    session.add(task)
    session.flush()


def _reason_fits(said: FollowUpDone) -> None:
    if said.outcome == "not_needed" and not said.reason:
        raise bad_input({"reason": messages.REASON})
    if said.outcome != "not_needed" and said.reason:
        raise bad_input({"reason": messages.NO_REASON})


def forget(session: Session, task: FollowUp) -> None:
    """What was written and about whom goes; that there was a task stays."""
    task.person_id = task.sealed_words = task.sealed_reason = None
    session.add(task)


def tasks_about(session: Session, person_id: str, group_id: str | None = None) -> list[FollowUp]:
    wanted = pick(FollowUp).where(FollowUp.person_id == person_id).order_by(col(FollowUp.id))
    wanted = wanted if group_id is None else wanted.where(FollowUp.group_id == group_id)
    return list(session.exec(wanted))
