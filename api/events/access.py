"""Who may do what with an activity.

Read: the group's people (resting too), everybody in the programme when the group is open to it, staff of the
programme. Plan: lead, co-lead, worker. A draft, and what was dropped before it came out, is known to its planners.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access
from api.core.access import Caller, Target
from api.core.errors import not_found
from api.core.fields import table_of
from api.core.quick import Quick
from api.events.models import Event
from api.groups.models import PowerGroup

event = table_of(Event).c
group = table_of(PowerGroup).c
_event = Quick(
    select(event.programme_id, event.group_id, event.state, event.published_at, group.visibility)
    .join(table_of(PowerGroup), group.id == event.group_id)
    .where(event.id == bindparam("id"))
)
_group = select(group.programme_id, group.visibility, group.state).where(group.id == bindparam("id"))


def _row(session: Session, params: Mapping[str, Any]) -> Any:
    return _event.row(session.connection(), {"id": params["event_id"]})


def an_event(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The activity a path names. What never came out has its own kind: see relations.draft_planners."""
    found = _row(session, params)
    if found is None:
        return None
    if found.published_at is None:
        return Target("event_draft", params["event_id"], found.programme_id, state=found.state)
    return Target("event", params["event_id"], found.programme_id, found.group_id,
                  open_to_programme=found.visibility == "programme", state=found.state)  # fmt: skip


def a_group(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The group activities are planned in."""
    found = session.connection().execute(_group, {"id": params["group_id"]}).first()
    if found is None:
        return None
    return Target("group", params["group_id"], found.programme_id, params["group_id"],
                  open_to_programme=found.visibility == "programme", state=found.state)  # fmt: skip


def not_shut_out(caller: Caller) -> None:
    """404 for who waits for two yeses in this group (R52) or was removed from it, even when it is open to others."""
    if caller.is_any("waiting", "removed") and not caller.is_any("staff"):
        raise not_found()


PLANNERS = ("lead", "co_lead", "worker")
TAKES_PART = ("member", "resting", "programme_reader")
KNOWS = (*TAKES_PART, "staff")

access.allow(
    "whats_on", "person",
    scope="activities that came out, of groups I am in (new, active, resting) or that are open to a programme I am in",
)  # fmt: skip
access.allow("group_plan", *PLANNERS, load=a_group, known=KNOWS)
access.allow("create_event", *PLANNERS, load=a_group, known=KNOWS)
access.allow("read_event", *PLANNERS, *KNOWS, load=an_event)
access.allow("update_event", *PLANNERS, load=an_event, known=KNOWS)
access.allow("publish_event", *PLANNERS, load=an_event, known=KNOWS)
access.allow("cancel_event", *PLANNERS, load=an_event, known=KNOWS)
access.allow("answer_event", *TAKES_PART, load=an_event, known=("staff",))
access.allow("answer_for", "worker", load=an_event, known=KNOWS)
access.allow("event_answers", *PLANNERS, load=an_event, known=KNOWS, sensitive=True)
access.allow("wrap_up_event", *PLANNERS, load=an_event, known=KNOWS)
