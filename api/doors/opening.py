"""Opening and closing one phone's or browser's session. Every way in ends here."""

from datetime import timedelta

from sqlmodel import Session, col, select

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import Problem, sign_in_first
from api.core.sessions import STAFF_LASTS, YOUNG_LASTS, LoginSession, cookie_for
from api.doors import messages
from api.notify.actions import tell

SHARED_LASTS = timedelta(hours=12)
SAME_COOKIE_AGAIN = timedelta(minutes=10)
LABEL_LETTERS = 60
# Ways in for which holding a code or a link is enough. A passkey shows by itself who it is.
TOLD_WAYS = ("email", "move", "new_link")


def open_session(
    session: Session,
    caller: Caller,
    person_id: str,
    *,
    way: str,
    staff: bool = False,
    shared_phone: bool = False,
    label: str | None = None,
) -> LoginSession:
    """A session for this person on this phone, and its cookie. What was open in the same browser ends.

    way: how they came in, for the audit; staff: opened with a staff passkey (12 hours instead of 180 days).
    """
    close_current(session, caller, "replaced")
    at = clock.now()
    lasts = STAFF_LASTS if staff else SHARED_LASTS if shared_phone else YOUNG_LASTS
    row = LoginSession(
        person_id=person_id, kind="staff" if staff else "young", passkey=staff, shared_phone=shared_phone,
        label=(label or caller.device)[:LABEL_LETTERS], made_at=at, expires_at=at + lasts, last_used_on=at.date(),
    )  # fmt: skip
    session.add(row)
    session.flush()
    if way in TOLD_WAYS and _others_open(session, row):
        tell(session, [person_id], "new_phone", messages.new_phone(row.label), about=("session", row.id))
    audit.note(session, f"session.open_by_{way}", "session", row.id, to=row.kind, actor=person_id, subject=person_id)
    give_cookie(caller, row)
    return row


def _others_open(session: Session, row: LoginSession) -> bool:
    """Whether this person is signed in somewhere else too: only then is there somebody to warn."""
    others = select(LoginSession.id).where(
        LoginSession.person_id == row.person_id, LoginSession.id != row.id,
        col(LoginSession.ended_at).is_(None), col(LoginSession.expires_at) > row.made_at,
    )  # fmt: skip
    return session.exec(others).first() is not None


def has_own_phone(session: Session, person_id: str) -> bool:
    """Whether this person is signed in on a phone or computer that is not shared."""
    own = select(LoginSession.id).where(
        LoginSession.person_id == person_id, col(LoginSession.shared_phone).is_(False),
        col(LoginSession.ended_at).is_(None), col(LoginSession.expires_at) > clock.now(),
    )  # fmt: skip
    return session.exec(own).first() is not None


def give_cookie(caller: Caller, row: LoginSession) -> None:
    """The cookie lives as long as the session; on a shared phone it goes when the browser closes."""
    caller.new_cookie = cookie_for(row.id, row.generation)
    caller.cookie_until = None if row.shared_phone else row.expires_at


def next_generation(session: Session, caller: Caller, row: LoginSession) -> None:
    """A new cookie for the same session. It counts as unused until it comes back, not because this request came in."""
    row.generation, row.generation_used_at, row.last_used_on = row.generation + 1, None, clock.now().date()
    session.add(row)
    session.flush()
    if caller.identity is not None:
        caller.identity.needs_touch = False
    give_cookie(caller, row)


def close(session: Session, row: LoginSession, why: str) -> None:
    if row.ended_at is not None:
        return
    row.ended_at, row.ended_why = clock.now(), why
    session.add(row)
    audit.note(session, "session.end", "session", row.id, frm=row.kind, to=why, subject=row.person_id)


def close_current(session: Session, caller: Caller, why: str) -> None:
    if caller.identity is not None:
        row = session.get(LoginSession, caller.identity.session_id)
        if row is not None:
            close(session, row, why)


def own_session(session: Session, caller: Caller) -> LoginSession:
    """The session this request came with. Raises 401 when there is none."""
    row = session.get(LoginSession, caller.identity.session_id) if caller.identity else None
    if row is None:
        raise sign_in_first()
    return row


def same_session_again(session: Session, caller: Caller, person_id: str, session_id: str) -> LoginSession:
    """A replayed way in, whose first answer was lost: the same session gets its cookie again, for ten minutes.

    Raises 401 later, when the session has ended, or when somebody else is asking.
    """
    if caller.identity is not None and caller.identity.person_id == person_id:
        return own_session(session, caller)
    row = session.get(LoginSession, session_id) if session_id and caller.identity is None else None
    at = clock.now()
    if row is None or row.ended_at is not None or row.made_at + SAME_COOKIE_AGAIN < at:
        raise Problem(401, "sign_in", "You did this before, some time ago. Please sign in on this phone another way.")
    give_cookie(caller, row)
    return row
