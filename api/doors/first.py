"""The very first way in: `linkup init` has no person yet who could invite."""

from datetime import timedelta

from sqlmodel import Session

from api.core import audit, clock
from api.doors.keys import Secret
from api.doors.models import SEALED_INVITE, Invite

LASTS = timedelta(days=7)


def first_manager_link(session: Session, programme_id: str) -> str:
    """A link that makes one person the programme's first manager; once, within 7 days."""
    at, secret = clock.now(), Secret.fresh()
    invite = Invite(
        kind="staff", programme_id=programme_id, role="manager", note="First manager", token_hash=secret.token_hash,
        code_blind=secret.code_blind, max_uses=1, made_at=at, expires_at=at + LASTS,
    )  # fmt: skip
    invite.sealed_secret = secret.seal(SEALED_INVITE, invite.id)
    session.add(invite)
    session.flush()
    audit.note(session, "invite.make_first", "invite", invite.id, to="manager", programme_id=programme_id)
    return secret.link
