"""Making, reading and changing a programme, over HTTP."""

from datetime import date, timedelta
from typing import Any

import pytest

from api.core import clock
from api.core.audit import AuditRow
from api.notify.models import Notice
from api.programmes.models import Organisation, Programme, ProgrammeContact, StaffRole
from tests.world import World

SOON = (clock.today() + timedelta(days=200)).isoformat()
JOE = {"name": "Joe", "what_for": "Anything", "phone": "07700 900123"}
NEW = {"name": "Harbour", "purpose": "Make films.", "ends_on": SOON, "contacts": [JOE]}


def etag(version: int) -> dict[str, str]:
    return {"if-match": f'"{version}"'}


def test_a_manager_makes_a_programme_in_their_organisation_and_manages_it(world: World) -> None:
    bridge = world.programme()
    manager = world.staff(bridge, "manager", name="Ana")
    client = world.sign_in(manager, staff=True)
    answer = client.post("/api/programmes", json=NEW)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["name"], made["ends_on"], made["version"]) == ("Harbour", SOON, 1)
    assert made["organisation"] == "Bridge organisation"
    assert [s["chosen_name"] for s in made["staff"]] == ["Ana"]
    assert made["staff"][0]["roles"] == ["manager"]
    assert made["contacts"][0]["phone"] == "07700 900123"
    assert "update_programme" in made["can"] and "set_staff_role" in made["can"]
    assert client.get(f"/api/programmes/{made['id']}").json()["id"] == made["id"]
    assert {r.action for r in world.all(AuditRow)} == {"programme.created", "staff.role_given"}


def test_the_same_making_sent_twice_makes_one(world: World) -> None:
    client = world.sign_in(world.staff(world.programme(), "manager"), staff=True)
    keyed = {"idempotency-key": "k1"}
    first = client.post("/api/programmes", json=NEW, headers=keyed)
    second = client.post("/api/programmes", json=NEW, headers=keyed)
    assert first.json() == second.json()
    assert len(world.all(Programme)) == 2


@pytest.mark.parametrize("roles", [("worker",), ("approver", "payer", "safeguarding"), ()])
def test_nobody_but_a_manager_makes_a_programme(world: World, roles: tuple[str, ...]) -> None:
    person = world.staff(world.programme(), *roles)
    assert world.sign_in(person, staff=True).post("/api/programmes", json=NEW).status_code == 403
    assert world.sign_in().post("/api/programmes", json=NEW).status_code == 401


def test_a_manager_without_a_passkey_session_is_nobody_special(world: World) -> None:
    manager = world.staff(world.programme(), "manager")
    assert world.sign_in(manager).post("/api/programmes", json=NEW).status_code == 403


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends_on": clock.today().isoformat()}, "ends_on"),
        ({"ends_on": "2099-01-01"}, "ends_on"),
        ({"ends_on": "soon"}, "ends_on"),
        ({"name": "  "}, "name"),
        ({"name": "a\0b"}, "name"),
        ({"contacts": [{"name": "Joe", "what_for": "Money"}]}, "contacts.0.phone"),
        ({"contacts": [{**JOE, "email": "not an address"}]}, "contacts.0.email"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_wrong_is_named_by_field(world: World, change: dict[str, Any], field: str) -> None:
    client = world.sign_in(world.staff(world.programme(), "manager"), staff=True)
    answer = client.post("/api/programmes", json=NEW | change)
    assert answer.status_code == 422
    assert field in answer.json()["fields"]
    assert len(world.all(Programme)) == 1


def test_who_manages_for_two_organisations_says_which_one(world: World) -> None:
    one, two = world.programme("Bridge"), world.programme("Harbour")
    manager = world.staff(one, "manager")
    world.save(StaffRole(programme_id=two.id, person_id=manager.id, role="manager", made_at=clock.now()))
    client = world.sign_in(manager, staff=True)
    assert "organisation_id" in client.post("/api/programmes", json=NEW).json()["fields"]
    chosen = client.post("/api/programmes", json=NEW | {"organisation_id": two.organisation_id})
    assert chosen.json()["organisation"] == "Harbour organisation"
    other = world.save(Organisation(name="Elsewhere"))
    assert client.post("/api/programmes", json=NEW | {"organisation_id": other.id}).status_code == 422


def test_who_may_read_a_programme(world: World) -> None:
    bridge, other = world.programme("Bridge"), world.programme("Harbour")
    group = world.group(bridge)
    path = f"/api/programmes/{bridge.id}"
    joe = world.staff(bridge, "worker")

    def status(person: Any, staff: bool = False) -> int:
        return world.sign_in(person, staff=staff).get(path).status_code

    assert status(joe, staff=True) == 200
    assert status(joe) == 404  # a lost phone without a passkey opens nothing
    assert status(world.staff(other, "manager"), staff=True) == 404
    assert status(world.person("Stranger")) == 404
    assert status(None) == 401
    for state, expected in [("new", 200), ("active", 200), ("resting", 200), ("graduated", 200),
                            ("asked", 404), ("waiting_for_consent", 404), ("left", 404), ("removed", 404)]:  # fmt: skip
        person = world.person(state)
        world.member(group, person, state=state)
        assert status(person) == expected, state
    assert world.sign_in(joe, staff=True).get("/api/programmes/nothing").status_code == 404


def test_young_people_see_who_works_here_but_not_who_stands_in(world: World) -> None:
    bridge = world.programme()
    joe, ana = world.staff(bridge, "worker", name="Joe"), world.staff(bridge, "manager", name="Ana")
    until = clock.today() + timedelta(days=3)
    world.save(StaffRole(programme_id=bridge.id, person_id=ana.id, role="worker", deputy_for=joe.id, until=until,
                         made_at=clock.now()))  # fmt: skip
    kai = world.person()
    world.member(world.group(bridge), kai)
    seen = world.sign_in(kai).get(f"/api/programmes/{bridge.id}").json()
    assert [(s["chosen_name"], s["roles"], s["deputy_for"], s["until"]) for s in seen["staff"]] == [
        ("Joe", ["worker"], None, None), ("Ana", ["worker", "manager"], None, None),
    ]  # fmt: skip
    assert seen["can"] == ["propose_group"]
    whole = world.sign_in(ana, staff=True).get(f"/api/programmes/{bridge.id}").json()
    assert [(s["chosen_name"], s["roles"], s["until"]) for s in whole["staff"]] == [
        ("Joe", ["worker"], None), ("Ana", ["manager"], None), ("Ana", ["worker"], until.isoformat()),
    ]  # fmt: skip
    assert whole["staff"][2]["deputy_for"] == {"person_id": joe.id, "name": "Joe"}


def test_contacts_are_replaced_as_a_list_in_their_order(world: World) -> None:
    bridge = world.programme()
    client = world.sign_in(world.staff(bridge, "manager"), staff=True)
    path = f"/api/programmes/{bridge.id}"
    maya = {"name": "Maya", "what_for": "Worries", "email": "maya@example.org", "hours": "Mon to Fri"}
    first = client.patch(path, json={"contacts": [JOE, maya]}, headers=etag(1)).json()
    assert [c["name"] for c in first["contacts"]] == ["Joe", "Maya"]
    second = client.patch(path, json={"contacts": [maya]}, headers=etag(2)).json()
    assert [c["name"] for c in second["contacts"]] == ["Maya"]
    assert len(world.all(ProgrammeContact)) == 1
    third = client.patch(path, json={"name": "Bridges", "second_look": True}, headers=etag(3)).json()
    assert (third["name"], third["second_look"], third["version"]) == ("Bridges", True, 4)
    assert [c["name"] for c in third["contacts"]] == ["Maya"]  # not sent: stays


def test_an_edit_of_an_older_version_shows_both(world: World) -> None:
    bridge = world.programme()
    client = world.sign_in(world.staff(bridge, "manager"), staff=True)
    path = f"/api/programmes/{bridge.id}"
    assert client.patch(path, json={"name": "Mine"}, headers=etag(1)).status_code == 200
    stale = client.patch(path, json={"name": "Theirs"}, headers=etag(1))
    assert stale.status_code == 412
    assert stale.json()["current"]["name"] == "Mine"
    assert client.patch(path, json={"name": "Blind"}).status_code == 422
    assert world.all(Programme)[0].name == "Mine"


def test_a_moved_end_is_told_to_everybody_but_who_moved_it(world: World) -> None:
    bridge = world.programme()
    manager, joe = world.staff(bridge, "manager", name="Ana"), world.staff(bridge, "worker")
    group = world.group(bridge)
    told = {joe.id}
    for state in ("asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left", "removed"):
        person = world.person(state)
        world.member(group, person, state=state)
        told |= {person.id} if state not in ("left", "removed") else set()
    world.member(group, manager)  # somebody who is both is told once, or not at all when it is their own act
    world.member(group, joe)
    client = world.sign_in(manager, staff=True)
    path = f"/api/programmes/{bridge.id}"
    same = client.patch(path, json={"ends_on": bridge.ends_on.isoformat()}, headers=etag(1))
    assert same.status_code == 200 and world.all(Notice) == []
    day = clock.today() + timedelta(days=60)
    client.patch(path, json={"ends_on": day.isoformat()}, headers=etag(2))
    notices = world.all(Notice)
    assert sorted(n.person_id for n in notices) == sorted(told)
    assert {n.text for n in notices} == {
        f"Bridge now runs until {clock.day_words(day)}. We say it now so nobody finds out late."
    }
    moved = [r for r in world.all(AuditRow) if r.action == "programme.end_moved"]
    assert [(r.frm, r.to) for r in moved] == [(bridge.ends_on.isoformat(), day.isoformat())]


def test_an_end_in_the_past_is_refused_and_nobody_is_told(world: World) -> None:
    bridge = world.programme()
    client = world.sign_in(world.staff(bridge, "manager"), staff=True)
    answer = client.patch(f"/api/programmes/{bridge.id}", json={"ends_on": "2020-01-01"}, headers=etag(1))
    assert answer.status_code == 422 and "ends_on" in answer.json()["fields"]
    assert world.all(Notice) == [] and world.all(Programme)[0].version == 1


def test_a_programme_that_is_over_can_still_change_its_contacts(world: World) -> None:
    bridge = world.programme(ends_on=date(2020, 1, 1))
    client = world.sign_in(world.staff(bridge, "manager"), staff=True)
    assert client.patch(f"/api/programmes/{bridge.id}", json={"contacts": [JOE]}, headers=etag(1)).status_code == 200


def test_only_a_manager_of_this_programme_changes_it(world: World) -> None:
    bridge, other = world.programme("Bridge"), world.programme("Harbour")
    kai = world.person()
    world.member(world.group(bridge), kai)
    path, edit = f"/api/programmes/{bridge.id}", {"json": {"name": "X"}, "headers": etag(1)}
    expected = {"worker": 403, "approver": 403, "payer": 403, "safeguarding": 403, "manager": 200}
    for role, status in expected.items():
        client = world.sign_in(world.staff(bridge, role), staff=True)
        assert client.patch(path, **edit).status_code == status, role
    assert world.sign_in(kai).patch(path, **edit).status_code == 403
    assert world.sign_in(world.staff(other, "manager"), staff=True).patch(path, **edit).status_code == 404
    assert world.sign_in(world.person("Stranger")).patch(path, **edit).status_code == 404
    assert world.sign_in().patch(path, **edit).status_code == 401
