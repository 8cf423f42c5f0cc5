"""Who may see and close what is to do afterwards. The person a task names never does (see actions)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.core.fields import table_of
from api.events.access import PLANNERS
from api.events.afterwards.models import FollowUp
from api.programmes.models import Programme

task = table_of(FollowUp).c
_task = select(task.programme_id, task.group_id, task.state).where(task.id == bindparam("id"))


def a_task(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The task a path names."""
    found = session.connection().execute(_task, {"id": params["follow_up_id"]}).first()
    if found is None:
        return None
    return Target("follow_up", params["follow_up_id"], found.programme_id, found.group_id, state=found.state)


def programme(session: Session, params: Mapping[str, Any]) -> Target | None:
    found = session.get(Programme, params["programme_id"])
    return Target("programme", found.id, programme_id=found.id) if found else None


access.allow("follow_ups", "person", scope="tasks of groups I lead now, and of programmes I am a worker of")
access.allow("read_follow_up", *PLANNERS, load=a_task, sensitive=True)
access.allow("complete_follow_up", *PLANNERS, load=a_task)
access.allow("open_ends", "staff", load=programme)
