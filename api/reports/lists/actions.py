"""Taking a list along."""

from sqlmodel import Session

from api.core import audit
from api.core.access import Caller


def note_export(session: Session, caller: Caller, programme_id: str) -> None:
    """Noted before the file is made: which list, by whom, not what was in it."""
    audit.note(session, "list.exported", "programme", programme_id, to=caller.operation, programme_id=programme_id)
