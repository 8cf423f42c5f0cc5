"""Doors that must stay shut, also for somebody who knows the house well."""

from __future__ import annotations

import pytest

from api.core import clock
from api.core.audit import AuditRow
from api.core.idempotency import IdempotencyRow
from api.core.ids import digest
from api.core.limits import LimitCounter
from api.doors import guard
from api.doors.models import Invite
from api.people.models import Person
from api.programmes.models import Programme, StaffRole
from tests.doors.conftest import House, token
from tests.world import World


def remove(house: House, person: Person) -> None:
    path = f"/api/groups/{house.group.id}/people/{person.id}/remove"
    assert house.as_worker().post(path, json={"reason": "They hurt somebody."}).status_code == 200


def test_who_was_removed_does_not_come_back_by_a_door_they_opened(house: House) -> None:
    """They know its link and code, and nobody asks a new account who it was before."""
    theirs, staffs = house.invite(house.as_lead(), role="co_lead"), house.invite()
    remove(house, house.lead)
    for secret in (token(theirs), theirs["code"]):
        body = {"secret": secret, "age_band": "18_24", "chosen_name": "Not Maya"}
        over = house.client().post("/api/invites/accept", json=body)
        assert (over.status_code, over.json().get("state", "")) == (409, "revoked")
    rows = {row.id: row for row in house.world.all(Invite)}
    assert rows[theirs["id"]].sealed_secret is None
    assert rows[staffs["id"]].revoked_at is None
    assert [row.object_id for row in house.world.all(AuditRow) if row.action == "invite.revoke"] == [theirs["id"]]


def test_a_staff_role_is_no_way_around_the_two_yeses(house: House) -> None:
    manager = house.world.staff(house.programme, "manager", name="Ruth")
    path = f"/api/programmes/{house.programme.id}/staff-invites"
    made = house.world.sign_in(manager, staff=True).post(path, json={"role": "worker"}).json()
    young = house.world.person("Yo", "13_15")
    house.world.member(house.group, young, state="waiting_for_consent")
    new = {"secret": token(made), "age_band": "13_15", "chosen_name": "Yo"}
    for client, body in ((house.world.sign_in(young), {"secret": token(made)}), (house.client(), new)):
        answer = client.post("/api/invites/accept", json=body)
        assert (answer.status_code, answer.json()["code"]) == (409, "too_young")
    assert {role.person_id for role in house.world.all(StaffRole)} == {manager.id, house.worker.id}
    assert house.client().post("/api/invites/accept", json=new | {"age_band": "16_17"}).status_code == 200


def staff_of(world: World, person: Person, programme: Programme, role: str = "worker") -> None:
    world.save(StaffRole(programme_id=programme.id, person_id=person.id, role=role, made_at=clock.now()))


@pytest.mark.parametrize("knows_both", ["nobody", "first", "second", "no other staff there"])
def test_two_people_of_one_programme_do_not_open_another_ones(house: House, knows_both: str) -> None:
    """A staff link opens everything its person may do, so somebody from each of their programmes is one of the two."""
    world, here, there = house.world, house.programme, world_programme(house)
    lost = world.staff(here, "worker", name="Vic")
    staff_of(world, lost, there, "manager")
    if knows_both != "no other staff there":
        world.staff(there, "worker", name="Kim")
    first, second = house.worker, world.staff(here, "payer", name="Priya")
    for who, person in (("first", first), ("second", second)):
        if knows_both == who:
            staff_of(world, person, there)
    ask = {"programme_id": here.id, "seen_them": True}
    path = f"/api/people/{lost.id}/new-link"
    assert world.sign_in(first, staff=True).post(path, json=ask).json()["state"] == "waiting_for_second"
    answer = world.sign_in(second, staff=True).post(path, json=ask)
    if knows_both == "nobody":
        assert (answer.status_code, answer.json()["code"]) == (409, "elsewhere")
    else:
        assert (answer.status_code, answer.json()["state"]) == (200, "ready")


def world_programme(house: House) -> Programme:
    return house.world.programme("Northside")


def test_a_copy_of_the_database_opens_no_door(house: House) -> None:
    """A code that can be said aloud is short enough to try them all: nothing is kept that tells when one is right."""
    made = house.invite()
    body = {"secret": made["code"], "age_band": "18_24", "chosen_name": "Kai"}
    key = {"Idempotency-Key": "k1"}
    client = house.client()
    first = client.post("/api/invites/accept", json=body, headers=key)
    assert first.status_code == 200
    kept = house.world.all(IdempotencyRow)
    assert len(kept) == 1 and kept[0].scope != digest(made["code"])
    assert digest(f"/api/invites/accept?\0{first.request.content.decode()}") != kept[0].body
    again = client.post("/api/invites/accept", json=body, headers=key)
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])


def test_strangers_who_send_bad_passkeys_stop_themselves_and_nobody_else(house: House) -> None:
    """A signature is not to be guessed, so counting everybody's together would only shut staff out."""
    bad = {"ceremony_id": "x", "credential": {"id": "x"}}
    for _ in range(guard.PASSKEY.per_network):
        assert house.client().post("/api/passkeys/sign-in/finish", json=bad).status_code == 422
    assert house.client().post("/api/passkeys/sign-in/finish", json=bad).status_code == 429
    assert house.client().post("/api/passkeys/sign-in/begin").status_code == 429
    assert {row.name for row in house.world.all(LimitCounter)} == {"passkey_here"}
