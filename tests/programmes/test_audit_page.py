"""Looking at a programme's audit: who may, page by page, and that looking is noted."""

from sqlmodel import Session

from api.core import audit
from tests.world import World


def test_the_audit_has_acts_and_no_identities_and_notes_the_looking(world: World) -> None:
    bridge = world.programme()
    ana, kai = world.staff(bridge, "manager", name="Ana"), world.person()
    world.member(world.group(bridge), kai)
    client = world.sign_in(ana, staff=True)
    client.put(f"/api/programmes/{bridge.id}/staff/{kai.id}", json={"roles": ["worker"]})
    answer = client.get(f"/api/programmes/{bridge.id}/audit")
    assert answer.status_code == 200
    page = answer.json()
    assert page["next"] is None
    assert [(i["seq"], i["action"], i["kind"], i["from"], i["to"]) for i in page["items"]] == [
        (1, "staff.role_given", "staff_role", None, "worker")
    ]
    assert set(page["items"][0]) == {"seq", "at", "action", "kind", "from", "to"}
    assert kai.id not in answer.text and ana.id not in answer.text
    again = client.get(f"/api/programmes/{bridge.id}/audit").json()
    assert [i["action"] for i in again["items"]] == ["audit.looked", "staff.role_given"]
    with world.db.look() as session:
        assert audit.verify(session) == []


def test_the_audit_comes_page_by_page(world: World) -> None:
    bridge = world.programme()

    def noted(session: Session) -> None:
        for number in range(120):
            audit.note(session, "test.act", "thing", str(number), programme_id=bridge.id)

    world.db.run_now(noted)
    client = world.sign_in(world.staff(bridge, "safeguarding"), staff=True)
    seen: list[int] = []
    before = ""
    for _ in range(3):
        page = client.get(f"/api/programmes/{bridge.id}/audit{before}").json()
        seen += [i["seq"] for i in page["items"]]
        before = f"?before={page['next']}"
    assert seen == list(range(120, 0, -1))
    assert page["next"] is None


def test_who_may_look(world: World) -> None:
    bridge, other = world.programme("Bridge"), world.programme("Harbour")
    kai = world.person()
    world.member(world.group(bridge), kai)
    path = f"/api/programmes/{bridge.id}/audit"
    expected = {"manager": 200, "safeguarding": 200, "worker": 403, "approver": 403, "payer": 403}
    for role, status in expected.items():
        assert world.sign_in(world.staff(bridge, role), staff=True).get(path).status_code == status, role
    assert world.sign_in(world.staff(other, "manager"), staff=True).get(path).status_code == 404
    assert world.sign_in(kai).get(path).status_code == 403
    assert world.sign_in(world.person()).get(path).status_code == 404
    assert world.sign_in().get(path).status_code == 401
    manager = world.sign_in(world.staff(bridge, "manager"), staff=True)
    assert manager.get(f"{path}?before=nothing").status_code == 422
    assert manager.get(f"{path}?before=0").status_code == 422
