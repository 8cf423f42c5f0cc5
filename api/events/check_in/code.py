"""The changing code at the door: a TOTP (RFC 6238) bound to the activity, so that nothing of it is stored.

Four digits that change every five minutes; the code of ten minutes ago or ahead is still good (DESIGN §10), because
phones' clocks differ and people queue. Five tries a person.
"""

import hmac
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.twofactor.hotp import HOTP
from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import clock
from api.core.access import Caller
from api.core.config import settings
from api.core.crypto import sealer
from api.core.errors import conflict
from api.core.fields import table_of
from api.doors.keys import qr_svg
from api.events.check_in import words as say
from api.events.check_in.code_schemas import CheckInCode
from api.events.models import Event
from api.events.states import DURING

DIGITS = 4
STEP = timedelta(minutes=5)
GOOD_FOR = timedelta(minutes=10)
OPENS_BEFORE = timedelta(hours=1)
STAYS_OPEN = timedelta(hours=1)
AHEAD = timedelta(hours=24)  # codes a phone holds for a night without signal

event = table_of(Event).c
_EVENT = select(event.id, event.state, event.starts_at, event.ends_at).where(event.id == bindparam("event"))


def code_at(event_id: str, at: datetime) -> str:
    """The activity's code at this moment. The library makes six digits or more; the last four are HOTP's own four."""
    key = bytes.fromhex(sealer().blind("check_in_code", event_id))
    return HOTP(key, 6, SHA256()).generate(int(at.timestamp() // STEP.total_seconds()))[-DIGITS:].decode()


def is_good(event_id: str, code: str, at: datetime) -> bool:
    """Whether this code was good at this moment."""
    digits = "".join(letter for letter in code if letter.isascii() and letter.isdecimal())
    steps = range(-(GOOD_FOR // STEP), GOOD_FOR // STEP + 1)
    return any(hmac.compare_digest(code_at(event_id, at + step * STEP), digits) for step in steps)


def opens(starts_at: datetime) -> datetime:
    return starts_at - OPENS_BEFORE


def closes(ends_at: datetime) -> datetime:
    return ends_at + STAYS_OPEN


def check_in_code(session: Session, _: Caller, event_id: str) -> CheckInCode:
    """The code to show now, and those of the coming hours for a phone that will have no signal."""
    about = session.connection().execute(_EVENT, {"event": event_id}).one()
    if about.state not in DURING["record_attendance"]:
        raise conflict("state", say.CALLED_OFF if about.state == "cancelled" else say.NO_CODE_YET, state=about.state)
    at = clock.now()
    if at > closes(about.ends_at):
        raise conflict("over", say.CODE_OVER)
    code, link = code_at(event_id, at), f"{settings().origin}/events/{event_id}/here"
    first = _step_of(max(at, opens(about.starts_at)))
    steps = (min(closes(about.ends_at), first + AHEAD) - first) // STEP + 1
    return CheckInCode(
        code=code, good_until=_step_of(at) + STEP + GOOD_FOR, qr_svg=qr_svg(f"{link}#{code}"),
        plain_qr_svg=qr_svg(link), link=link, first_at=first, step_seconds=int(STEP.total_seconds()),
        codes=[code_at(event_id, first + number * STEP) for number in range(steps)],
    )  # fmt: skip


def _step_of(at: datetime) -> datetime:
    whole = int(at.timestamp()) // int(STEP.total_seconds()) * int(STEP.total_seconds())
    return datetime.fromtimestamp(whole, at.tzinfo)


def is_open(about: Any, at: datetime) -> bool:
    return opens(about.starts_at) <= at <= closes(about.ends_at)
