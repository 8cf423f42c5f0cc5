"""The very first way in: `linkup init` has no person yet who could invite."""

from sqlmodel import Session

from api.doors.inviting import STAFF_DAYS, new_invite


def first_manager_link(session: Session, programme_id: str) -> str:
    """A link that makes one person the programme's first manager; once, within 7 days."""
    _, secret = new_invite(session, "staff", programme_id, "manager", days=STAFF_DAYS, note="First manager")
    return secret.link
