"""Everything openapi.yaml promises, with bodies and addresses nobody would think of: no 5xx, no undocumented answer."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.openapi import from_path
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.core.config import settings as house
from api.core.db import Database
from api.core.errors import Problem
from tests.walks.callers import Street, nothing_is_kept
from tests.world import World

TOP = Path(__file__).resolve().parents[2]
CALLERS = ("nobody", "waiting", "member", "lead", "worker", "manager")
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FEW, MANY = 3, int(os.environ.get("LINKUP_SCHEMATHESIS_EXAMPLES", "40"))


@pytest.fixture
def street(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Street]:
    made = Street(world)
    with nothing_is_kept(monkeypatch):
        yield made


def schema(street: Street) -> Any:
    """The written document, sent to the app in this process."""
    loaded = from_path(TOP / "openapi.yaml")
    loaded.app = street.world.app
    loaded.config.update(base_url="http://localhost:8000")
    return loaded


def real_ids(street: Street) -> dict[str, list[str]]:
    return {
        "event_id": [street.event.id, street.draft.id], "group_id": [street.group.id],
        "programme_id": [street.bridge.id, street.other.id], "invite_id": [street.invite["id"]],
        "person_id": [street.people["mia"].id, street.people["waiting"].id], "device_id": ["x"],
        "fact_id": [street.held.id],
    }  # fmt: skip


def walk(street: Street, examples: int, number: int) -> Counter[int]:
    """Every operation as every caller; most addresses are real. Gives how often each status came."""
    seen = Counter[int]()
    with asgi.get_client(street.world.app) as client:
        for found in schema(street).get_all_operations():
            for caller in CALLERS:
                attack(street, found.ok(), caller, client, seen)(examples, number)
    return seen


def attack(street: Street, operation: Any, caller: str, client: Any, seen: Counter[int]) -> Callable[[int, int], None]:
    """One operation as one caller, with as many made-up requests as wanted."""
    known, cookie = real_ids(street), street.clients[caller].cookies.get(house().cookie_name)
    cookies = {house().cookie_name: cookie} if cookie else {}

    def send(case: Any, real: int) -> None:
        for name in known.keys() & set(case.path_parameters or {}) if real else ():
            case.path_parameters[name] = known[name][real % len(known[name])]
        client.cookies.clear()
        response = case.call(session=client, cookies=cookies)
        seen[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    def run(examples: int, number: int) -> None:
        limits = settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck),
                          phases=[Phase.explicit, Phase.generate])  # fmt: skip
        seed(number)(limits(given(operation.as_strategy(), st.integers(0, 3))(send)))()

    return run


@pytest.mark.pure  # on PostgreSQL the long walk does
def test_nothing_breaks_and_nothing_is_undocumented(street: Street) -> None:
    seen = walk(street, FEW, 1)
    assert sum(seen.values()) > 500
    assert {200, 401, 403, 404, 422} <= seen.keys(), f"too little was tried: {seen}"


@pytest.mark.whole
@pytest.mark.prove
def test_much_more_of_the_same(street: Street) -> None:
    seen = walk(street, MANY, 2)
    assert sum(seen.values()) > MANY * len(CALLERS) * 40


@pytest.mark.pure
def test_the_walk_would_notice(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    async def teapot(*_: Any, **__: Any) -> Any:
        raise Problem(418, "teapot", "I am a teapot.")

    monkeypatch.setattr(Database, "read", teapot)
    with pytest.raises(BaseException, match="418"):
        walk(street, 1, 3)
