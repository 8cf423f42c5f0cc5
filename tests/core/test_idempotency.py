"""Doing it twice is harmless, and doing another thing with the same key is refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from fastapi import Request
from pydantic import BaseModel
from sqlmodel import Session

from api.core import access, clock, idempotency, ids
from api.core.access import Caller
from api.core.errors import Refuse
from api.core.http import write
from api.core.idempotency import IdempotencyRow
from api.core.marks import HouseMark, mark, marked
from api.core.sessions import LoginSession
from tests.core.conftest import Tiny
from tests.world import World


class Body(BaseModel):
    words: str = ""
    secret: str = ""


def make(session: Session, caller: Caller, body: Body) -> Any:
    if body.words == "refuse":
        mark(session, ids.new_id()[:30], "tried")
        return Refuse(409, "no", "Not now.")
    made = ids.new_id()[:30]
    mark(session, made, body.words)
    caller.made.append(made)
    return {"id": made, "words": body.words}


def again(session: Session, caller: Caller, made: str) -> Any:
    return {"id": made, "words": marked(session, made)}


@pytest.fixture
def app(world: World, tiny: Tiny) -> Tiny:
    access.allow("try_make", "person")
    access.allow("try_join", "nobody", "person")

    @tiny.router.post("/make", operation_id="try_make")
    async def try_make(request: Request, body: Body, dry: bool = False) -> Any:
        return await write(request, make, body, again=again)

    @tiny.router.post("/join", operation_id="try_join")
    async def try_join(request: Request, body: Body) -> Any:
        return await write(request, make, body, again=again, scope=body.secret)

    return tiny


def send(client: Any, words: str = "hi", key: str = "k1", path: str = "/api/make", **more: str) -> Any:
    return client.post(path, json={"words": words, **more}, headers={"idempotency-key": key})


def made(world: World) -> int:
    return len(world.all(HouseMark))


def test_a_replay_gives_the_same_answer_and_makes_nothing(world: World, app: Tiny, kai: LoginSession) -> None:
    client = app.client(kai)
    first, second = send(client), send(client)
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert made(world) == 1


def test_the_answer_of_a_replay_is_rendered_anew(world: World, app: Tiny, kai: LoginSession) -> None:
    client = app.client(kai)
    first = send(client).json()
    world.db.run_now(lambda session: mark(session, first["id"], "changed since"))
    assert send(client).json() == {"id": first["id"], "words": "changed since"}


def test_a_replay_checks_access_again(world: World, app: Tiny, kai: LoginSession) -> None:
    client = app.client(kai)
    send(client)
    world.db.run_now(lambda session: setattr(session.get(LoginSession, kai.id), "ended_at", clock.now()))
    assert send(client).status_code == 401


def test_the_same_key_with_another_body_or_another_question_is_422(world: World, app: Tiny, kai: LoginSession) -> None:
    client = app.client(kai)
    send(client)
    for answer in (send(client, "other"), send(client, path="/api/make?dry=true"), send(client, path="/api/join")):
        assert (answer.status_code, answer.json()["code"]) == (422, "key_reused")
    assert made(world) == 1


def test_keys_belong_to_people(world: World, app: Tiny, kai: LoginSession) -> None:
    other = world.session_of(world.person("Ana"))
    assert send(app.client(kai)).json()["id"] != send(app.client(other)).json()["id"]
    assert made(world) == 2


def test_a_refusal_is_not_stored(world: World, app: Tiny, kai: LoginSession) -> None:
    client = app.client(kai)
    assert send(client, "refuse").status_code == 409
    assert world.all(IdempotencyRow) == []
    assert send(client, "yes").status_code == 200


def test_where_there_is_no_person_the_secret_stands_for_them(world: World, app: Tiny) -> None:
    client = app.client()
    one = send(client, path="/api/join", secret="s1").json()
    assert send(client, path="/api/join", secret="s1").json() == one
    assert send(client, path="/api/join", secret="s2").json() != one
    assert all("s1" not in row.scope for row in world.all(IdempotencyRow))


def test_nobodys_key_without_a_secret_is_not_kept(world: World, app: Tiny) -> None:
    """Two strangers with the same key must not get each other's answers."""
    first, second = send(app.client(), path="/api/join"), send(app.client(), path="/api/join")
    assert first.json() != second.json()
    assert world.all(IdempotencyRow) == []


def test_without_a_key_each_time_is_a_new_time(world: World, app: Tiny, kai: LoginSession) -> None:
    client = app.client(kai)
    ids_ = {client.post("/api/make", json={"words": "x"}).json()["id"] for _ in range(2)}
    assert len(ids_) == made(world) == 2


def test_a_key_that_is_too_long_is_422(app: Tiny, kai: LoginSession) -> None:
    assert send(app.client(kai), key="k" * 80).status_code == 200
    assert send(app.client(kai), key="k" * 81).status_code == 422


def test_twins_at_the_same_moment_make_one_thing(world: World, app: Tiny, kai: LoginSession) -> None:
    clients = [app.client(kai) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(send, clients))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert made(world) == 1


def test_keys_are_kept_30_days(world: World, app: Tiny, kai: LoginSession) -> None:
    send(app.client(kai))
    for days, left in ((29, 1), (31, 0)):
        with time_machine.travel(clock.now() + timedelta(days=days)):
            world.db.run_now(idempotency.forget_old)
        assert len(world.all(IdempotencyRow)) == left
