"""Short codes: six digits by e-mail, and six letters that bring the same person into another browser or the app."""

import hmac
import secrets
from datetime import timedelta

from sqlmodel import Session, col, select

from api.core import audit, clock, errors, limits
from api.core.access import Caller
from api.core.crypto import sealer
from api.core.errors import Refuse
from api.core.ids import spoken_code, tidy_code
from api.core.say import put
from api.doors import guard, messages, post
from api.doors.keys import MOVE_LETTERS, blind_move_code, move_link, qr_svg
from api.doors.me import me_of
from api.doors.models import SignInCode
from api.doors.opening import open_session, own_session, same_session_again
from api.doors.schemas import AskCode, CodeAsked, Me, MoveCode, UseCode
from api.people.actions import prove_email
from api.people.queries import active_person, blind_address, person_by_address

LASTS = timedelta(minutes=10)
MINUTES = 10
TRIES = 5
DIGITS = 6
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ASKS = (  # (limit, per what, most, window): mails nobody asked for are a nuisance too
    ("code_address_hour", "address", 5, HOUR),
    ("code_address_day", "address", 12, DAY),
    ("code_network_hour", "network", 30, HOUR),
    ("code_network_day", "network", 100, DAY),
)
NEED_ADDRESS = "Please write the email address you asked with."


def request_code(session: Session, caller: Caller, ask: AskCode) -> CodeAsked | Refuse:
    """Mails a code when the address is somebody's. The answer, and the work, are the same when it is nobody's."""
    blind = blind_address(ask.address)
    stop = _asked_too_often(session, caller, blind)
    if stop is not None:
        return stop
    person = person_by_address(session, blind)
    _end_open(session, "email", blind)
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    _keep(session, "email", blind, code, person.id if person else None)
    subject, text = (put(it, caller.language) for it in (messages.MAIL_SUBJECT, messages.mail_text(code, MINUTES)))
    post.post(session, ask.address if person else None, subject, text, LASTS)
    return CodeAsked(expires_in_minutes=MINUTES)


def move_to_app(session: Session, caller: Caller) -> MoveCode:
    """A code and picture that sign the same person in elsewhere, once, within 10 minutes. Not for staff sessions.

    Nor from a shared phone: whoever holds it next must not make themselves a way in that lasts.
    """
    row = own_session(session, caller)
    if row.kind == "staff":
        raise errors.conflict("staff_session", messages.NO_STAFF_MOVE)
    if row.shared_phone:
        raise errors.conflict("shared_phone", messages.NO_SHARED_MOVE)
    code = spoken_code(MOVE_LETTERS)
    end_move_codes(session, row.person_id)
    kept = _keep(session, "move", blind_move_code(code), code, row.person_id)
    audit.note(session, "move.begin", "session", row.id, subject=row.person_id)
    link = move_link(code)
    return MoveCode(code=code, link=link, qr_svg=qr_svg(link), expires_at=kept.expires_at)


def use_code(session: Session, caller: Caller, use: UseCode) -> Me | Refuse:
    """Signs in with a code. Wrong ones are counted per code, per network and altogether, and the count is kept."""
    if use.kind == "email" and use.address is None:
        raise errors.bad_input({"address": NEED_ADDRESS})
    what = guard.EMAIL_CODE if use.kind == "email" else guard.MOVE_CODE
    stop = guard.stopped(session, caller, what)
    if stop is not None:
        return stop
    found = _right(session, use)
    person = active_person(session, found.person_id) if found and found.person_id else None
    if found is None or person is None:
        guard.missed(session, caller, what)
        return Refuse(422, "wrong_code", messages.WRONG_CODE, fields={"code": messages.WRONG_CODE})
    found.ended_at = clock.now()
    session.add(found)
    if use.kind == "email":
        prove_email(session, person.id)
    row = open_session(session, caller, person.id, way=use.kind, shared_phone=use.shared_phone)
    caller.made += [person.id, row.id]
    return me_of(session, row)


def used_again(session: Session, caller: Caller, person_id: str, session_id: str) -> Me:
    """A replay within ten minutes: the same session gets its cookie again."""
    return me_of(session, same_session_again(session, caller, person_id, session_id))


def end_move_codes(session: Session, person_id: str) -> None:
    for old in _open(session, SignInCode.person_id == person_id, SignInCode.kind == "move"):
        old.ended_at = clock.now()
        session.add(old)


def forget_old(session: Session) -> int:
    """Removes codes that ran out a day ago. Returns how many."""
    rows = session.exec(select(SignInCode).where(SignInCode.expires_at < clock.now() - DAY)).all()
    for row in rows:
        session.delete(row)
    return len(rows)


def _right(session: Session, use: UseCode) -> SignInCode | None:
    """The open code this is, or None. A wrong e-mail code counts against the newest one for that address."""
    typed = tidy_code(use.code)
    find_by = blind_address(use.address) if use.kind == "email" and use.address else blind_move_code(typed)
    found = next(iter(_open(session, SignInCode.kind == use.kind, SignInCode.find_by == find_by)), None)
    if found is None or found.tries >= TRIES:
        return None
    if hmac.compare_digest(found.proof, _proof(found.id, typed)):
        return found
    found.tries += 1
    session.add(found)
    session.flush()
    return None


def _open(session: Session, *which: bool) -> list[SignInCode]:
    wanted = (
        select(SignInCode)
        .where(*which, col(SignInCode.ended_at).is_(None), SignInCode.expires_at > clock.now())
        .order_by(col(SignInCode.id).desc())
        .with_for_update()
    )
    return list(session.exec(wanted))


def _end_open(session: Session, kind: str, find_by: str) -> None:
    for old in _open(session, SignInCode.kind == kind, SignInCode.find_by == find_by):
        old.ended_at = clock.now()
        session.add(old)


def _keep(session: Session, kind: str, find_by: str, code: str, person_id: str | None) -> SignInCode:
    at = clock.now()
    row = SignInCode(kind=kind, find_by=find_by, proof="", person_id=person_id, made_at=at, expires_at=at + LASTS)
    row.proof = _proof(row.id, code)
    session.add(row)
    session.flush()
    return row


def _proof(row_id: str, code: str) -> str:
    return sealer().blind("sign_in_code", f"{row_id}:{code}")


def _asked_too_often(session: Session, caller: Caller, blind: str) -> Refuse | None:
    for name, per, most, window in ASKS:
        key = blind if per == "address" else guard.network_of(caller)
        stop = limits.blocked(session, name, key, most, window)
        if stop is not None:
            return stop
        limits.count(session, name, key, window)
    return None
