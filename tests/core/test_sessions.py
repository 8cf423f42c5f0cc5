"""Sessions: the row decides, generations, the minute of grace, and what counts as use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from api.core import clock, tokens
from api.core.sessions import Identity, LoginSession, cookie_for, identify, previous_still_good, touch
from tests.world import World

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def at() -> Any:
    with time_machine.travel(NOON, tick=False) as travelled:
        yield travelled


def change(world: World, session: LoginSession, **values: Any) -> None:
    def work(tx: Any) -> None:
        row = tx.get(LoginSession, session.id)
        for name, value in values.items():
            setattr(row, name, value)

    world.db.run_now(work)


def who(world: World, cookie: str | None) -> Identity | None:
    with world.db.look() as tx:
        return identify(tx.connection(), cookie)


def use(world: World, cookie: str) -> Identity | None:
    """One request with this cookie, as the runner does it."""
    identity = who(world, cookie)
    if identity and identity.needs_touch:
        world.db.run_now(lambda tx: touch(tx.connection(), identity))
    return identity


def test_a_good_cookie_names_the_person_and_the_kind_of_session(world: World, at: Any) -> None:
    kai = world.person("Kai")
    young, staff = world.session_of(kai), world.session_of(kai, staff=True)
    first, second = who(world, cookie_for(young.id, 1)), who(world, cookie_for(staff.id, 1))
    assert first and second
    assert (first.person_id, first.kind, first.passkey) == (kai.id, "young", False)
    assert (second.person_id, second.kind, second.passkey) == (kai.id, "staff", True)


def test_a_cookie_is_good_for_15_minutes(world: World, at: Any) -> None:
    cookie = cookie_for(world.session_of(world.person()).id, 1)
    at.shift(15 * 60)
    assert who(world, cookie)
    at.shift(1)
    assert who(world, cookie) is None


@pytest.mark.parametrize("values", [{"ended_at": NOON}, {"expires_at": NOON}, {"expires_at": NOON - timedelta(1)}])
def test_the_row_decides_not_the_cookie(world: World, at: Any, values: dict[str, Any]) -> None:
    session = world.session_of(world.person())
    cookie = cookie_for(session.id, 1)
    assert who(world, cookie)
    change(world, session, **values)
    assert who(world, cookie) is None


def test_no_cookie_a_strange_cookie_or_a_cookie_of_nobody_is_nobody(world: World, at: Any) -> None:
    session = world.session_of(world.person())
    good = cookie_for(session.id, 1)
    for cookie in (None, "", "x", good[:-3] + "abc", cookie_for("no-such-session", 1)):
        assert who(world, cookie) is None
    assert who(world, tokens.sign("check-in", session.id, timedelta(hours=1), gen=1)) is None
    assert who(world, tokens.sign("session", session.id, timedelta(hours=1))) is None, "no generation named"


def test_the_generation_before_stays_good_until_the_new_one_is_used_and_a_minute_more(world: World, at: Any) -> None:
    session = world.session_of(world.person())
    old, new = cookie_for(session.id, 1), cookie_for(session.id, 2)
    change(world, session, generation=2, generation_used_at=None)
    at.shift(600)
    assert use(world, old), "the answer with the new cookie may have been lost"
    assert use(world, new)
    at.shift(60)
    assert who(world, old), "another tab may still be on its way"
    at.shift(1)
    assert who(world, old) is None
    assert who(world, new)


def test_two_generations_back_is_never_good(world: World, at: Any) -> None:
    session = world.session_of(world.person())
    change(world, session, generation=3, generation_used_at=None)
    assert who(world, cookie_for(session.id, 1)) is None
    assert who(world, cookie_for(session.id, 2))
    assert who(world, cookie_for(session.id, 4)) is None, "a generation that was never made"


def test_using_the_old_generation_on_a_new_day_does_not_start_the_grace(world: World, at: Any) -> None:
    session = world.session_of(world.person())
    at.move_to(NOON + timedelta(hours=11, minutes=58))
    old = cookie_for(session.id, 1)
    change(world, session, generation=2, generation_used_at=None)
    at.shift(180)
    assert use(world, old)
    at.shift(300)
    assert who(world, old), "the new cookie was never used, so the old one must go on working"


def test_the_first_use_stays_the_first_use_on_the_next_day(world: World, at: Any) -> None:
    session = world.session_of(world.person())
    at.move_to(NOON + timedelta(hours=11, minutes=50))
    change(world, session, generation=2, generation_used_at=None)
    old, new = cookie_for(session.id, 1), cookie_for(session.id, 2)
    assert use(world, new)
    at.shift(11 * 60)
    assert use(world, new), "a new day: the day is noted"
    at.shift(30)
    assert who(world, old) is None, "the minute of grace was yesterday"
    assert world.all(LoginSession)[0].last_used_on == clock.now().date()


def test_the_day_of_use_is_noted_once_a_day(world: World, at: Any) -> None:
    session = world.session_of(world.person())
    assert not who(world, cookie_for(session.id, 1)).needs_touch  # type: ignore[union-attr]
    at.shift(24 * 3600)
    assert use(world, cookie_for(session.id, 1)).needs_touch  # type: ignore[union-attr]
    assert not who(world, cookie_for(session.id, 1)).needs_touch  # type: ignore[union-attr]


@pytest.mark.parametrize("mine", [None, "1", 0, -1, 2, 3, True])
def test_only_the_very_generation_before_has_grace(mine: object) -> None:
    assert not previous_still_good(mine, 3, None, NOON) or mine == 2
