"""What doors does by itself: closes what ran out, forgets what nobody needs."""

from sqlmodel import Session, col, delete, or_, update

from api.core import clock
from api.core.jobs import JOBS, Job, job
from api.doors import codes, post
from api.doors.models import Invite, NewLink, PasskeyCeremony, PasskeyDue


@job("close_invites", "Wipes the secrets of invites and links that ran out or were used up", "17 * * * *")
def close_invites(session: Session) -> int:
    """An invite that ran out opens nothing anyway; its sealed link and code need not be kept. Returns how many."""
    at = clock.now()
    over = or_(
        col(Invite.expires_at) <= at, col(Invite.revoked_at).is_not(None), col(Invite.uses) >= col(Invite.max_uses)
    )
    invites = session.exec(
        update(Invite).where(over, col(Invite.sealed_secret).is_not(None)).values(sealed_secret=None)
    ).rowcount
    gone = or_(col(NewLink.expires_at) <= at, col(NewLink.ended_at).is_not(None))
    links = session.exec(
        update(NewLink).where(gone, col(NewLink.sealed_secret).is_not(None)).values(sealed_secret=None)
    ).rowcount
    return int(invites + links)


@job("forget_codes", "Removes old sign-in codes, passkey challenges and mails", "41 3 * * *")
def forget_codes(session: Session) -> int:
    at = clock.now()
    challenges = session.exec(delete(PasskeyCeremony).where(col(PasskeyCeremony.expires_at) < at)).rowcount
    dues = session.exec(delete(PasskeyDue).where(col(PasskeyDue.expires_at) < at)).rowcount
    return int(challenges + dues) + codes.forget_old(session) + post.forget_old(session)


def nothing_before(_: Session) -> int:
    """Sending needs no transaction of its own to begin with; it takes what waits in a short one (see post)."""
    return 0


JOBS[post.JOB] = Job(post.JOB, "Sends sign-in codes by mail", "*/2 * * * *", nothing_before, post.send_waiting_mail)
