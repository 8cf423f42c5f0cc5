"""Handing over the lead, co-leads, and that a group keeps a lead."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from api.core.audit import AuditRow
from api.groups.models import Membership
from api.notify.models import Notice
from api.people.models import Person
from tests.groups.scene import Scene
from tests.world import World


def hand(scene: Scene, by: Person | None, to: Person | str, stay_as: str = "member", **headers: str) -> Any:
    body = {"to_person_id": to if isinstance(to, str) else to.id, "stay_as": stay_as}
    return scene.client(by).post(f"{scene.path}/lead", json=body, headers=headers)


def roles(scene: Scene) -> dict[str, str]:
    names = {scene.ana.id: "Ana", scene.mo.id: "Mo", scene.kai.id: "Kai"}
    return {names[m.person_id]: m.role for m in scene.world.all(Membership) if m.person_id in names}


@pytest.mark.parametrize("stay_as", ["member", "co_lead"])
def test_the_lead_goes_to_somebody_who_takes_part(world: World, stay_as: str) -> None:
    scene = Scene(world)
    answer = hand(scene, scene.ana, scene.kai, stay_as)
    assert answer.status_code == 200, answer.text
    assert roles(scene) == {"Ana": stay_as, "Mo": "co_lead", "Kai": "lead"}
    assert answer.json()["my"]["role"] == stay_as
    assert [(n.person_id, n.text) for n in world.all(Notice)] == [(scene.kai.id, "You now lead Kitchen Vibes.")]
    steps = [(r.frm, r.to) for r in world.all(AuditRow) if r.action == "membership.role"]
    assert steps == [("member", "lead"), ("lead", stay_as)]
    assert scene.client(scene.kai).get(scene.path).json()["led_by"][0] == "Kai"
    assert hand(scene, scene.ana, scene.mo).status_code == 403  # hers no more


def test_a_lost_answer_is_no_second_hand_over(world: World) -> None:
    scene = Scene(world)
    keyed = {"idempotency-key": "k"}
    first, second = (hand(scene, scene.ana, scene.kai, **keyed) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert len(world.all(Notice)) == 1


def test_staff_hand_over_for_a_lead_and_tell_both(world: World) -> None:
    scene = Scene(world)
    assert hand(scene, scene.joe, scene.mo, "co_lead").status_code == 200
    assert roles(scene) == {"Ana": "co_lead", "Mo": "lead", "Kai": "member"}
    assert {(n.person_id, n.text) for n in world.all(Notice)} == {
        (scene.mo.id, "You now lead Kitchen Vibes."),
        (scene.ana.id, "Mo now leads Kitchen Vibes. Thank you for leading it."),
    }


def test_a_group_without_a_lead_gets_one_from_staff(world: World) -> None:
    scene = Scene(world)
    group = world.group(scene.bridge, "Leaderless")
    world.member(group, scene.kai)
    path = f"/api/groups/{group.id}/lead"
    answer = scene.client(scene.joe).post(path, json={"to_person_id": scene.kai.id})
    assert answer.json()["led_by"] == ["Kai"]


def test_who_cannot_lead(world: World) -> None:
    scene = Scene(world)
    for state in ("asked", "waiting_for_consent", "resting", "graduated", "left", "removed"):
        refused = hand(scene, scene.ana, scene.somebody(state))
        assert (refused.status_code, refused.json()["code"]) == (409, "cannot_lead"), state
    assert hand(scene, scene.ana, world.person("Stranger")).status_code == 409
    assert hand(scene, scene.ana, "nobody").status_code == 409
    assert hand(scene, scene.ana, scene.ana).status_code == 422
    assert hand(scene, scene.joe, scene.ana).json()["code"] == "leads_already"
    assert hand(scene, scene.ana, scene.kai, "boss").status_code == 422
    assert roles(scene) == {"Ana": "lead", "Mo": "co_lead", "Kai": "member"}


def test_two_hand_overs_at_once_leave_one_lead(world: World) -> None:
    scene = Scene(world)
    sent = [(scene.client(scene.ana), scene.kai), (scene.client(scene.ana), scene.mo)]
    with ThreadPoolExecutor(2) as pool:

        def go(pair: Any) -> int:
            return int(pair[0].post(f"{scene.path}/lead", json={"to_person_id": pair[1].id}).status_code)

        statuses = sorted(pool.map(go, sent))
    assert statuses[0] == 200 and statuses[1] in (403, 409)
    assert list(roles(scene).values()).count("lead") == 1
    assert roles(scene)["Ana"] == "member"


def test_who_may_hand_over(world: World) -> None:
    scene = Scene(world)
    other = world.programme("Harbour")
    expected = [
        (scene.mo, 403),
        (scene.kai, 403),
        (scene.somebody("resting"), 403),
        (scene.somebody("asked"), 403),
        (world.staff(scene.bridge, "approver"), 403),
        (scene.somebody("removed"), 404),
        (world.staff(other, "worker"), 404),
        (world.person("Stranger"), 404),
        (None, 401),
    ]
    for person, status in expected:
        assert hand(scene, person, scene.kai).status_code == status
    assert hand(scene, world.staff(scene.bridge, "manager"), scene.kai).status_code == 200


def test_the_only_lead_hands_over_before_going_or_resting(world: World) -> None:
    scene = Scene(world)
    for answer in (scene.client(scene.ana).post(f"{scene.path}/leave"), scene.change(scene.ana, scene.ana, "rest")):
        assert (answer.status_code, answer.json()["code"]) == (409, "hand_over_first")
        assert answer.json()["detail"] == "You are the only lead. Please hand over the lead first, then you can go."
    second = scene.somebody("active", role="lead")
    assert scene.client(scene.ana).post(f"{scene.path}/leave").status_code == 200
    assert scene.place(scene.ana).role == "member"
    hand(scene, second, scene.kai)
    assert scene.client(second).post(f"{scene.path}/leave").status_code == 200


def test_a_lead_who_is_alone_may_go_and_staff_are_told(world: World) -> None:
    scene = Scene(world)
    group = world.group(scene.bridge, "Alone")
    world.member(group, scene.kai, role="lead")
    assert scene.client(scene.kai).post(f"/api/groups/{group.id}/leave").status_code == 200
    assert [(n.person_id, n.text) for n in world.all(Notice)] == [
        (scene.joe.id, "Alone has no lead right now. Please find one together.")
    ]


def test_co_leads_are_made_and_unmade_and_told(world: World) -> None:
    scene = Scene(world)
    assert scene.change(scene.ana, scene.kai, "make_co_lead").status_code == 200
    assert scene.change(scene.joe, scene.mo, "make_member").status_code == 200
    assert roles(scene) == {"Ana": "lead", "Mo": "member", "Kai": "co_lead"}
    texts = [n.text for n in world.all(Notice)]
    assert texts[0] == "You are now a co-lead of Kitchen Vibes."
    assert texts[1].startswith("You are now a member of Kitchen Vibes")
    assert scene.change(scene.ana, scene.kai, "make_co_lead").status_code == 200  # again: nothing changes
    assert scene.change(scene.kai, scene.kai, "make_member").status_code == 200  # stepping down by oneself
    assert roles(scene)["Kai"] == "member"


def test_who_may_not_change_roles_and_whose_cannot_be_changed(world: World) -> None:
    scene = Scene(world)
    resting = scene.somebody("resting")
    for by, person, action, status in [
        (scene.mo, scene.kai, "make_co_lead", 403),
        (scene.kai, scene.kai, "make_co_lead", 403),
        (world.staff(scene.bridge, "safeguarding"), scene.kai, "make_co_lead", 403),
        (scene.ana, scene.ana, "make_member", 409),
        (scene.joe, scene.ana, "make_co_lead", 409),
        (scene.ana, resting, "make_co_lead", 409),
        (scene.ana, world.person("Stranger"), "make_co_lead", 404),
    ]:
        assert scene.change(by, person, action).status_code == status, action
    assert roles(scene) == {"Ana": "lead", "Mo": "co_lead", "Kai": "member"}
