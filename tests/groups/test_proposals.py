"""How a group comes about: made by staff, or proposed; yes, a question, not now."""

from typing import Any

import pytest

from api.core.audit import AuditRow
from api.groups.models import Membership, PowerGroup
from api.groups.questions import ACTIVATE_GROUP
from api.groups.states import GROUP
from api.notify.models import Notice
from api.people.models import Person
from tests.groups.scene import NEW, SOON, Scene
from tests.world import World


def propose(scene: Scene, by: Person | None, **more: Any) -> Any:
    return scene.client(by).post(f"/api/programmes/{scene.bridge.id}/proposals", json=NEW | more)


def make(scene: Scene, by: Person | None, **more: Any) -> Any:
    return scene.client(by).post(f"/api/programmes/{scene.bridge.id}/groups", json=NEW | more)


def answer(scene: Scene, by: Person | None, group_id: str, said: str, words: str | None = None) -> Any:
    return scene.client(by).post(f"/api/groups/{group_id}/proposal", json={"answer": said, "words": words})


def texts(scene: Scene, person: Person) -> list[str]:
    return [n.text for n in scene.world.all(Notice) if n.person_id == person.id]


def test_staff_make_a_group_with_a_lead_and_rules(world: World) -> None:
    scene = Scene(world)
    made = make(scene, scene.joe, lead_person_id=scene.kai.id, rules="We listen.", planned_end=SOON)
    assert made.status_code == 201, made.text
    group = made.json()
    assert (group["state"], group["led_by"], group["members"], group["planned_end"]) == ("active", ["Kai"], 1, SOON)
    assert group["rules"] == {"version": 1, "text": "We listen.", "agreed": False}
    assert texts(scene, scene.kai) == ["You now lead Film Crew."]
    assert scene.client(scene.kai).get(f"/api/groups/{group['id']}").json()["my"]["role"] == "lead"


def test_a_lead_is_somebody_known_here(world: World) -> None:
    scene = Scene(world)
    elsewhere = world.person("Far")
    world.member(world.group(world.programme("Harbour")), elsewhere)
    for wrong in (elsewhere.id, scene.somebody("left").id, "nobody"):
        refused = make(scene, scene.joe, lead_person_id=wrong)
        assert refused.status_code == 422 and "lead_person_id" in refused.json()["fields"]
    assert len(world.all(PowerGroup)) == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"hue": "grey"}, "hue"),
        ({"glyph": "bomb"}, "glyph"),
        ({"kind": "club"}, "kind"),
        ({"planned_end": "2020-01-01"}, "planned_end"),
        ({"planned_end": "2090-01-01"}, "planned_end"),
        ({"state": "active"}, "state"),
    ],
)
def test_what_is_wrong_is_named(world: World, more: dict[str, str], field: str) -> None:
    scene = Scene(world)
    for doing, person in ((make, scene.joe), (propose, scene.kai)):
        refused = doing(scene, person, **more)
        assert refused.status_code == 422 and field in refused.json()["fields"]


def test_who_may_make_and_who_may_propose(world: World) -> None:
    scene = Scene(world)
    other = world.programme("Harbour")
    staff = {role: world.staff(scene.bridge, role) for role in ("manager", "approver", "payer", "safeguarding")}
    far, stranger = world.staff(other, "worker"), world.person("Stranger")
    making = [
        (scene.joe, 201),
        (staff["manager"], 201),
        (staff["approver"], 403),
        (staff["payer"], 403),
        (staff["safeguarding"], 403),
        (scene.ana, 403),
        (scene.kai, 403),
        (far, 404),
        (stranger, 404),
        (None, 401),
    ]
    for person, status in making:
        assert make(scene, person).status_code == status
    proposing = [(scene.kai, 201), (scene.ana, 201), (scene.somebody("new"), 201), (scene.somebody("resting"), 201),
                 (scene.somebody("graduated"), 201), (scene.somebody("asked"), 404), (scene.joe, 403),
                 (scene.somebody("waiting_for_consent"), 404), (scene.somebody("left"), 404),
                 (scene.somebody("removed"), 404), (far, 404), (stranger, 404), (None, 401)]  # fmt: skip
    for person, status in proposing:
        assert propose(scene, person).status_code == status


def test_from_a_proposal_through_a_question_to_yes(world: World) -> None:
    scene = Scene(world)
    manager = world.staff(scene.bridge, "manager", name="Lu")
    proposed = propose(scene, scene.kai, rules="Be kind.").json()
    path = f"/api/groups/{proposed['id']}"
    assert (proposed["state"], proposed["proposed_by"], proposed["can"]) == ("proposed", "Kai", ["update_group"])
    for person in (scene.joe, manager):
        assert texts(scene, person) == ["Kai proposes a new group in Bridge: Film Crew. Please say yes, or ask."]
    assert scene.client(scene.ana).get(path).status_code == 404  # not there for others yet
    asked = answer(scene, scene.joe, proposed["id"], "ask", "Which room would you use?").json()
    assert (asked["state"], asked["staff_question"]) == ("asked", "Which room would you use?")
    assert texts(scene, scene.kai)[-1] == "Staff have a question about Film Crew. Open it to read and answer."
    own = scene.client(scene.kai)
    assert own.get(path).json()["staff_question"] == "Which room would you use?"
    again = own.patch(path, json={"purpose": "Films, in the library."}, headers={"if-match": str(asked["version"])})
    assert (again.status_code, again.json()["state"]) == (200, "proposed")
    assert texts(scene, manager)[-1] == "Kai has answered about the new group Film Crew. Please look again."
    yes = answer(scene, scene.joe, proposed["id"], "yes").json()
    assert (yes["state"], yes["led_by"], yes["staff_question"], yes["proposed_by"]) == ("active", ["Kai"], None, None)
    assert texts(scene, scene.kai)[-1] == "Yes! Film Crew can start. You lead it."
    assert own.get(path).json()["my"] == {"role": "lead", "state": "new", "can": ["rest"]}
    steps = [(r.frm, r.to) for r in world.all(AuditRow) if r.action.startswith("group.") and r.frm]
    assert steps == [("proposed", "asked"), ("asked", "proposed"), ("proposed", "active")]


def test_not_now_has_a_reason_and_is_final(world: World) -> None:
    scene = Scene(world)
    group_id = propose(scene, scene.kai).json()["id"]
    refused = answer(scene, scene.joe, group_id, "not_now")
    assert refused.status_code == 422 and "words" in refused.json()["fields"]
    said = answer(scene, scene.joe, group_id, "not_now", "No room until May.").json()
    assert (said["state"], said["can"]) == ("declined", [])
    own = scene.client(scene.kai)
    assert own.get(f"/api/groups/{group_id}").json()["staff_question"] == "No room until May."
    edit = own.patch(f"/api/groups/{group_id}", json={"name": "X"}, headers={"if-match": "2"})
    assert (edit.status_code, edit.json()["detail"]) == (409, GROUP.words["declined"])


# every step of the group's table: how a group comes into the state, what is said, where it ends
STEPS = {
    ("proposed", "answer_yes"): ("yes", "active"),
    ("proposed", "answer_ask"): ("ask", "asked"),
    ("proposed", "answer_not_now"): ("not_now", "declined"),
    ("asked", "answer_yes"): ("yes", "active"),
    ("asked", "answer_not_now"): ("not_now", "declined"),
    ("asked", "propose_again"): (None, "proposed"),
}


def test_every_step_of_the_group_table_is_in_this_test() -> None:
    assert {(m.frm, m.action): m.to for m in GROUP.moves} == {edge: to for edge, (_, to) in STEPS.items()}


@pytest.mark.parametrize("edge", STEPS, ids="-".join)
def test_each_step_by_who_may(world: World, edge: tuple[str, str]) -> None:
    scene = Scene(world)
    said, to = STEPS[edge]
    for who in ("worker", "manager", "approver", "payer", "safeguarding", "lead", "member"):
        group = world.group(scene.bridge, state=edge[0], proposed_by=scene.kai.id)
        people = {"lead": scene.ana, "member": scene.mo, "worker": scene.joe}
        person = people.get(who) or world.staff(scene.bridge, who, name=who)
        if said is None:
            headers = {"if-match": "1"}
            seen = scene.client(person).patch(f"/api/groups/{group.id}", json={"name": "B"}, headers=headers)
            assert seen.status_code in (403, 404, 409), who
            own = scene.client(scene.kai).patch(f"/api/groups/{group.id}", json={"name": "B"}, headers=headers)
            assert own.json()["state"] == to
            continue
        status = answer(scene, person, group.id, said, "Because.").status_code
        assert status == (
            200 if who in ("worker", "manager") else 403 if who in ("approver", "payer", "safeguarding") else 404
        )
        state = next(g.state for g in world.all(PowerGroup) if g.id == group.id)
        assert state == (to if status == 200 else edge[0])


@pytest.mark.parametrize("state", ["active", "ended", "declined", "asked"])
def test_answers_that_do_not_fit_the_state_are_refused(world: World, state: str) -> None:
    scene = Scene(world)
    group = world.group(scene.bridge, state=state, proposed_by=scene.kai.id)
    refused = answer(scene, scene.joe, group.id, "ask", "Why?")
    assert (refused.status_code, refused.json()["detail"]) == (409, GROUP.words[state])
    assert answer(scene, scene.kai, group.id, "yes").status_code in (403, 404)


def test_a_young_proposer_leads_only_after_both_yeses(world: World) -> None:
    scene = Scene(world)
    young = scene.somebody("active", age_band="13_15")
    group_id = propose(scene, young).json()["id"]
    page = answer(scene, scene.joe, group_id, "yes").json()
    assert page["led_by"] == []
    assert [(p["role"], p["state"]) for p in page["people"]] == [("lead", "waiting_for_consent")]
    assert texts(scene, young)[-1].endswith("Before you lead it we need two yeses: a grown-up's and yours.")
    path = f"/api/groups/{group_id}"
    edit = scene.client(young).patch(path, json={"name": "X"}, headers={"if-match": "2"})
    assert edit.status_code == 403
    consent = {"action": "record_consent", "consent": {"who_said_yes": "parent", "how": "by phone", "own_yes": True}}
    scene.client(scene.joe).patch(f"{path}/people/{young.id}", json=consent)
    assert scene.client(young).patch(path, json={"name": "X"}, headers={"if-match": "2"}).status_code == 200


def test_a_group_starts_only_when_nothing_is_missing(world: World) -> None:
    scene = Scene(world)
    missing = ["Please plan how it ends."]
    ACTIVATE_GROUP.answers(lambda session, *, group_id: missing)
    try:
        group_id = propose(scene, scene.kai).json()["id"]
        for refused in (answer(scene, scene.joe, group_id, "yes"), make(scene, scene.joe)):
            assert (refused.status_code, refused.json()["code"]) == (409, "not_ready")
            assert refused.json()["points"] == [{"field": "start", "sentence": missing[0]}]
        assert [g.state for g in world.all(PowerGroup) if g.name == "Film Crew"] == ["proposed"]
    finally:
        ACTIVATE_GROUP.answerers.pop()
    assert answer(scene, scene.joe, group_id, "yes").status_code == 200


def test_the_same_proposal_sent_twice_makes_one(world: World) -> None:
    scene = Scene(world)
    client = scene.client(scene.kai)
    sent = {"json": NEW, "headers": {"idempotency-key": "k"}}
    first, second = (client.post(f"/api/programmes/{scene.bridge.id}/proposals", **sent) for _ in range(2))
    assert first.json() == second.json()
    assert len(world.all(PowerGroup)) == 2 and len(texts(scene, scene.joe)) == 1
    yes = {"json": {"answer": "yes"}, "headers": {"idempotency-key": "y"}}
    staff = scene.client(scene.joe)
    for _ in range(2):
        assert staff.post(f"/api/groups/{first.json()['id']}/proposal", **yes).status_code == 200
    assert len([m for m in world.all(Membership) if m.group_id == first.json()["id"]]) == 1


def test_who_proposes_leads_it_themselves(world: World) -> None:
    scene = Scene(world)
    assert propose(scene, scene.kai, lead_person_id=scene.kai.id).status_code == 201
    refused = propose(scene, scene.kai, lead_person_id=scene.ana.id)
    assert refused.status_code == 422 and "lead_person_id" in refused.json()["fields"]
