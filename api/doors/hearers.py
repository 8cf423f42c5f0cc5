"""What doors does when other rooms tell or ask something."""

from sqlmodel import Session, col, select, update

from api.core import audit, clock
from api.core.sessions import LoginSession
from api.doors.models import Invite, NewLink, Passkey, SignInCode
from api.doors.passkeys import with_passkey
from api.groups.facts import MEMBER_REMOVED
from api.people.facts import PEOPLE_MERGED
from api.programmes.questions import WHO_HAS_PASSKEY


@PEOPLE_MERGED.hears
def phones_go_along(session: Session, *, old: str, new: str, programme_id: str) -> None:
    """The person's phones and passkeys of the old account now open the remaining one; open links and codes end.

    Often both accounts are on one phone (a chat app's browser and the real one): ending one would make a third.
    """
    at = clock.now()
    moved = select(LoginSession).where(LoginSession.person_id == old, col(LoginSession.ended_at).is_(None))
    for row in session.exec(moved).all():
        row.person_id = new
        session.add(row)
        audit.note(session, "session.go_along", "session", row.id, programme_id=programme_id, subject=new)
    session.exec(update(Passkey).where(col(Passkey.person_id) == old).values(person_id=new))
    for model in (NewLink, SignInCode):
        still = (col(model.person_id) == old) & col(model.ended_at).is_(None)
        session.exec(update(model).where(still).values(ended_at=at))


@MEMBER_REMOVED.hears
def their_invites_close(session: Session, *, group_id: str, person_id: str) -> None:
    """Whoever was removed still knows the links and codes they made, and could come back by them under another name."""
    still = select(Invite).where(
        Invite.group_id == group_id, Invite.made_by == person_id, col(Invite.revoked_at).is_(None),
        Invite.uses < Invite.max_uses, Invite.expires_at > clock.now(),
    )  # fmt: skip
    for invite in session.exec(still.with_for_update()).all():
        invite.revoked_at, invite.sealed_secret = clock.now(), None
        session.add(invite)
        audit.note(session, "invite.revoke", "invite", invite.id, frm="open", to="revoked",
                   programme_id=invite.programme_id)  # fmt: skip


@WHO_HAS_PASSKEY.answers
def who_has_passkey(session: Session, *, person_ids: list[str]) -> list[str]:
    return with_passkey(session, person_ids)
