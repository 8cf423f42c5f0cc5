"""Passkeys with a phone in software: enrolling, signing in, and everything that must not work."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import select
from starlette.testclient import TestClient

from api.core import clock
from api.core.sessions import LoginSession
from api.doors import guard
from api.doors.jobs import forget_codes
from api.doors.models import Passkey, PasskeyCeremony
from api.people.models import Person
from api.programmes.models import StaffRole
from tests.doors.authenticator import Authenticator
from tests.doors.conftest import House, enrol, sign_in_by, token
from tests.world import World

REGISTER, SIGN_IN = "/api/passkeys/register", "/api/passkeys/sign-in"


def staff_invite(house: House, role: str = "worker") -> str:
    manager = house.world.sign_in(house.world.staff(house.programme, "manager", name="Ruth"), staff=True)
    made = manager.post(f"/api/programmes/{house.programme.id}/staff-invites", json={"role": role})
    assert made.status_code == 200 and made.json()["max_uses"] == 1
    return token(made.json())


def newcomer(house: House, name: str = "Sam") -> TestClient:
    client = house.client()
    answer = client.post("/api/invites/accept", json={"secret": staff_invite(house), "chosen_name": name})
    assert answer.status_code == 200, answer.text
    return client


def test_a_young_person_signs_in_with_a_finger_next_time(world: World) -> None:
    kai, keeper = world.person("Kai"), Authenticator()
    phone = world.sign_in(kai)
    begun = phone.post(f"{REGISTER}/begin").json()["options"]
    assert begun["rp"] == {"name": "Linkup", "id": "localhost"}
    assert begun["authenticatorSelection"]["userVerification"] == "required"
    assert begun["authenticatorSelection"]["residentKey"] == "required"
    made = enrol(phone, keeper, "Blue phone")
    assert made.status_code == 200 and made.json()["name"] == "Blue phone"
    other = world.sign_in()
    answer = sign_in_by(other, keeper)
    assert answer.json()["chosen_name"] == "Kai" and answer.json()["session"]["kind"] == "young"
    assert other.get("/api/me").json()["passkeys"] == 1
    assert other.get("/api/me/devices").json()["passkeys"][0]["name"] == "Blue phone"


def test_staff_work_opens_only_once_a_passkey_is_enrolled(house: House) -> None:
    client = newcomer(house)
    me = client.get("/api/me").json()
    assert (me["needs_passkey"], me["faces"], me["session"]["kind"]) == (True, [], "young")
    assert [programme["roles"] for programme in me["programmes"]] == [[]]
    people = f"/api/programmes/{house.programme.id}/people"
    assert client.get(people).status_code == 404
    assert enrol(client, Authenticator()).status_code == 200
    me = client.get("/api/me").json()
    assert (me["needs_passkey"], me["faces"], me["session"]["kind"]) == (False, ["staff"], "staff")
    assert me["programmes"][0]["roles"] == ["worker"] and client.get(people).status_code == 200
    row = next(row for row in house.world.all(LoginSession) if row.id == me["session"]["id"])
    assert row.expires_at <= clock.now() + timedelta(hours=12) and row.generation == 2


def test_a_staff_passkey_opens_staff_work_and_a_role_that_ended_closes_it(house: House) -> None:
    keeper = Authenticator()
    enrol(newcomer(house), keeper)
    assert sign_in_by(house.client(), keeper).json()["faces"] == ["staff"]

    def end(session: Any) -> None:
        for role in session.exec(select(StaffRole).where(StaffRole.role == "worker")):
            role.ended_at = clock.now()

    house.world.db.run_now(end)
    me = sign_in_by(house.client(), keeper).json()
    assert (me["session"]["kind"], me["programmes"]) == ("young", [])


def test_a_young_passkey_never_becomes_a_staff_one(house: House) -> None:
    """Enrolled while she was a member only: whoever held that phone then must not become staff by it."""
    ana, old, new = house.world.person("Ana"), Authenticator(), Authenticator()
    house.world.member(house.group, ana)
    phone = house.world.sign_in(ana)
    enrol(phone, old)
    assert phone.post("/api/invites/accept", json={"secret": staff_invite(house)}).status_code == 200
    weak = sign_in_by(house.client(), old).json()
    assert (weak["session"]["kind"], weak["needs_passkey"]) == ("young", True)
    assert enrol(phone, new).status_code == 200
    assert sign_in_by(house.client(), new).json()["session"]["kind"] == "staff"


def test_staff_who_came_in_by_a_weaker_door_cannot_enrol(house: House) -> None:
    sam = house.world.staff(house.programme, "worker", name="Sam")
    weak = house.world.sign_in(sam)
    answer = weak.post(f"{REGISTER}/begin")
    assert (answer.status_code, answer.json()["code"]) == (403, "passkey_first")
    strong = house.world.sign_in(sam, staff=True)
    assert enrol(strong, Authenticator()).status_code == 200


def test_the_leave_to_enrol_ends_after_a_day(house: House) -> None:
    client = newcomer(house)
    with time_machine.travel(clock.now() + timedelta(hours=24, minutes=1)):
        client.post("/api/session/renew")
        assert client.post(f"{REGISTER}/begin").status_code == 403


def test_staff_do_not_come_in_on_a_shared_phone(house: House) -> None:
    body = {"secret": staff_invite(house), "chosen_name": "Sam", "shared_phone": True}
    answer = house.client().post("/api/invites/accept", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "shared_phone")


def test_a_shared_phone_keeps_no_passkey(house: House) -> None:
    client = house.join(token(house.invite()), shared_phone=True)
    assert client.post(f"{REGISTER}/begin").json()["code"] == "shared_phone"
    assert "passkey_register_begin" not in client.get("/api/me").json()["can"]


@pytest.mark.parametrize(
    "changed",
    [{"verifies": False}, {"origin": "https://elsewhere.example"}, {"origin": "http://localhost:9999"},
     {"rp_id": "elsewhere.example"}],
)  # fmt: skip
def test_an_answer_that_proves_too_little_is_refused_both_times(world: World, changed: dict[str, Any]) -> None:
    phone, keeper = world.sign_in(world.person("Kai")), Authenticator()
    assert enrol(phone, Authenticator(**changed)).status_code == 422
    enrol(phone, keeper)
    for name, value in changed.items():
        setattr(keeper, name, value)
    answer = sign_in_by(world.sign_in(), keeper)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_passkey")


def test_a_challenge_is_good_once_five_minutes_and_for_its_own_purpose(world: World) -> None:
    phone, keeper = world.sign_in(world.person("Kai")), Authenticator()
    enrol(phone, keeper)
    nobody = world.sign_in()
    begun = nobody.post(f"{SIGN_IN}/begin").json()
    body = {"ceremony_id": begun["ceremony_id"], "credential": keeper.sign_in(begun["options"])}
    assert nobody.post(f"{SIGN_IN}/finish", json=body).status_code == 200
    assert world.sign_in().post(f"{SIGN_IN}/finish", json=body).status_code == 422
    late = nobody.post(f"{SIGN_IN}/begin").json()
    body = {"ceremony_id": late["ceremony_id"], "credential": keeper.sign_in(late["options"])}
    with time_machine.travel(clock.now() + timedelta(minutes=5, seconds=1)):
        assert nobody.post(f"{SIGN_IN}/finish", json=body).status_code == 422
        world.db.run_now(forget_codes)
    assert world.all(PasskeyCeremony) == []
    other = phone.post(f"{REGISTER}/begin").json()
    body = {"ceremony_id": other["ceremony_id"], "credential": keeper.sign_in(other["options"])}
    assert nobody.post(f"{SIGN_IN}/finish", json=body).status_code == 422


def test_a_challenge_given_to_one_session_is_no_use_to_another(world: World) -> None:
    phone, thief = world.sign_in(world.person("Kai")), world.sign_in(world.person("Ana"))
    begun, keeper = phone.post(f"{REGISTER}/begin").json(), Authenticator()
    body = {"ceremony_id": begun["ceremony_id"], "credential": keeper.register(begun["options"]), "name": "Mine"}
    assert thief.post(f"{REGISTER}/finish", json=body).status_code == 422
    assert phone.post(f"{REGISTER}/finish", json=body).status_code == 200
    again = thief.post(f"{REGISTER}/begin").json()
    body = {"ceremony_id": again["ceremony_id"], "credential": keeper.register(again["options"]), "name": "Mine"}
    assert thief.post(f"{REGISTER}/finish", json=body).status_code == 422, "one passkey, one person"


def test_a_copied_passkey_whose_counter_stands_still_is_refused(world: World) -> None:
    keeper = Authenticator()
    enrol(world.sign_in(world.person("Kai")), keeper)
    assert sign_in_by(world.sign_in(), keeper).status_code == 200
    keeper.count -= 1
    assert sign_in_by(world.sign_in(), keeper).status_code == 422


@pytest.mark.parametrize(
    "credential",
    [{}, {"id": "x\0y"}, {"id": "\ud800"}, {"id": 7}, {"id": "a" * 5000}, {"id": "abc", "rawId": [], "response": 1}],
)
def test_nonsense_is_refused_and_counted(world: World, credential: dict[str, Any]) -> None:
    nobody = world.sign_in()
    ceremony = nobody.post(f"{SIGN_IN}/begin").json()["ceremony_id"]
    body = json.dumps({"ceremony_id": ceremony, "credential": credential})
    answer = nobody.post(f"{SIGN_IN}/finish", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_passkey")


def test_too_many_bad_tries_are_stopped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PASSKEY", guard.PASSKEY._replace(per_network=2))
    monkeypatch.setattr(guard, "CHALLENGE", guard.CHALLENGE._replace(per_network=4))
    nobody = world.sign_in()
    for _ in range(2):
        assert sign_in_by(nobody, Authenticator()).status_code == 422
    assert nobody.post(f"{SIGN_IN}/finish", json={"ceremony_id": "x", "credential": {}}).status_code == 429


def test_challenges_do_not_pile_up_without_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "CHALLENGE", guard.CHALLENGE._replace(per_network=3))
    statuses = [world.sign_in().post(f"{SIGN_IN}/begin").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]


def test_forgetting_a_passkey_and_keeping_the_last_one_of_staff(house: House) -> None:
    first, second = Authenticator(), Authenticator()
    client = newcomer(house)
    enrol(client, first)
    key = house.world.all(Passkey)[0]
    answer = client.delete(f"/api/me/devices/{key.id}")
    assert (answer.status_code, answer.json()["code"]) == (409, "last_passkey")
    enrol(client, second)
    weak = house.world.sign_in(_person(house, key.person_id))
    assert weak.delete(f"/api/me/devices/{key.id}").status_code == 403
    assert client.delete(f"/api/me/devices/{key.id}").status_code == 204
    assert sign_in_by(house.client(), first).status_code == 422
    assert sign_in_by(house.client(), second).status_code == 200


def _person(house: House, person_id: str) -> Person:
    return next(person for person in house.world.all(Person) if person.id == person_id)
