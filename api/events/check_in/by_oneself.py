"""Checking oneself in with the code on the lead's phone."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import clock, limits
from api.core.access import Caller
from api.core.errors import Refuse, bad_input, conflict, not_found
from api.core.fields import table_of
from api.events import messages
from api.events.access import TAKES_PART, not_shut_out
from api.events.check_in import code, folding
from api.events.check_in import words as say
from api.events.check_in.code_schemas import SelfCheckedIn, SelfCheckIn
from api.events.check_in.folding import THERE
from api.events.check_in.keeping import keep, lock
from api.events.check_in.page_schemas import MyCheckIn
from api.events.check_in.schemas import FactIn
from api.events.models import Presence
from api.events.states import DURING

TRIES = 5
LOCKED_FOR = timedelta(days=2)  # longer than a code can be sent late
LATE = timedelta(hours=24)  # how much later a code that was entered without signal may arrive

mark = table_of(Presence).c
_MINE = select(mark.mark).where(mark.event_id == bindparam("event"), mark.person_id == bindparam("me"))


def self_check_in(session: Session, caller: Caller, event_id: str, said: SelfCheckIn) -> SelfCheckedIn | Refuse:
    """Says "you are in" to whoever may take part and knows the code of the moment in which they entered it.

    Entered without signal it comes later and is judged by that moment, for a day. Five wrong tries end it here.
    """
    not_shut_out(caller)
    about = lock(session, event_id)
    if about is None:
        raise not_found()
    caller.made += [event_id]
    entered = _entered(about, said)
    if _mark(session, event_id, caller.person_id) in THERE:
        return _in()
    who = f"{event_id}:{caller.person_id}"
    if limits.blocked(session, "self_check_in", who, TRIES, LOCKED_FOR):
        return Refuse(409, "locked", say.LOCKED)
    if not code.is_good(event_id, said.code, entered):
        left = TRIES - limits.count(session, "self_check_in", who, LOCKED_FOR)
        words = say.wrong_code(left) if left > 0 else say.LOCKED
        return Refuse(422 if left > 0 else 409, "wrong_code" if left > 0 else "locked", words, fields={"code": words})
    limits.clear(session, "self_check_in", who)
    fact = FactIn(kind="present", person_id=caller.person_id, **said.model_dump(exclude={"code"}))
    keep(session, about, [fact], caller.person_id, None, own=True)
    return _in()


def self_checked_in_again(_: Session, __: Caller, ___: str) -> SelfCheckedIn:
    return _in()


def my_check_in(session: Session, caller: Caller, about: Any) -> MyCheckIn | None:
    """What the activity's page shows of it to somebody who may take part; None when there is nothing to check in to."""
    if about["state"] not in DURING["record_attendance"] or not caller.is_any(*TAKES_PART):
        return None
    opens, closes = code.opens(about["starts_at"]), code.closes(about["ends_at"])
    return MyCheckIn(
        open=opens <= clock.now() <= closes, here=_mark(session, about["id"], caller.person_id) in THERE,
        opens_at=opens, closes_at=closes,
    )  # fmt: skip


def _mark(session: Session, event_id: str, person_id: str) -> str | None:
    return session.connection().execute(_MINE, {"event": event_id, "me": person_id}).scalar_one_or_none()


def _entered(about: Any, said: SelfCheckIn) -> datetime:
    """The moment by our clock. Refuses one that is too long ago, still to come, or not when this is on."""
    read, now = folding.read_time(said.at), clock.now()
    if read is None:
        raise bad_input({"at": messages.NO_TIME})
    if about.state not in DURING["record_attendance"]:
        raise conflict("state", say.CALLED_OFF, state=about.state)
    entered, _ = folding.put_right(read, said.clock_offset_ms, now)
    if entered < now - LATE:
        raise conflict("too_late", say.OLD_CODE)
    if not code.is_open(about, entered):
        early = entered < about.starts_at
        raise conflict("not_on", say.not_yet(code.opens(about.starts_at), about.zone) if early else say.OVER)
    return entered


def _in() -> SelfCheckedIn:
    return SelfCheckedIn(here=True, words=say.YOU_ARE_IN)
