"""Making, changing and taking back my private calendar link; and what a calendar gets that asks with it."""

from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple

from sqlmodel import Session, select

from api.core import audit, clock, limits
from api.core.access import Caller
from api.core.config import settings
from api.core.crypto import sealer
from api.core.errors import Refuse, conflict, not_found
from api.core.ids import digest, link_secret
from api.events.calendar import messages, queries
from api.events.calendar.models import SEALED_LINK, CalendarLink
from api.events.calendar.schemas import CalendarChoice, MyCalendar
from api.people.models import Person

HOUR = timedelta(hours=1)
ASKS_AN_HOUR = 120  # several devices of one person, each more eager than it should be
MISSES_AN_HOUR = 60  # a link that was taken back, still asked for; a secret of 160 bits is not to be guessed


class Feed(NamedTuple):
    body: bytes
    etag: str


NO_LINK = MyCalendar(link=None, subscribe=None, details=False, whole=False, made_at=None, used_on=None)


def my_calendar(session: Session, caller: Caller) -> MyCalendar:
    """My link, to copy it again; empty while there is none. 409 on a shared phone: who copies it there sees my plans
    for as long as it lasts."""
    if _on_shared_phone(caller):
        raise conflict("shared_phone", messages.SHARED)
    row = _mine(session, caller.person_id)
    if row is None:
        return NO_LINK
    secret = sealer().open(SEALED_LINK, row.id, row.sealed_secret)
    link = f"{settings().origin}/api/calendar/{secret}.ics"
    return MyCalendar(
        link=link, subscribe=f"webcal:{link.partition(':')[2]}", details=row.details, whole=row.whole,
        made_at=row.made_at, used_on=row.used_on,
    )  # fmt: skip


def create_calendar_link(session: Session, caller: Caller, wanted: CalendarChoice) -> MyCalendar:
    """Makes my link, or changes what the one I have shows. A new secret comes only after taking the old one back."""
    if _on_shared_phone(caller):
        raise conflict("shared_phone", messages.SHARED)
    session.exec(select(Person).where(Person.id == caller.person_id).with_for_update(key_share=True)).one()
    row = _mine(session, caller.person_id)
    if row is None:
        if not queries.belongs_somewhere(session, caller.person_id):
            raise conflict("no_group", messages.NO_GROUP)
        secret = link_secret()
        row = CalendarLink(person_id=caller.person_id, token_hash=digest(secret), sealed_secret="", made_at=clock.now())
        row.sealed_secret = sealer().seal(SEALED_LINK, row.id, secret)
        audit.note(session, "calendar.create_calendar_link", "calendar_link", row.id, subject=caller.person_id)
    row.details, row.whole = wanted.details, wanted.whole
    session.add(row)
    session.flush()
    return my_calendar(session, caller)


def revoke_calendar_link(session: Session, caller: Caller) -> MyCalendar:
    """From now on the link opens nothing, whoever has it. Doing it again changes nothing."""
    row = _mine(session, caller.person_id)
    if row is not None:
        audit.note(session, "calendar.revoke_calendar_link", "calendar_link", row.id, subject=caller.person_id)
        session.delete(row)
        session.flush()
    return NO_LINK


def revoked_again(session: Session, caller: Caller) -> MyCalendar:
    return NO_LINK if _on_shared_phone(caller) else my_calendar(session, caller)


def calendar_feed(session: Session, caller: Caller, token: str) -> Feed | Refuse:
    """The calendar behind a secret. 404 when it was taken back, never was, or its person is gone."""
    wanted = select(CalendarLink).join(Person).where(CalendarLink.token_hash == digest(token), Person.state == "active")
    row = session.exec(wanted).first()
    name, key, most = ("calendar", row.id, ASKS_AN_HOUR) if row else ("no_calendar", caller.network, MISSES_AN_HOUR)
    stopped = limits.blocked(session, name, key, most, HOUR)
    if stopped is not None:
        return stopped
    limits.count(session, name, key, HOUR)
    if row is None:
        return Refuse(404, "not_found", not_found().detail)  # returned, so that the miss stays counted
    if row.used_on != clock.today():
        row.used_on = clock.today()
        session.add(row)
    body = queries.feed(session, row.person_id, details=row.details, whole=row.whole)
    return Feed(body, f'"{sha256(body).hexdigest()[:32]}"')


def _on_shared_phone(caller: Caller) -> bool:
    return caller.identity is not None and caller.identity.shared_phone


def _mine(session: Session, person_id: str) -> CalendarLink | None:
    return session.exec(select(CalendarLink).where(CalendarLink.person_id == person_id)).first()
