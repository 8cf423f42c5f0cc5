"""Who may do what with a programme."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from api.core import access
from api.core.access import Target
from api.programmes.models import Programme


def programme(session: Session, params: Mapping[str, Any]) -> Target | None:
    """The programme an operation's path names."""
    found = session.get(Programme, params["programme_id"])
    return Target("programme", found.id, programme_id=found.id) if found else None


HERE = ("staff", "in_programme")

access.allow("create_programme", "manager_somewhere")
access.allow("read_programme", *HERE, load=programme)
access.allow("update_programme", "manager", load=programme, known=HERE)
access.allow("set_staff_role", "manager", load=programme, known=HERE)
access.allow("audit", "manager", "safeguarding", load=programme, known=HERE, sensitive=True)
