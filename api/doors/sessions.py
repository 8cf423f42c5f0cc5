"""Keeping a session alive, seeing where I am signed in, and ending it.

A renewal makes a new generation of the cookie; the one before stays good until the new one is first used + 60 s.
An older one coming back means that a cookie was copied: that session ends and its person is told.
"""

from datetime import timedelta

from sqlmodel import Session, col, select

from api.core import audit, clock, errors, tokens
from api.core.access import Caller
from api.core.errors import Problem, Refuse
from api.core.sessions import PURPOSE, YOUNG_LASTS, LoginSession, previous_still_good
from api.core.tokens import Token
from api.doors import codes, messages, opening
from api.doors.me import me_of
from api.doors.models import Passkey
from api.doors.schemas import Device, Devices, Me, PasskeyItem, Renewed
from api.notify.actions import tell
from api.programmes.queries import roles_by_programme

LENGTHEN_AFTER = timedelta(days=1)
SHARED_IDLE = timedelta(minutes=45)  # after the cookie's own 15: a shared phone left alone for an hour is signed out
REUSED = "Somebody may have copied your sign-in on one phone. We closed it there. Sign in again on your phone."
OVER = "You have been signed out on this phone. Please sign in again."
STAFF_ONLY = "Please sign in with a passkey first."
LAST_PASSKEY = "This is your only passkey. Please add another one first."


def renew(session: Session, caller: Caller) -> Renewed | Refuse:
    """A fresh cookie for a session that is still open, even when the old cookie ran out (it lasts 15 minutes).

    A young person's session then lasts another 180 days; a staff one never more than 12 hours, a shared phone's
    neither, and it ends when nobody used it for an hour. 401 when the session is over; reuse of an old generation
    ends it (kept although refused).
    """
    token = _token(caller)
    row = _locked(session, token.subject)
    at = clock.now()
    if row is None or row.ended_at is not None or row.expires_at <= at:
        raise Problem(401, "sign_in", OVER)
    if row.shared_phone and token.expires + SHARED_IDLE <= at:
        opening.close(session, row, "left_alone")
        return Refuse(401, "sign_in", OVER)
    mine = token.more.get("gen")
    if mine == row.generation:
        if row.kind == "young" and not row.shared_phone and at - (row.expires_at - YOUNG_LASTS) > LENGTHEN_AFTER:
            row.expires_at = at + YOUNG_LASTS
        opening.next_generation(session, caller, row)
    elif not previous_still_good(mine, row.generation, row.generation_used_at, at):
        opening.close(session, row, "reuse")
        tell(session, [row.person_id], "session_reused", REUSED)
        audit.note(session, "session.reuse_seen", "session", row.id, subject=row.person_id)
        return Refuse(401, "reused", OVER)
    else:
        opening.give_cookie(caller, row)
    return Renewed(expires_at=row.expires_at)


def share_phone(session: Session, caller: Caller) -> Me:
    """From now on this is a shared phone: its session is short and its cookie goes when the browser closes.

    There is no way back but signing in again: whoever holds the phone must not be able to lengthen a session.
    """
    row = opening.own_session(session, caller)
    if row.kind == "staff":
        raise errors.conflict("shared_phone", messages.SHARED_STAFF)
    if not row.shared_phone:
        row.shared_phone = True
        row.expires_at = min(row.expires_at, clock.now() + opening.SHARED_LASTS)
        session.add(row)
        codes.end_move_codes(session, row.person_id)  # whoever holds the phone next may have seen it
        session.flush()
        audit.note(session, "session.share", "session", row.id, to="shared", subject=row.person_id)
    opening.give_cookie(caller, row)
    return me_of(session, row)


def sign_out(session: Session, caller: Caller) -> None:
    """Ends the session this browser holds, even when its cookie ran out, and takes the cookie away."""
    caller.clear_cookie = True
    try:
        row = _locked(session, _token(caller).subject)
    except Problem:
        return
    if row is not None:
        opening.close(session, row, "signed_out")


def my_devices(session: Session, caller: Caller) -> Devices:
    """Where I am signed in right now, and my passkeys."""
    mine = (
        select(LoginSession)
        .where(
            LoginSession.person_id == caller.person_id, col(LoginSession.ended_at).is_(None),
            LoginSession.expires_at > clock.now(),
        )
        .order_by(col(LoginSession.last_used_on).desc(), col(LoginSession.id).desc())
    )  # fmt: skip
    keys = select(Passkey).where(Passkey.person_id == caller.person_id).order_by(col(Passkey.id))
    current = caller.identity.session_id if caller.identity else ""
    return Devices(
        items=[
            Device(
                id=row.id, label=row.label, kind=row.kind, current=row.id == current, made_on=row.made_at.date(),
                last_used_on=row.last_used_on, passkey=row.passkey, shared_phone=row.shared_phone,
            )
            for row in session.exec(mine)
        ],
        passkeys=[
            PasskeyItem(id=key.id, name=key.name, made_on=key.made_at.date(), last_used_on=key.last_used_on)
            for key in session.exec(keys)
        ],
    )  # fmt: skip


def end_device(session: Session, caller: Caller, device_id: str) -> None:
    """Signs one of my phones out, or forgets one of my passkeys. 404 when it is not mine.

    A passkey that opens staff work is removed only from a staff session, and never the last one.
    """
    row = _locked(session, device_id)
    if row is not None and row.person_id == caller.person_id:
        opening.close(session, row, "ended")
        caller.clear_cookie = caller.identity is not None and row.id == caller.identity.session_id
        return
    key = session.get(Passkey, device_id)
    if key is None or key.person_id != caller.person_id:
        raise errors.not_found()
    if key.for_staff and roles_by_programme(session, key.person_id):
        if caller.identity is None or caller.identity.kind != "staff":
            raise errors.not_allowed(STAFF_ONLY)
        if _staff_keys(session, key.person_id) < 2:
            raise errors.conflict("last_passkey", LAST_PASSKEY)
    audit.note(session, "passkey.remove", "passkey", key.id, subject=key.person_id)
    session.delete(key)


def _staff_keys(session: Session, person_id: str) -> int:
    return len(session.exec(select(Passkey.id).where(Passkey.person_id == person_id, Passkey.for_staff)).all())


def _token(caller: Caller) -> Token:
    """What the cookie says, even when it ran out. Raises 401 when it is not one of ours."""
    try:
        return tokens.read(PURPOSE, caller.cookie or "", even_expired=True)
    except tokens.BadToken:
        raise errors.sign_in_first() from None


def _locked(session: Session, session_id: str) -> LoginSession | None:
    wanted = select(LoginSession).where(LoginSession.id == session_id).with_for_update()
    return session.exec(wanted.execution_options(populate_existing=True)).first()
