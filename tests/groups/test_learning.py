"""Learning to lead: asked or by oneself, one step at a time, "not now" at any time, and nothing opens by it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.groups.learning import rules
from api.groups.learning.models import LeadPath, LeadStep
from api.groups.models import MEMBER_ROLES
from api.people.actions import merge
from api.people.models import Person
from tests.events.scene import Scene, scene

__all__ = ["scene"]
SHADOW = ["helped_plan", "checked_in", "led_part", "wrapped_up"]


def ways(scene: Scene, who: Person) -> dict[str, Any]:
    answer = scene.client(who).get(f"/api/groups/{scene.group.id}/lead-path")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def change(scene: Scene, who: Person, about: Person, action: str, step: str | None = None) -> Any:
    body = {"action": action} | ({"step": step} if step else {})
    return scene.client(who).post(f"/api/groups/{scene.group.id}/people/{about.id}/lead-path", json=body)


def way_of(scene: Scene, who: Person, about: Person) -> dict[str, Any]:
    found = ways(scene, who)
    return next(one for one in [found["mine"], *found["people"]] if one and one["person_id"] == about.id)


@pytest.mark.pure
@given(st.sampled_from(MEMBER_ROLES), st.sets(st.sampled_from([step.key for step in rules.STEPS])))
def test_there_is_a_next_step_until_all_of_this_stage_are_taken(role: str, taken: set[str]) -> None:
    following = rules.next_step(role, taken)
    here = {step.key for step in rules.steps_of(role)}
    assert (following is None) == (here <= taken)
    assert following is None or (following.key in here and following.key not in taken)
    assert rules.is_ready(role, taken) == (bool(here) and here <= taken)


def test_by_oneself_one_learns_at_once_and_the_lead_hears_of_it(scene: Scene) -> None:
    assert ways(scene, scene.kai)["mine"]["can"] == ["start"]
    for _ in range(2):
        assert change(scene, scene.kai, scene.kai, "start").status_code == 200
    mine = ways(scene, scene.kai)["mine"]
    assert (mine["state"], mine["stage"], mine["can"]) == ("learning", "shadow", ["not_now"])
    assert mine["next_step"] == "Help plan an activity" and not mine["ready"]
    assert scene.notices(scene.lead) == ["lead_path"]


def test_asked_by_a_lead_one_answers_for_oneself_and_not_now_is_said_to_nobody(scene: Scene) -> None:
    assert change(scene, scene.lead, scene.kai, "start").status_code == 200
    mine = ways(scene, scene.kai)["mine"]
    assert (mine["state"], mine["beside"], mine["can"]) == ("offered", "Maya", ["say_yes", "not_now"])
    assert change(scene, scene.lead, scene.kai, "say_yes").status_code == 403
    assert change(scene, scene.kai, scene.kai, "not_now").json()["mine"]["can"] == ["say_yes"]
    assert scene.notices(scene.lead) == []
    again = change(scene, scene.lead, scene.kai, "start")  # asking again changes nothing
    assert again.status_code == 200 and way_of(scene, scene.lead, scene.kai)["state"] == "not_now"
    assert scene.notices(scene.kai) == ["lead_path"]
    assert change(scene, scene.lead, scene.kai, "mark", "led_part").status_code == 409
    assert change(scene, scene.kai, scene.kai, "say_yes").json()["mine"]["state"] == "learning"
    assert change(scene, scene.kai, scene.kai, "not_now").json()["mine"]["state"] == "not_now"


def test_saying_yes_to_being_asked(scene: Scene) -> None:
    change(scene, scene.worker, scene.kai, "start")
    assert change(scene, scene.kai, scene.kai, "say_yes").json()["mine"]["state"] == "learning"


def test_a_lead_or_worker_ticks_a_step_and_never_one_oneself(scene: Scene) -> None:
    ana = scene.member("Ana", role="co_lead")
    change(scene, scene.kai, scene.kai, "start")
    assert change(scene, scene.kai, scene.kai, "mark", "led_part").status_code == 403
    assert change(scene, ana, scene.kai, "mark", "led_part").status_code == 403
    for _ in range(2):
        assert change(scene, scene.lead, scene.kai, "mark", "led_part").status_code == 200
    for step in SHADOW:
        assert change(scene, scene.worker, scene.kai, "mark", step).status_code == 200
    assert min(scene.world.all(LeadStep), key=lambda row: row.id).step == "led_part"
    mine = ways(scene, scene.kai)["mine"]
    assert (mine["ready"], mine["next_step"], mine["beside"]) == (True, None, "Maya")
    assert all(step["taken_at"] for step in mine["steps"])
    assert scene.notices(scene.kai) == ["lead_step"] * 4
    assert change(scene, scene.lead, scene.kai, "unmark", "led_part").status_code == 200
    assert ways(scene, scene.kai)["mine"]["next_step"] == "Lead one part, like the welcome"
    assert change(scene, scene.lead, scene.kai, "mark").json()["fields"].keys() == {"step"}
    assert change(scene, scene.lead, scene.kai, "mark", "planned_own").status_code == 422, "a step of the next stage"


def test_co_lead_is_the_role_change_there_is_and_brings_the_next_steps(scene: Scene) -> None:
    change(scene, scene.kai, scene.kai, "start")
    change(scene, scene.lead, scene.kai, "mark", "led_part")
    path = f"/api/groups/{scene.group.id}/people/{scene.kai.id}"
    assert scene.client(scene.lead).patch(path, json={"action": "make_co_lead"}).status_code == 200
    mine = ways(scene, scene.kai)["mine"]
    assert (mine["stage"], mine["state"], mine["next_step"]) == ("co_lead", "learning", "Plan one from start to end")
    handed = {"to_person_id": scene.kai.id, "stay_as": "co_lead"}
    assert scene.client(scene.lead).post(f"/api/groups/{scene.group.id}/lead", json=handed).status_code == 200
    mine = ways(scene, scene.kai)["mine"]
    assert (mine["stage"], mine["steps"], mine["can"]) == ("lead", [], [])


def test_learning_opens_nothing(scene: Scene) -> None:
    event = scene.event()
    group, paths = (
        f"/api/groups/{scene.group.id}",
        (f"/api/events/{event.id}/answers", f"/api/groups/{scene.group.id}/plan"),
    )
    before = [scene.client(scene.kai).get(path).status_code for path in paths]
    cards = scene.client(scene.kai).get(group).json()["can"]
    change(scene, scene.kai, scene.kai, "start")
    for step in SHADOW:
        change(scene, scene.lead, scene.kai, "mark", step)
    assert [scene.client(scene.kai).get(path).status_code for path in paths] == before == [403, 403]
    assert scene.client(scene.kai).get(group).json()["can"] == cards


def test_others_way_is_for_leads_and_workers_by_name(scene: Scene) -> None:
    bo = scene.member("Bo")
    scene.member("Ana", role="co_lead")
    for who in (scene.kai, bo):
        change(scene, who, who, "start")
    assert ways(scene, scene.kai)["people"] == []
    assert [one["chosen_name"] for one in ways(scene, scene.lead)["people"]] == ["Ana", "Bo", "Kai"]
    worker = ways(scene, scene.worker)
    assert worker["mine"] is None and [one["can"] for one in worker["people"]] == [["start"], *[["mark", "unmark"]] * 2]
    assert (
        scene.world.sign_in(scene.world.person("X")).get(f"/api/groups/{scene.group.id}/lead-path").status_code == 404
    )


def test_leaving_forgets_the_way_and_merging_keeps_the_steps_of_both(scene: Scene) -> None:
    twin = scene.member("Kai 2")
    for who in (scene.kai, twin):
        change(scene, who, who, "start")
    change(scene, scene.lead, scene.kai, "mark", "led_part")
    change(scene, scene.lead, twin, "mark", "led_part")
    change(scene, scene.lead, twin, "mark", "checked_in")

    def work(session: Any) -> None:
        merge(session, session.get(Person, twin.id), session.get(Person, scene.kai.id), scene.programme.id)

    scene.world.db.run_now(work)
    assert [row.person_id for row in scene.world.all(LeadPath)] == [scene.kai.id]
    assert {row.step for row in scene.world.all(LeadStep)} == {"led_part", "checked_in"}
    assert scene.client(scene.kai).post(f"/api/groups/{scene.group.id}/leave").status_code == 200
    assert scene.world.all(LeadPath) == scene.world.all(LeadStep) == []
