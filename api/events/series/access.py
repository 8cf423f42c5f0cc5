"""Who may do what with a series: as with its activities. A series nothing came out of is known to its planners."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.core.fields import table_of
from api.events.access import KNOWS, PLANNERS, TAKES_PART, a_group, an_event
from api.events.models import Event
from api.events.series.models import SeriesDate

event = table_of(Event).c
dated = table_of(SeriesDate).c
_seen_first = (
    select(event.id)
    .join(table_of(SeriesDate), dated.event_id == event.id)
    .where(dated.series_id == bindparam("series"))
    .order_by(event.published_at.is_(None), event.id)
    .limit(1)
)  # fmt: skip


def a_series(session: Session, params: Mapping[str, Any]) -> Target | None:
    """Stands for the whole series: a date people can see, else one of its drafts."""
    found = session.connection().execute(_seen_first, {"series": params["series_id"]}).scalar_one_or_none()
    return an_event(session, {"event_id": found}) if found else None


access.allow("create_series", *PLANNERS, load=a_group, known=KNOWS)
access.allow("update_series", *PLANNERS, load=a_series, known=KNOWS)
access.allow("answer_series", *TAKES_PART, load=a_series, known=("staff",))
