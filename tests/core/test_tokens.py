"""Tokens: one purpose each, one algorithm, nothing missing, nothing too old."""

from __future__ import annotations

import base64
import json
from datetime import timedelta

import pytest
import time_machine
from jose import jwt

from api.core import clock, tokens
from api.core.crypto import sealer
from api.core.tokens import BadToken

pytestmark = pytest.mark.pure
HOUR = timedelta(hours=1)


def claims(**more: object) -> dict[str, object]:
    at = int(clock.now().timestamp())
    return {"iss": "linkup", "aud": "session", "sub": "s1", "jti": "j", "iat": at, "exp": at + 600, **more}


def signed(body: dict[str, object], algorithm: str = "HS256", **headers: object) -> str:
    return str(jwt.encode(body, sealer().keys.token, algorithm=algorithm, headers={"typ": "JWT"} | headers))


def part(data: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()


def test_a_token_comes_back_as_it_was_signed() -> None:
    token = tokens.read("session", tokens.sign("session", "s1", HOUR, gen=3))
    assert (token.purpose, token.subject, token.more) == ("session", "s1", {"gen": 3})
    assert abs(token.expires - clock.now() - HOUR) < timedelta(seconds=5)


def test_our_own_hand_made_token_is_read_so_the_refusals_below_mean_something() -> None:
    assert tokens.read("session", signed(claims())).subject == "s1"


def test_each_token_has_an_id_of_its_own() -> None:
    ids = {tokens.read("x", tokens.sign("x", "s", HOUR)).jti for _ in range(20)}
    assert len(ids) == 20


@pytest.mark.parametrize("purpose", ["check-in", "calendar", "", "sessions", "Session"])
def test_a_token_for_another_purpose_is_refused(purpose: str) -> None:
    with pytest.raises(BadToken):
        tokens.read(purpose, tokens.sign("session", "s1", HOUR))


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_another_algorithm_is_refused_even_with_our_key(algorithm: str) -> None:
    with pytest.raises(BadToken):
        tokens.read("session", signed(claims(), algorithm))


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "", "HS256"])
def test_a_token_without_a_signature_is_refused(algorithm: str) -> None:
    bare = f"{part({'alg': algorithm, 'typ': 'JWT'})}.{part(claims())}."
    with pytest.raises(BadToken):
        tokens.read("session", bare)


def test_a_token_signed_with_an_empty_key_or_another_key_is_refused() -> None:
    for key in (b"x", b"0" * 48, sealer().keys.blind):
        with pytest.raises(BadToken):
            tokens.read("session", jwt.encode(claims(), key, algorithm="HS256", headers={"typ": "JWT"}))


@pytest.mark.parametrize("missing", ["iss", "aud", "sub", "jti", "iat", "exp"])
def test_every_claim_must_be_there(missing: str) -> None:
    body = claims()
    del body[missing]
    with pytest.raises(BadToken):
        tokens.read("session", signed(body))


@pytest.mark.parametrize("typ", ["", "jwt", "JWE", "at+jwt", None, 7])
def test_the_kind_of_token_is_checked(typ: object) -> None:
    with pytest.raises(BadToken):
        tokens.read("session", signed(claims(), typ=typ))


@pytest.mark.parametrize("changed", [{"iss": "other"}, {"exp": "soon"}, {"exp": 1}, {"aud": ["calendar"]}])
def test_a_claim_that_is_not_right_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(BadToken):
        tokens.read("session", signed(claims(**changed)))


def test_a_token_is_good_until_its_last_second_and_not_after() -> None:
    with time_machine.travel(0, tick=False) as at:
        token = tokens.sign("session", "s1", timedelta(minutes=15))
        at.shift(15 * 60)
        assert tokens.read("session", token).subject == "s1"
        at.shift(1)
        with pytest.raises(BadToken):
            tokens.read("session", token)
        assert tokens.read("session", token, even_expired=True).subject == "s1"


def test_a_changed_token_is_refused_wherever_it_was_changed() -> None:
    token = tokens.sign("session", "s1", HOUR, gen=1)
    for at in range(0, len(token) - 1, 7):
        if token[at] == ".":
            continue
        other = "A" if token[at] != "A" else "B"
        with pytest.raises(BadToken):
            tokens.read("session", token[:at] + other + token[at + 1 :])


DEEP = base64.urlsafe_b64encode(b"[" * 1300).rstrip(b"=").decode()


@pytest.mark.parametrize(
    "rubbish",
    ["", ".", "..", "a.b.c", "é.ü.ß", "\x00", "x" * 3000, f"{DEEP}.e30.x", f"e30.{DEEP}.x", "null.null.null",
     f"{part([1])}.{part([1])}.x", f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part('x')}.x", "🙂.🙂.🙂"],
    ids=lambda text: ascii(text[:12]),
)  # fmt: skip
def test_rubbish_is_refused_and_breaks_nothing(rubbish: str) -> None:
    with pytest.raises(BadToken):
        tokens.read("session", rubbish)


def test_a_short_signing_key_stops_the_house() -> None:
    with pytest.raises(ValueError, match="short"):
        tokens._checked(b"x" * 31)


def test_even_for_renewal_an_end_must_be_named_and_the_purpose_must_fit() -> None:
    endless = claims()
    del endless["exp"]
    for token, purpose in ((signed(endless), "session"), (signed(claims(exp=1)), "calendar")):
        with pytest.raises(BadToken):
            tokens.read(purpose, token, even_expired=True)
