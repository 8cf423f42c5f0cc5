"""What a series says about an activity's fields, and where one date says something else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic_core import to_jsonable_python

from api.core.fields import table_of
from api.events.models import Event
from api.events.plans.changes import TIME
from api.events.schemas import EventEdit
from api.events.series.rules import Clock

FIELDS = tuple(
    name for name in EventEdit.model_fields if name in table_of(Event).c and name not in TIME
)  # what an edit can change, apart from the time


def says_of(event: Mapping[str, Any], on: date) -> dict[str, Any]:
    """What a series says when this activity is its pattern."""
    plain = {name: to_jsonable_python(event[name]) for name in FIELDS}
    return plain | {"clock": Clock.of(on, event["starts_at"], event["ends_at"], event["zone"]).kept()}


def own_fields(event: Mapping[str, Any], says: Mapping[str, Any], on: date) -> set[str]:
    """Where a date says something else than its series. Fields the series is older than belong to nobody."""
    own = {name for name in FIELDS if name in says and to_jsonable_python(event[name]) != says[name]}
    clock = Clock.read(says["clock"])
    if (event["starts_at"], event["ends_at"]) != clock.moments(on) or event["zone"] != clock.zone:
        own |= set(TIME)
    return own
