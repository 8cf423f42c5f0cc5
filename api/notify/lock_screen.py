"""What a locked phone shows of a notice. By default it says nothing that could tell anybody anything."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import NamedTuple

from api.core.say import put, say
from api.core.words import shortened
from api.notify.kinds import TITLE, Kind

TOPIC_LETTERS = 32  # RFC 8030
BODY_LETTERS = 180


class LockScreen(NamedTuple):
    """topic: notices with the same one replace each other, at the push service and on the screen."""

    title: str
    body: str
    topic: str


def lock_screen(kind: Kind, text: str, about: tuple[str, str] | None, language: str, *, details: bool) -> LockScreen:
    """`text` is the notice as it stands in the inbox; it shows only for who asked for details, and never all of it."""
    full = details and kind.family.details
    body = shortened(put(text, language), BODY_LETTERS) if full else put(kind.discreet, language)
    return LockScreen(put(say(TITLE), language), body, topic(kind, about))


def topic(kind: Kind, about: tuple[str, str] | None) -> str:
    """Says nothing about the thing itself: a hash in the letters a Topic may have."""
    what = f"{kind.slot or kind.name}:{about[1] if about else ''}"
    return urlsafe_b64encode(sha256(what.encode()).digest()).decode()[:TOPIC_LETTERS]
