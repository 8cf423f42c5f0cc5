"""Signed tokens. The only module that touches python-jose.

python-jose 3.5 accepts a call without `algorithms=`, a public key as HMAC secret and an empty key (CVE-2026-85394).
Out of reach here: one literal algorithm, a key of at least 32 random bytes, all claims required, `typ` checked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from jose import jwt
from jose.exceptions import JWTError

from api.core import clock
from api.core.crypto import sealer
from api.core.ids import new_id

ISSUER = "linkup"
ALGORITHM = "HS256"
REQUIRED = {f"require_{claim}": True for claim in ("exp", "iat", "aud", "iss", "sub", "jti")}
MAX_LENGTH = 2048


class BadToken(Exception):
    """Not ours, for another purpose, changed, or too old."""


@dataclass(frozen=True)
class Token:
    """What a token says: purpose (audience), subject, its id and extra claims."""

    purpose: str
    subject: str
    jti: str
    expires: datetime
    more: dict[str, Any]


@lru_cache(maxsize=4)
def _checked(key: bytes) -> bytes:
    if len(key) < 32:
        raise ValueError("the signing key is too short")
    return key


@lru_cache(maxsize=1)
def _header() -> str:
    """The one header our tokens have ("alg" HS256, "typ" JWT), as it stands in front of each of them."""
    sample: str = jwt.encode({}, bytes(32), algorithm=ALGORITHM, headers={"typ": "JWT"})
    return sample.partition(".")[0] + "."


def sign(purpose: str, subject: str, lasts: timedelta, **more: Any) -> str:
    """A token for one purpose only; `aud` keeps it from being used for another."""
    at = clock.now()
    claims = {
        "iss": ISSUER,
        "aud": purpose,
        "sub": subject,
        "jti": new_id(),
        "iat": int(at.timestamp()),
        "exp": int((at + lasts).timestamp()),
        **more,
    }
    return str(jwt.encode(claims, _checked(sealer().keys.token), algorithm=ALGORITHM, headers={"typ": "JWT"}))


def read(purpose: str, token: str, *, even_expired: bool = False) -> Token:
    """Checks signature, purpose and age. `even_expired` is for renewal, which checks the session row instead."""
    if len(token) > MAX_LENGTH:
        raise BadToken("too long")
    options: dict[str, Any] = REQUIRED | {"leeway": 0}
    if even_expired:  # python-jose checks every claim it requires, so `exp` is then asked for below
        options |= {"verify_exp": False, "require_exp": False}
    key = _checked(sealer().keys.token)
    if not token.startswith(_header()):
        raise BadToken("not our header")
    try:
        claims = jwt.decode(token, key, algorithms=["HS256"], audience=purpose, issuer=ISSUER, options=options)
    except (JWTError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise BadToken(str(wrong)) from wrong
    if not isinstance(claims.get("exp"), int):
        raise BadToken("exp")
    known = {"iss", "aud", "sub", "jti", "iat", "exp"}
    more = {key: value for key, value in claims.items() if key not in known}
    expires = datetime.fromtimestamp(claims["exp"], tz=clock.now().tzinfo)
    return Token(purpose, str(claims["sub"]), str(claims["jti"]), expires, more)
