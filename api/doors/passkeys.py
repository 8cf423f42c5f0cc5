"""Passkeys: "use your face or finger next time". Staff work opens with nothing else."""

import re
from typing import Any

from sqlmodel import Session, col, select

from api.core import audit, clock, errors
from api.core.access import Caller
from api.core.errors import Problem, Refuse
from api.core.sessions import STAFF_LASTS, LoginSession
from api.doors import ceremonies, guard, messages
from api.doors.me import me_of
from api.doors.models import Passkey, PasskeyDue
from api.doors.opening import next_generation, open_session, own_session
from api.doors.schemas import Ceremony, FinishRegister, FinishSignIn, Me, PasskeyMade
from api.people.models import Person
from api.people.queries import active_person
from api.programmes.queries import roles_by_programme

CREDENTIAL_ID = re.compile(r"[A-Za-z0-9_-]{1,1400}\Z")


def register_begin(session: Session, caller: Caller) -> Ceremony:
    """Starts enrolling a passkey for the signed-in person. 409 on a shared phone, 403 when staff must prove more."""
    row = own_session(session, caller)
    if row.shared_phone:
        raise errors.conflict("shared_phone", messages.PASSKEY_SHARED)
    _may_enrol(session, row)
    have = session.exec(select(Passkey).where(Passkey.person_id == row.person_id)).all()
    return ceremonies.begin_register(session, row, session.get_one(Person, row.person_id), list(have))


def register_finish(session: Session, caller: Caller, done: FinishRegister) -> PasskeyMade | Refuse:
    """Keeps the passkey. A session that came in by a staff door becomes a staff session (12 hours, new cookie)."""
    row = own_session(session, caller)
    session.refresh(row, with_for_update=True)
    if row.shared_phone:  # said after it was begun
        raise errors.conflict("shared_phone", messages.PASSKEY_SHARED)
    for_staff = _may_enrol(session, row)
    challenge = ceremonies.take(session, done.ceremony_id, "register", row.id)
    key = ceremonies.registered(done.credential, challenge) if challenge else None
    if key is None or _known(session, key.credential_id) is not None:
        return Refuse(422, "bad_passkey", messages.PASSKEY_WRONG)
    key.person_id, key.name, key.for_staff = row.person_id, done.name, for_staff
    key.last_used_on = clock.today()
    session.add(key)
    session.flush()
    audit.note(session, "passkey.add", "passkey", key.id, to="staff" if for_staff else "young", subject=key.person_id)
    if for_staff and row.kind != "staff":
        _rise(session, caller, row)
    caller.made.append(key.id)
    return PasskeyMade(id=key.id, name=key.name)


def registered_again(session: Session, caller: Caller, key_id: str) -> PasskeyMade:
    key = session.get(Passkey, key_id)
    if key is None or key.person_id != caller.person_id:
        raise errors.not_found()
    return PasskeyMade(id=key.id, name=key.name)


def sign_in_begin(session: Session, caller: Caller) -> Ceremony | Refuse:
    """A challenge for whoever asks; how many one network may have is limited, because each is kept for a while."""
    stop = guard.stopped(session, caller, guard.PASSKEY) or guard.stopped(session, caller, guard.CHALLENGE)
    if stop is not None:
        return stop
    guard.missed(session, caller, guard.CHALLENGE)
    return ceremonies.begin_sign_in(session)


def sign_in_finish(session: Session, caller: Caller, done: FinishSignIn) -> Me | Refuse:
    """Signs in whoever owns the passkey: as staff when it is a staff passkey and they have a role today."""
    stop = guard.stopped(session, caller, guard.PASSKEY)
    if stop is not None:
        return stop
    challenge = ceremonies.take(session, done.ceremony_id, "sign_in", None)
    named = done.credential.get("id")
    key = _known(session, named, lock=True) if isinstance(named, str) and CREDENTIAL_ID.match(named) else None
    count = ceremonies.used(key, done.credential, challenge) if key and challenge else None
    if key is None or count is None or active_person(session, key.person_id) is None:
        guard.missed(session, caller, guard.PASSKEY)
        return Refuse(422, "bad_passkey", messages.PASSKEY_WRONG)
    key.sign_count, key.last_used_on = count, clock.today()
    session.add(key)
    staff = key.for_staff and bool(roles_by_programme(session, key.person_id))
    return me_of(session, open_session(session, caller, key.person_id, way="passkey", staff=staff))


def with_passkey(session: Session, person_ids: list[str]) -> list[str]:
    """Who of these could open staff work: has a staff passkey."""
    theirs: Any = select(Passkey.person_id).where(col(Passkey.person_id).in_(person_ids), Passkey.for_staff).distinct()
    return list(session.exec(theirs).all())


def _may_enrol(session: Session, row: LoginSession) -> bool:
    """Whether what this session enrols is a staff passkey. Raises 403 when staff came in by a weaker door.

    Else somebody who reads a worker's e-mail could enrol a passkey of their own.
    """
    if row.kind == "staff" and row.passkey:
        return True
    due = session.get(PasskeyDue, row.id)
    if due is not None and due.expires_at > clock.now():
        return True
    if roles_by_programme(session, row.person_id):
        raise Problem(403, "passkey_first", messages.PASSKEY_FIRST)
    return False


def _rise(session: Session, caller: Caller, row: LoginSession) -> None:
    """From a young session to a staff one: shorter, and under a new generation of its cookie."""
    row.kind, row.passkey, row.expires_at = "staff", True, clock.now() + STAFF_LASTS
    due = session.get(PasskeyDue, row.id)
    if due is not None:
        session.delete(due)
    audit.note(session, "session.rise", "session", row.id, frm="young", to="staff", subject=row.person_id)
    next_generation(session, caller, row)


def _known(session: Session, credential_id: str, *, lock: bool = False) -> Passkey | None:
    wanted = select(Passkey).where(Passkey.credential_id == credential_id)
    return session.exec(wanted.with_for_update() if lock else wanted).first()
