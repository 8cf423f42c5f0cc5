"""Ids are UUIDv7 as text (they sort by time); what goes into a link is random and stored hashed."""

import hashlib
import secrets

from uuid_utils import uuid7

# No 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V, M/N pairs: these can be said aloud and read from a poster.
SPEAKABLE = "ACDEFGHJKMPQRTWXY3479"


def new_id() -> str:
    return str(uuid7())


def link_secret() -> str:
    """160 random bits for a link; never stored as it is."""
    return secrets.token_urlsafe(20)


def spoken_code(length: int) -> str:
    """A code that can be said aloud: 8 letters carry 35 bits, 6 carry 26; guessing is counted and locked."""
    return "".join(secrets.choice(SPEAKABLE) for _ in range(length))


def tidy_code(typed: str) -> str:
    """What a person typed, as it was printed: capitals, no spaces or dashes."""
    return "".join(ch for ch in typed.upper() if ch.isalnum())


def digest(secret: str) -> str:
    """How a high-entropy secret is stored and looked up (SHA-256; short codes use the keyed blind index)."""
    return hashlib.sha256(secret.encode()).hexdigest()
