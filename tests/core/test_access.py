"""The access table: 401, 403, 404, and who gets in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from fastapi import Request
from sqlmodel import Session

from api.core import access, audit
from api.core.access import Caller, Target
from api.core.http import read, write
from api.people.models import Person
from tests.core.conftest import Tiny
from tests.world import World


def group_target(_: Session, params: Mapping[str, Any]) -> Target | None:
    group, _, programme = params["thing_id"].partition("~")
    return Target("group", group, programme, group) if programme else None


def seen(_: Session, caller: Caller) -> dict[str, Any]:
    return {"relations": sorted(caller.relations), "target": caller.target and caller.target.id}


@pytest.fixture
def things(world: World, tiny: Tiny) -> tuple[World, Tiny, str]:
    """An operation on a group: leads may, members know that it exists."""
    programme = world.programme()
    group = world.group(programme)
    access.allow("try_thing", "lead", load=group_target, known=("member",))

    @tiny.router.get("/things/{thing_id}", operation_id="try_thing")
    async def try_thing(request: Request, thing_id: str) -> Any:
        return await read(request, seen)

    @tiny.router.post("/things/{thing_id}", operation_id="try_thing")
    async def try_writing(request: Request, thing_id: str) -> Any:
        return await write(request, seen)

    for name, role in (("Lee", "lead"), ("Mia", "member")):
        world.member(group, world.person(name), role)
    return world, tiny, f"/api/things/{group.id}~{programme.id}"


def as_person(world: World, tiny: Tiny, name: str) -> Any:
    known = {person.chosen_name: person for person in world.all(Person)}
    return tiny.client(world.session_of(known.get(name) or world.person(name)))


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("name", "status"), [("Lee", 200), ("Mia", 403), ("Zoe", 404), (None, 401)])
def test_who_gets_in(things: tuple[World, Tiny, str], method: str, name: str | None, status: int) -> None:
    world, tiny, path = things
    client = as_person(world, tiny, name) if name else tiny.client()
    answer = client.request(method, path)
    assert answer.status_code == status, answer.text
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status
    else:
        assert "lead" in answer.json()["relations"]


def test_what_is_not_there_looks_like_what_one_may_not_know(things: tuple[World, Tiny, str]) -> None:
    world, tiny, path = things
    client = as_person(world, tiny, "Zoe")
    hidden, absent = client.get(path), client.get("/api/things/nothing")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.json() == absent.json()


def test_an_operation_for_nobody_serves_everybody(world: World, tiny: Tiny) -> None:
    access.allow("try_open", "nobody", "person")

    @tiny.router.get("/open", operation_id="try_open")
    async def try_open(request: Request) -> Any:
        return await read(request, seen)

    assert tiny.client().get("/api/open").json()["relations"] == ["nobody"]
    assert tiny.client(world.session_of(world.person())).get("/api/open").json()["relations"] == ["person"]


def test_house_wide_roles_need_the_staff_session(world: World, tiny: Tiny) -> None:
    access.allow("try_staff", "worker_somewhere")

    @tiny.router.get("/staff", operation_id="try_staff")
    async def try_staff(request: Request) -> Any:
        return await read(request, seen)

    joe = world.staff(world.programme(), "worker")
    assert tiny.client(world.session_of(joe, staff=True)).get("/api/staff").status_code == 200
    assert tiny.client(world.session_of(joe)).get("/api/staff").status_code == 403
    assert tiny.client(world.session_of(world.person())).get("/api/staff").status_code == 403


def test_a_resolvers_words_decide(world: World, tiny: Tiny) -> None:
    access.allow("try_door", "keyholder", load=group_target)

    @access.resolver
    def holds_key(_: Session, me: Any, target: Target) -> set[str]:
        return {"keyholder"} if target.id == me.person_id else set()

    @tiny.router.get("/doors/{thing_id}", operation_id="try_door")
    async def try_door(request: Request, thing_id: str) -> Any:
        return await read(request, seen)

    kai = world.person()
    client = tiny.client(world.session_of(kai))
    assert client.get(f"/api/doors/{kai.id}~p").status_code == 200
    assert client.get("/api/doors/other~p").status_code == 404


def test_twice_the_same_operation_is_a_mistake(table: dict[str, access.Entry]) -> None:
    access.allow("try_twice", "person")
    with pytest.raises(RuntimeError, match="twice"):
        access.allow("try_twice", "person")


def test_may_asks_the_same_table(table: dict[str, access.Entry]) -> None:
    access.allow("try_may", "lead", "worker")
    assert access.may("try_may", frozenset({"worker", "person"}))
    assert not access.may("try_may", frozenset({"member", "person"}))


def test_looking_at_something_sensitive_is_kept(world: World, tiny: Tiny) -> None:
    access.allow("try_secret", "person", sensitive=True)

    def look(session: Session, caller: Caller) -> dict[str, str]:
        audit.note(session, "secret.seen", "person", caller.person_id)
        return {"seen": "yes"}

    @tiny.router.get("/secret", operation_id="try_secret")
    async def try_secret(request: Request) -> Any:
        return await read(request, look)

    assert tiny.client(world.session_of(world.person())).get("/api/secret").status_code == 200
    assert [row.action for row in world.all(audit.AuditRow)] == ["secret.seen"]
