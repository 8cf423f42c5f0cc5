"""Telling people, in the same transaction as the act."""

from collections.abc import Iterable

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from api.core import clock, errors
from api.core.access import Caller
from api.core.fields import table_of
from api.core.say import put
from api.core.words import shortened
from api.notify import queries
from api.notify.kinds import KINDS
from api.notify.models import Notice
from api.notify.questions import GROUP_OF
from api.notify.schemas import Unread
from api.notify.wishes import mutes
from api.people.models import Person

LONGEST = 400  # letters of one notice

row, person_row = table_of(Notice).c, table_of(Person).c
_speak = select(person_row.id, person_row.language).where(
    person_row.id.in_(bindparam("people", expanding=True)), person_row.language != "en"
)
_mark = (
    update(Notice)
    .where(row.person_id == bindparam("me"), row.id <= bindparam("up_to"), row.read_at.is_(None))
    .values(read_at=bindparam("now"))
)


def tell(
    session: Session,
    to: Iterable[str],
    message: str,
    text: str,
    *,
    about: tuple[str, str] | None = None,
    actor: str | None = None,
) -> int:
    """Puts `text` into the inbox of each person but the actor, in their own language. Returns how many were told.

    message: its kind, a name in KINDS ("event_cancelled"); about: (kind, id) the notice leads to.
    """
    if message not in KINDS:
        raise LookupError(f"{message} is no kind of notice: it belongs into api/notify/kinds.py")
    people = [person for person in dict.fromkeys(to) if person != actor]
    at = clock.now()
    kind, thing = about or (None, None)
    speaks = _other_languages(session, people)
    texts = {language: shortened(put(text, language), LONGEST) for language in {"en", *speaks.values()}}
    muting = _muting(session, people, about)
    rows = [
        Notice(person_id=person, message=message, text=texts[speaks.get(person, "en")], about_kind=kind, about_id=thing,
               at=at, read_at=at if person in muting else None)
        for person in people
    ]  # fmt: skip
    session.add_all(rows)
    return len(rows)


def _muting(session: Session, people: list[str], about: tuple[str, str] | None) -> set[str]:
    """Who of these muted the group it is about: it stands in their inbox, and nothing says that it is new."""
    muted = mutes(session, people) if people and about else set()
    if not muted or about is None:
        return set()
    groups = GROUP_OF.ask(session, kind=about[0], thing=about[1])
    return {person for person, group_id in muted if group_id in groups}


def _other_languages(session: Session, people: list[str]) -> dict[str, str]:
    """The language of each of these who reads another one than English."""
    if not people:
        return {}
    found = session.connection().execute(_speak, {"people": people})
    return {person: language for person, language in found.all()}


def mark_read(session: Session, caller: Caller, up_to_id: str) -> Unread:
    """Everything up to this notice counts as seen. Doing it again changes nothing; 404 when it is not the caller's."""
    newest = session.get(Notice, up_to_id)
    if newest is None or newest.person_id != caller.person_id:
        raise errors.not_found()
    session.connection().execute(_mark, {"me": caller.person_id, "up_to": up_to_id, "now": clock.now()})
    return marked_again(session, caller)


def marked_again(session: Session, caller: Caller) -> Unread:
    return Unread(unread=queries.unread(session, caller.person_id))
