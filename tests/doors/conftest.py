"""What the tests of the doors share: a group with a lead and a worker, and ways through a door."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.core.sessions import LoginSession
from api.groups.models import PowerGroup
from api.people.models import Person
from api.programmes.models import Programme
from tests.doors.authenticator import Authenticator
from tests.world import World


@dataclass
class House:
    """One programme, one group, its lead Maya and the worker Joe."""

    world: World
    programme: Programme
    group: PowerGroup
    lead: Person
    worker: Person

    def client(self) -> TestClient:
        return self.world.sign_in()

    def as_worker(self) -> TestClient:
        return self.world.sign_in(self.worker, staff=True)

    def as_lead(self) -> TestClient:
        return self.world.sign_in(self.lead)

    def invite(self, by: TestClient | None = None, **more: Any) -> dict[str, Any]:
        answer = (by or self.as_worker()).post(f"/api/groups/{self.group.id}/invites", json=more)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def join(self, secret: str, name: str = "Kai", age: str = "18_24", **more: Any) -> TestClient:
        client = self.client()
        body = {"secret": secret, "age_band": age, "chosen_name": name} | more
        answer = client.post("/api/invites/accept", json=body)
        assert answer.status_code == 200, answer.text
        return client

    def sessions(self, person_id: str) -> list[LoginSession]:
        return [row for row in self.world.all(LoginSession) if row.person_id == person_id and row.ended_at is None]


@pytest.fixture
def house(world: World) -> House:
    programme = world.programme()
    group = world.group(programme)
    lead = world.person("Maya")
    world.member(group, lead, role="lead")
    return House(world, programme, group, lead, world.staff(programme, "worker", name="Joe"))


def token(made: dict[str, Any]) -> str:
    return str(made["link"]).rsplit("/", 1)[1]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Runs all of them at the same time and gives back what each answered."""
    with ThreadPoolExecutor(len(acts)) as pool:
        return [running.result() for running in [pool.submit(act) for act in acts]]


def enrol(client: TestClient, keeper: Authenticator, name: str = "My phone") -> Any:
    begun = client.post("/api/passkeys/register/begin").json()
    credential = keeper.register(begun["options"])
    body = {"ceremony_id": begun["ceremony_id"], "credential": credential, "name": name}
    return client.post("/api/passkeys/register/finish", json=body)


def sign_in_by(client: TestClient, keeper: Authenticator) -> Any:
    begun = client.post("/api/passkeys/sign-in/begin").json()
    credential = keeper.sign_in(begun["options"])
    body = {"ceremony_id": begun["ceremony_id"], "credential": credential}
    return client.post("/api/passkeys/sign-in/finish", json=body)
