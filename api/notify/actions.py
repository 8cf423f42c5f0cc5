"""Telling people, in the same transaction as the act."""

from collections.abc import Iterable

from sqlmodel import Session

from api.core import clock
from api.notify.models import Notice


def tell(
    session: Session,
    to: Iterable[str],
    message: str,
    text: str,
    *,
    about: tuple[str, str] | None = None,
    actor: str | None = None,
) -> int:
    """Puts `text` into the inbox of each person but the actor. Returns how many were told.

    message: the short name of the kind of notice ("event_cancelled"); about: (kind, id) the notice leads to.
    """
    people = [person for person in dict.fromkeys(to) if person != actor]
    at = clock.now()
    kind, thing = about or (None, None)
    rows = [
        Notice(person_id=person, message=message, text=text, about_kind=kind, about_id=thing, at=at)
        for person in people
    ]
    session.add_all(rows)
    return len(rows)
