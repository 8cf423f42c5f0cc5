"""What this room does when something happens elsewhere."""

from sqlmodel import Session

from api.core import errors
from api.people.facts import PEOPLE_MERGED
from api.programmes import messages, queries


@PEOPLE_MERGED.hears
def no_staff_accounts(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """Putting accounts together must never hand somebody a staff role: a manager ends or gives roles, nobody else."""
    if queries.roles_by_programme(session, old):
        raise errors.conflict("staff_account", messages.STAFF_ACCOUNT)
