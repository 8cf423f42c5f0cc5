"""Counters that slow down guessing: kept on a refusal, gone after the window, never in clear."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from fastapi import Request
from sqlmodel import Session

from api.core import access, clock, limits
from api.core.access import Caller
from api.core.errors import Refuse, conflict
from api.core.http import write
from api.core.limits import LimitCounter
from tests.core.conftest import Tiny
from tests.world import World

HOUR = timedelta(hours=1)


def guess(session: Session, _: Caller, code: str) -> Any:
    if refusal := limits.blocked(session, "code", "kai", 3, HOUR):
        return refusal
    if code == "right":
        limits.clear(session, "code", "kai")
        return {"in": True}
    limits.count(session, "code", "kai", HOUR)
    return Refuse(409, "wrong", "That is not the code.")


@pytest.fixture
def client(tiny: Tiny) -> Any:
    access.allow("try_guess", "nobody")

    @tiny.router.post("/guess/{code}", operation_id="try_guess")
    async def try_guess(request: Request, code: str) -> Any:
        return await write(request, guess, code)

    return tiny.client()


def test_after_the_last_try_even_the_right_code_waits(client: Any) -> None:
    with time_machine.travel(clock.now(), tick=False) as at:
        assert [client.post("/api/guess/wrong").status_code for _ in range(5)] == [409, 409, 409, 429, 429]
        at.shift(600)
        waiting = client.post("/api/guess/right")
        assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "3000")
        assert "50 minutes" in waiting.json()["detail"]
        at.shift(3000)
        assert client.post("/api/guess/right").status_code == 200


def test_getting_it_right_begins_anew(client: Any) -> None:
    said = ["wrong", "wrong", "right", "wrong", "wrong", "right"]
    assert [client.post(f"/api/guess/{code}").status_code for code in said] == [409, 409, 200, 409, 409, 200]


def test_the_key_is_not_kept_in_clear(world: World, client: Any) -> None:
    client.post("/api/guess/wrong")
    counter = world.all(LimitCounter)[0]
    assert (counter.name, counter.count) == ("code", 1)
    assert "kai" not in counter.key


def test_names_and_keys_are_counted_apart(world: World) -> None:
    def work(session: Session) -> list[int]:
        tries = [("a", "x"), ("a", "y"), ("b", "x"), ("a", "x")]
        return [limits.count(session, name, key, HOUR) for name, key in tries]

    assert world.db.run_now(work) == [1, 1, 1, 2]


def test_tries_at_the_same_moment_are_all_counted(world: World) -> None:
    async def run() -> list[Any]:
        works = [world.db.run(lambda session: limits.count(session, "code", "kai", HOUR)) for _ in range(24)]
        return await asyncio.gather(*works)

    assert sorted(asyncio.run(run())) == list(range(1, 25))


def test_a_try_that_is_raised_is_not_counted(world: World) -> None:
    def work(session: Session) -> None:
        limits.count(session, "code", "kai", HOUR)
        raise conflict("no", "Not now.")

    with pytest.raises(Exception, match="no"):
        world.db.run_now(work)
    assert world.all(LimitCounter) == []


def test_old_counters_go(world: World) -> None:
    world.db.run_now(lambda session: limits.count(session, "code", "kai", HOUR))
    world.db.run_now(limits.forget_old)
    assert len(world.all(LimitCounter)) == 1
    with time_machine.travel(clock.now() + timedelta(days=3)):
        world.db.run_now(limits.forget_old)
    assert world.all(LimitCounter) == []
