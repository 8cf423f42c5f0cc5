"""Staff roles: given, taken away, stood in for; and they count from that moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from starlette.testclient import TestClient

from api.core import clock
from api.core.audit import AuditRow
from api.notify.models import Notice
from api.people.models import Person
from api.programmes.models import Programme, StaffRole
from tests.world import World


def put(client: TestClient, programme: Programme, person: Person, *roles: str, **more: Any) -> Any:
    return client.put(f"/api/programmes/{programme.id}/staff/{person.id}", json={"roles": list(roles), **more})


def roles_in(answer: Any, person: Person) -> list[list[str]]:
    return [s["roles"] for s in answer.json()["staff"] if s["person_id"] == person.id]


def test_nobody_under_sixteen_becomes_staff(world: World) -> None:
    bridge = world.programme()
    manager, leo = world.sign_in(world.staff(bridge, "manager"), staff=True), world.person("Leo", "13_15")
    world.member(world.group(bridge), leo)
    answer = put(manager, bridge, leo, "worker")
    assert (answer.status_code, answer.json()["code"]) == (409, "too_young")
    assert not [role for role in world.all(StaffRole) if role.person_id == leo.id]


def test_a_young_person_becomes_staff_that_day(world: World) -> None:
    """R8: what they can open changes that day."""
    bridge = world.programme()
    manager, kai = world.staff(bridge, "manager", name="Ana"), world.person()
    world.member(world.group(bridge), kai)
    own = world.sign_in(kai, staff=True)
    path = f"/api/programmes/{bridge.id}"
    assert "create_group" not in own.get(path).json()["can"]
    answer = put(world.sign_in(manager, staff=True), bridge, kai, "worker")
    assert answer.status_code == 200, answer.text
    assert roles_in(answer, kai) == [["worker"]]
    assert "create_group" in own.get(path).json()["can"]
    assert "create_group" not in world.sign_in(kai).get(path).json()["can"]  # their young session stays a young one
    put(world.sign_in(manager, staff=True), bridge, kai)
    assert "create_group" not in own.get(path).json()["can"]
    assert [n.text for n in world.all(Notice) if n.person_id == kai.id] == [
        "You are now worker in Bridge. You need a passkey to use it.",
        "You have no staff role in Bridge any more. Thank you for your work.",
    ]
    acts = [(r.action, r.frm, r.to) for r in world.all(AuditRow)]
    assert ("staff.role_given", None, "worker") in acts and ("staff.role_ended", "worker", None) in acts


def test_roles_are_put_as_a_whole_and_the_same_again_changes_nothing(world: World) -> None:
    bridge = world.programme()
    client, joe = world.sign_in(world.staff(bridge, "manager"), staff=True), world.staff(bridge, "worker")
    assert roles_in(put(client, bridge, joe, "payer", "approver"), joe) == [["approver", "payer"]]
    before = len(world.all(StaffRole)), len(world.all(Notice)), len(world.all(AuditRow))
    assert roles_in(put(client, bridge, joe, "approver", "payer", "payer"), joe) == [["approver", "payer"]]
    assert (len(world.all(StaffRole)), len(world.all(Notice)), len(world.all(AuditRow))) == before


def test_the_last_manager_stays(world: World) -> None:
    bridge = world.programme()
    ana, joe = world.staff(bridge, "manager", name="Ana"), world.staff(bridge, "worker")
    client = world.sign_in(ana, staff=True)
    refused = put(client, bridge, ana, "worker")
    assert (refused.status_code, refused.json()["code"]) == (409, "last_manager")
    until = (clock.today() + timedelta(days=5)).isoformat()
    assert put(client, bridge, ana, "manager", until=until).status_code == 409  # then nobody would be after that day
    assert put(client, bridge, joe, "manager").status_code == 200
    assert put(client, bridge, ana, "worker").status_code == 200
    assert put(client, bridge, joe, "worker").status_code == 403  # Ana manages no more


def test_two_managers_taking_each_other_out_at_once_leave_one(world: World) -> None:
    bridge = world.programme()
    ana, joe = world.staff(bridge, "manager", name="Ana"), world.staff(bridge, "manager", name="Joe")
    pairs = [(world.sign_in(ana, staff=True), joe), (world.sign_in(joe, staff=True), ana)]
    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(lambda pair: put(pair[0], bridge, pair[1]).status_code, pairs))
    assert statuses.count(200) == 1
    open_roles = [r for r in world.all(StaffRole) if r.ended_at is None]
    assert len(open_roles) == 1


def test_a_deputy_holds_the_role_until_the_day(world: World) -> None:
    bridge = world.programme()
    ana, joe = world.staff(bridge, "manager", name="Ana"), world.staff(bridge, "worker")
    until = clock.today() + timedelta(days=3)
    answer = put(world.sign_in(ana, staff=True), bridge, joe, "manager", deputy_for=ana.id, until=until.isoformat())
    assert roles_in(answer, joe) == [["worker"], ["manager"]]
    assert [n.text for n in world.all(Notice)] == [
        f"You stand in for Ana in Bridge as manager, until {clock.day_words(until)}."
    ]
    deputy = world.sign_in(joe, staff=True)
    path = f"/api/programmes/{bridge.id}"
    assert "set_staff_role" in deputy.get(path).json()["can"]
    assert put(deputy, bridge, joe, "manager").status_code == 403  # nobody makes standing in last by themselves
    with time_machine.travel(clock.now() + timedelta(days=3), tick=True):
        assert "set_staff_role" in world.sign_in(joe, staff=True).get(path).json()["can"]
    with time_machine.travel(clock.now() + timedelta(days=5), tick=True):
        later = world.sign_in(joe, staff=True).get(path).json()
        assert "set_staff_role" not in later["can"] and "create_group" in later["can"]
        assert [s["roles"] for s in later["staff"] if s["chosen_name"] == "Joe"] == [["worker"]]


def test_standing_in_ends_by_hand_or_with_the_covered_role(world: World) -> None:
    bridge = world.programme()
    ana, joe = world.staff(bridge, "manager", name="Ana"), world.staff(bridge, "worker", "payer")
    mo = world.staff(bridge, "approver", name="Mo")
    client, until = world.sign_in(ana, staff=True), (clock.today() + timedelta(days=9)).isoformat()
    put(client, bridge, mo, "worker", "payer", deputy_for=joe.id, until=until)
    assert roles_in(put(client, bridge, joe, "worker"), mo) == [["approver"], ["worker"]]  # Joe pays no more
    assert roles_in(put(client, bridge, mo, deputy_for=joe.id), mo) == [["approver"]]
    texts = [n.text for n in world.all(Notice) if n.person_id == joe.id]
    assert texts[0].startswith("Mo stands in for you in Bridge, until ")
    assert texts[-1] == "Mo no longer stands in for you in Bridge."


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"roles": ["worker"], "deputy_for": "self", "until": "2099-01-01"}, "deputy_for"),
        ({"roles": ["manager"], "deputy_for": "joe", "until": "2099-01-01"}, "roles"),
        ({"roles": ["worker"], "deputy_for": "joe"}, "until"),
        ({"roles": ["worker"], "deputy_for": "joe", "until": "2020-01-01"}, "until"),
        ({"roles": ["worker"], "deputy_for": "nobody", "until": "2099-01-01"}, "deputy_for"),
        ({"roles": ["worker"], "until": "2020-01-01"}, "until"),
        ({"roles": ["boss"]}, "roles.0"),
    ],
)
def test_what_is_wrong_with_a_role_is_named(world: World, change: dict[str, Any], field: str) -> None:
    bridge = world.programme()
    client, joe = world.sign_in(world.staff(bridge, "manager"), staff=True), world.staff(bridge, "worker")
    mo = world.staff(bridge, "approver", name="Mo")
    ids = {"self": mo.id, "joe": joe.id, "nobody": "nobody"}
    if "deputy_for" in change:
        change = change | {"deputy_for": ids[change["deputy_for"]]}
    answer = client.put(f"/api/programmes/{bridge.id}/staff/{mo.id}", json=change)
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == [field]


def test_only_people_known_here_become_staff(world: World) -> None:
    bridge, other = world.programme("Bridge"), world.programme("Harbour")
    client = world.sign_in(world.staff(bridge, "manager"), staff=True)
    group = world.group(bridge)
    far = world.person("Far")
    world.member(world.group(other), far)
    asks, gone = world.person("Asks"), world.person("Gone", state="merged")
    world.member(group, asks, state="asked")
    world.member(group, gone)
    for person in (world.person("Stranger"), world.staff(other, "worker"), far, asks, gone):
        assert put(client, bridge, person, "worker").status_code == 404, person.chosen_name
    assert client.put(f"/api/programmes/{bridge.id}/staff/none", json={"roles": []}).status_code == 404


def test_staff_of_the_same_organisation_can_be_brought_in(world: World) -> None:
    bridge = world.programme()
    sister = world.save(
        Programme(organisation_id=bridge.organisation_id, name="Sister", purpose="p", ends_on=bridge.ends_on,
                  made_at=clock.now())
    )  # fmt: skip
    colleague = world.staff(sister, "worker", name="Colleague")
    client = world.sign_in(world.staff(bridge, "manager"), staff=True)
    assert put(client, bridge, colleague, "worker").status_code == 200


def test_only_a_manager_here_gives_roles(world: World) -> None:
    bridge, other = world.programme("Bridge"), world.programme("Harbour")
    kai = world.person()
    world.member(world.group(bridge), kai)
    for role in ("worker", "approver", "payer", "safeguarding"):
        assert put(world.sign_in(world.staff(bridge, role), staff=True), bridge, kai, "worker").status_code == 403
    assert put(world.sign_in(kai), bridge, kai, "manager").status_code == 403
    assert put(world.sign_in(world.staff(other, "manager"), staff=True), bridge, kai, "worker").status_code == 404
    assert put(world.sign_in(world.person()), bridge, kai, "worker").status_code == 404
    assert put(world.sign_in(), bridge, kai, "worker").status_code == 401
