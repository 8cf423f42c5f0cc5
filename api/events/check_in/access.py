"""Who may check people in, and whom: leads and workers everybody, others themselves.

Somebody who led before may still send what they saw; it waits for staff.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.core.fields import table_of
from api.events.access import KNOWS, PLANNERS, TAKES_PART, an_event
from api.events.models import AttendanceFact
from api.programmes.access import programme

fact = table_of(AttendanceFact).c
_event_of = select(fact.event_id).where(fact.id == bindparam("fact"), fact.held.is_not(None))


def a_check_in(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The same as an_event for check-ins, which somebody who led before may still send."""
    target = an_event(session, params)
    return target if target is None or target.kind == "event_draft" else target._replace(kind="event_check_in")


def a_held_fact(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The activity of a check-in that waits for staff."""
    found = session.connection().execute(_event_of, {"fact": params["fact_id"]}).scalar_one_or_none()
    return an_event(session, {"event_id": found}) if found else None


access.allow("list_attendance", *PLANNERS, load=an_event, known=KNOWS)
access.allow("record_attendance", *PLANNERS, "once_lead", load=a_check_in, known=KNOWS)
access.allow("upload_check_ins", "person")  # who may send for an activity is asked for each of them
access.allow("drop_in_count", *PLANNERS, "once_lead", load=a_check_in, known=KNOWS)
access.allow("drop_in_today", *PLANNERS, load=an_event, known=KNOWS)
access.allow("check_in_code", *PLANNERS, load=an_event, known=KNOWS)
access.allow("self_check_in", *TAKES_PART, load=an_event, known=("staff",))
access.allow("held_check_ins", "worker", load=programme, known=("staff", "in_programme"))
access.allow("decide_check_in", "worker", load=a_held_fact, known=("staff", "lead", "co_lead"))
