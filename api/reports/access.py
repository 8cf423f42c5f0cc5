"""Who may see the activity log of a programme, and who may bring one in. It holds counts, never people."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.programmes.models import Programme


def programme(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The programme a path names."""
    found = session.get(Programme, params["programme_id"])
    return Target("programme", found.id, programme_id=found.id) if found else None


access.allow("activity_log", "staff", load=programme)
access.allow("import_activity_log", "worker", "manager", load=programme, known=("staff",))
