"""A new way in: one worker for a young person, two people for staff, nobody for people of other programmes."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from starlette.testclient import TestClient

from api.core import clock
from api.doors.models import NewLink
from api.notify.models import Notice
from api.people.models import Person
from tests.doors.authenticator import Authenticator
from tests.doors.conftest import House, at_once, enrol, token


@pytest.fixture
def kai(house: House) -> Person:
    person = house.world.person("Kai")
    house.world.member(house.group, person)
    return person


def ask(client: TestClient, house: House, person: Person, **more: Any) -> Any:
    body = {"programme_id": house.programme.id, "seen_them": True} | more
    return client.post(f"/api/people/{person.id}/new-link", json=body)


def accept(client: TestClient, secret: str) -> Any:
    return client.post("/api/invites/accept", json={"secret": secret})


def staff(house: House, name: str, *roles: str) -> tuple[Person, TestClient]:
    person = house.world.staff(house.programme, *roles, name=name)
    return person, house.world.sign_in(person, staff=True)


def test_one_worker_who_saw_them_is_enough_for_a_young_person(house: House, kai: Person) -> None:
    old_phone = house.world.sign_in(kai)
    made = ask(house.as_worker(), house, kai).json()
    assert made["state"] == "ready" and len(made["code"]) == 8 and "<svg" in made["qr_svg"]
    page = house.client().post("/api/invites/read", json={"secret": token(made)}).json()
    assert (page["kind"], page["invited_by"], page["group"]) == ("new_link", "Joe", None)
    assert page["needs"] == {"age_band": False, "chosen_name": False}
    phone = house.client()
    assert accept(phone, made["code"]).json()["id"] == kai.id
    assert old_phone.get("/api/me").status_code == 200, "nothing else ends"
    assert accept(house.client(), made["code"]).status_code == 409, "once"
    told = sorted((n.person_id, n.message) for n in house.world.all(Notice))
    assert told == [(kai.id, "new_link_made"), (kai.id, "new_phone")]


def test_it_lasts_a_day_and_a_newer_one_ends_the_older(house: House, kai: Person) -> None:
    worker = house.as_worker()
    first, second = (ask(worker, house, kai).json() for _ in range(2))
    assert accept(house.client(), token(first)).status_code == 409
    with time_machine.travel(clock.now() + timedelta(hours=24, minutes=1)):
        assert accept(house.client(), token(second)).status_code == 409


def test_nothing_of_it_lies_readable(house: House, kai: Person) -> None:
    made = ask(house.as_worker(), house, kai).json()
    kept = str([row.model_dump() for row in house.world.all(NewLink)])
    assert token(made) not in kept and made["code"] not in kept


def test_the_worker_says_that_they_saw_them(house: House, kai: Person) -> None:
    assert ask(house.as_worker(), house, kai, seen_them=False).status_code == 422


@pytest.mark.parametrize(("role", "status"), [("worker", 200), ("manager", 200), ("safeguarding", 200), ("payer", 403),
                                              ("approver", 403)])  # fmt: skip
def test_who_makes_links_for_young_people(house: House, kai: Person, role: str, status: int) -> None:
    assert ask(staff(house, "Sam", role)[1], house, kai).status_code == status


def test_leads_members_and_staff_of_elsewhere_make_none(house: House, kai: Person) -> None:
    assert ask(house.as_lead(), house, kai).status_code == 403
    assert ask(house.client(), house, kai).status_code == 401
    other = house.world.programme("Other")
    outsider = house.world.sign_in(house.world.staff(other, "worker"), staff=True)
    assert ask(outsider, house, kai).status_code == 404
    assert ask(outsider, house, kai, programme_id=other.id).status_code == 404
    assert ask(house.as_worker(), house, house.world.person("Nobody here")).status_code == 404
    weak = house.world.sign_in(house.worker)
    assert ask(weak, house, kai).status_code == 403, "without a passkey a role opens nothing"


def test_lost_staff_passkey_takes_two_different_people(house: House) -> None:
    lost, _ = staff(house, "Lost", "worker")
    first, second = house.as_worker(), staff(house, "Ruth", "safeguarding")[1]
    waiting = ask(first, house, lost).json()
    assert (waiting["state"], waiting["link"], waiting["code"]) == ("waiting_for_second", None, None)
    assert ask(first, house, lost).json()["state"] == "waiting_for_second", "the same person twice is one person"
    made = ask(second, house, lost).json()
    assert made["state"] == "ready" and ask(first, house, lost).json()["link"] == made["link"]
    phone = house.client()
    assert accept(phone, token(made)).json()["needs_passkey"] is True
    assert enrol(phone, Authenticator()).status_code == 200
    assert phone.get("/api/me").json()["faces"] == ["staff"]


def test_nobody_helps_themselves(house: House) -> None:
    lost, own = staff(house, "Lost", "worker")
    assert ask(own, house, lost).status_code == 403
    ask(house.as_worker(), house, lost)
    assert ask(own, house, lost).status_code == 403


def test_the_second_has_a_day(house: House) -> None:
    lost, _ = staff(house, "Lost", "worker")
    ask(house.as_worker(), house, lost)
    with time_machine.travel(clock.now() + timedelta(hours=24, minutes=1)):
        late = house.world.sign_in(house.world.staff(house.programme, "manager", name="Ruth"), staff=True)
        assert ask(late, house, lost).json()["state"] == "waiting_for_second"


def test_a_link_one_worker_made_elsewhere_lets_nobody_enrol_a_staff_passkey(house: House) -> None:
    """Sam is a member here and staff in another programme: a worker here must not open that one."""
    sam = house.world.staff(house.world.programme("Other"), "manager", name="Sam")
    house.world.member(house.group, sam)
    phone = house.client()
    assert accept(phone, token(ask(house.as_worker(), house, sam).json())).json()["needs_passkey"] is True
    assert phone.post("/api/passkeys/register/begin").json()["code"] == "passkey_first"


def test_staff_links_need_a_phone_of_ones_own(house: House) -> None:
    lost, _ = staff(house, "Lost", "worker")
    ask(house.as_worker(), house, lost)
    made = ask(staff(house, "Ruth", "manager")[1], house, lost).json()
    body = {"secret": token(made), "shared_phone": True}
    assert house.client().post("/api/invites/accept", json=body).json()["code"] == "shared_phone"


def test_a_link_used_at_once_opens_once(house: House, kai: Person) -> None:
    secret = token(ask(house.as_worker(), house, kai).json())
    clients = [house.client() for _ in range(4)]
    answers = at_once(*[lambda c=c: accept(c, secret) for c in clients])
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]


def test_two_workers_at_once_leave_one_open_link(house: House, kai: Person) -> None:
    workers = [staff(house, f"W{n}", "worker")[1] for n in range(3)]
    answers = at_once(*[lambda w=w: ask(w, house, kai) for w in workers])
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len([row for row in house.world.all(NewLink) if row.ended_at is None]) == 1


def test_a_replay_shows_the_same_link(house: House, kai: Person) -> None:
    worker, key = house.as_worker(), {"Idempotency-Key": "k"}
    body = {"programme_id": house.programme.id, "seen_them": True}
    first = worker.post(f"/api/people/{kai.id}/new-link", json=body, headers=key)
    again = worker.post(f"/api/people/{kai.id}/new-link", json=body, headers=key)
    assert first.json() == again.json()
    accept(house.client(), token(first.json()))
    assert worker.post(f"/api/people/{kai.id}/new-link", json=body, headers=key).status_code == 409
