"""Whoever holds a shared phone next makes no way in that lasts: no address, no calendar link, no code, no passkey."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.core import clock
from api.people.models import Person, PersonContact
from tests.doors.authenticator import Authenticator
from tests.doors.conftest import House
from tests.world import World

CALENDAR = "/api/me/calendar"
REGISTER = "/api/passkeys/register"


@pytest.fixture
def kai(world: World) -> Person:
    return world.person("Kai")


def shared(client: TestClient) -> TestClient:
    assert client.post("/api/session/shared").status_code == 200
    return client


def write_down(client: TestClient, address: str | None) -> Any:
    return client.patch("/api/me", json={"email": address})


@pytest.mark.parametrize("address", ["other@example.org", None])
def test_an_address_that_was_proven_stays(world: World, kai: Person, address: str | None) -> None:
    phone = world.sign_in(kai)
    write_down(phone, "kai@example.org")
    [kept] = world.all(PersonContact)
    kept.proven_at = clock.now()
    world.save(kept)
    answer = write_down(shared(phone), address)
    assert (answer.status_code, answer.json()["code"]) == (409, "shared_phone")
    assert phone.get("/api/me").json()["email_hint"] == "k…@e….org"
    assert phone.patch("/api/me", json={"chosen_name": "Kay"}).status_code == 200, "a name lets nobody in"


def test_nothing_is_written_down_beside_a_phone_of_ones_own(world: World, kai: Person) -> None:
    own, other = world.sign_in(kai), shared(world.sign_in(kai))
    assert write_down(other, "other@example.org").status_code == 409
    assert world.all(PersonContact) == []
    assert write_down(own, "kai@example.org").status_code == 200


def test_who_came_in_here_and_has_no_other_way_back_writes_theirs_down(house: House) -> None:
    phone = house.join(house.invite()["code"], shared_phone=True)
    for typed in ("kay@example.org", "kai@example.org"):  # a slip can be mended while nothing was proven
        assert write_down(phone, typed).status_code == 200


def test_a_calendar_link_is_neither_made_nor_shown_nor_widened(house: House) -> None:
    phone = house.join(house.invite()["code"])
    made = phone.post(CALENDAR, json={"details": False, "whole": False})
    assert made.status_code == 200
    shared(phone)
    for answer in (phone.get(CALENDAR), phone.post(CALENDAR, json={"details": True, "whole": True})):
        assert (answer.status_code, answer.json()["code"]) == (409, "shared_phone")
        assert ".ics" not in answer.text
    for _ in range(2):  # turning it off is right everywhere, and says nothing of what was there
        gone = phone.delete(CALENDAR, headers={"Idempotency-Key": "off"})
        assert (gone.status_code, gone.json()["link"]) == (200, None)


def test_a_code_shown_before_the_phone_was_shared_opens_nothing(world: World, kai: Person) -> None:
    phone = world.sign_in(kai)
    code = phone.post("/api/me/move").json()["code"]
    shared(phone)
    assert world.sign_in().post("/api/session/use-code", json={"kind": "move", "code": code}).status_code == 422


def test_a_passkey_begun_before_the_phone_was_shared_is_not_kept(world: World, kai: Person) -> None:
    phone = world.sign_in(kai)
    began = phone.post(f"{REGISTER}/begin").json()
    shared(phone)
    credential = Authenticator().register(began["options"])
    body = {"ceremony_id": began["ceremony_id"], "name": "Phone", "credential": credential}
    answer = phone.post(f"{REGISTER}/finish", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "shared_phone")
    assert phone.get("/api/me").json()["passkeys"] == 0
