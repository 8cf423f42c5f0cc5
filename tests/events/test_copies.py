"""A copy carries the plan and nothing that people said or did."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from api.core import clock
from api.core.fields import table_of
from api.events.models import Event, EventAnswer
from api.events.plans.actions import COPIED, FRESH
from tests.events.scene import RISK, Scene, fact, scene_in, wire
from tests.events.test_plans import PARTS
from tests.world import World


def copy(scene: Scene, event: Event, **more: Any) -> Any:
    body = {"starts_at": wire(clock.now() + timedelta(days=10))} | more
    return scene.client(scene.lead).post(f"/api/events/{event.id}/copy", json=body)


@pytest.mark.pure
def test_every_column_is_either_copied_or_fresh() -> None:
    """A new column of the activity is put into one of the two lists, or this fails."""
    columns = {column.name for column in table_of(Event).columns}
    assert set(COPIED) | set(FRESH) == columns
    assert not set(COPIED) & set(FRESH)


def test_a_copy_has_the_plan_and_a_new_life(scene: Scene) -> None:
    old = scene.event(**PARTS | {"questions": PARTS["questions"] | {"share": True}}, capacity=9, mode="both",
                      starts_in=timedelta(hours=-1), questions_shared_at=clock.now())  # fmt: skip
    scene.client(scene.lead).post(f"/api/events/{old.id}/attendance", json={"facts": [fact(person=scene.kai)]})
    scene.world.save(EventAnswer(event_id=old.id, person_id=scene.kai.id, answer="going", answered_at=clock.now()))
    made = copy(scene, old)
    assert made.status_code == 201, made.text
    new, before = scene.again(Event(id=made.json()["id"])), scene.again(old)
    for name in set(COPIED) - {"questions"}:
        assert getattr(new, name) == getattr(before, name), name
    assert new.questions == PARTS["questions"], "kept, and not shared"
    assert (new.state, new.version, new.places_taken, new.came_young, new.published_at) == ("draft", 1, 0, None, None)
    assert (new.group_id, new.made_by, new.questions_shared_at) == (scene.group.id, scene.lead.id, None)
    page = made.json()
    assert (page["counts"]["going"], page["my"], page["can"][0]) == (0, None, "read_event")
    assert scene.client(scene.kai).get(f"/api/events/{new.id}").status_code == 404


def test_the_number_to_call_is_looked_at_again_before_it_goes_out(scene: Scene) -> None:
    made = copy(scene, scene.event()).json()
    path, lead = f"/api/events/{made['id']}", scene.client(scene.lead)
    assert (made["risk"]["emergency_contact"], made["plan"]["check_again"]) == ("Joe", ["risk.emergency_contact"])
    refused = lead.post(f"{path}/publish").json()
    assert [point["field"] for point in refused["points"]] == ["risk.emergency_contact"]
    assert lead.patch(path, json={"food": "Soup"}, headers={"if-match": "1"}).json()["plan"]["check_again"]
    looked = lead.patch(path, json={"risk": RISK}, headers={"if-match": "2"}).json()
    assert (looked["plan"]["check_again"], looked["version"]) == ([], 3)
    assert lead.post(f"{path}/publish").status_code == 200


def test_an_evening_stays_an_evening_when_the_clocks_change(world: World) -> None:
    year = clock.today().year + 1
    scene = scene_in(world, ends_on=date(year, 12, 31))
    last_sunday = max(date(year, 3, day) for day in range(25, 32) if date(year, 3, day).weekday() == 6)
    winter = datetime(year, 1, 15, 18, tzinfo=UTC)
    evening = scene.event(starts_at=winter)
    summer = datetime.combine(last_sunday + timedelta(days=3), time(17), UTC)
    assert copy(scene, evening, starts_at=wire(summer)).json()["ends_at"] == wire(summer + timedelta(hours=2))
    night = scene.event(starts_at=winter, ends_at=winter + timedelta(hours=14))
    saturday = datetime.combine(last_sunday - timedelta(days=1), time(18), UTC)
    ends = copy(scene, night, starts_at=wire(saturday)).json()["ends_at"]
    assert ends == wire(saturday + timedelta(hours=13)), "8 in the morning on the wall; that night is an hour short"


def test_a_copy_twice_with_one_key_is_one_and_says_what_is_wrong(scene: Scene) -> None:
    event = scene.event()
    body = {"starts_at": wire(clock.now() + timedelta(days=10)), "title": "Stew"}
    sent = [
        scene.client(scene.lead).post(f"/api/events/{event.id}/copy", json=body, headers={"idempotency-key": "c1"})
        for _ in range(2)
    ]
    assert sent[0].json() == sent[1].json()
    assert len(scene.world.all(Event)) == 2
    assert "starts_at" in copy(scene, event, starts_at=wire(clock.now() + timedelta(days=400))).json()["fields"]
    assert "ends_at" in copy(scene, event, ends_at=wire(clock.now())).json()["fields"]


@pytest.mark.parametrize("state", ["draft", "published", "done", "cancelled"])
def test_any_plan_can_be_started_from_by_those_who_plan(scene: Scene, state: str) -> None:
    event = scene.event(state)
    assert "copy_event" in scene.client(scene.lead).get(f"/api/events/{event.id}").json()["can"]
    assert copy(scene, event).status_code == 201
    body = {"starts_at": wire(clock.now() + timedelta(days=10))}
    refused = scene.client(scene.kai).post(f"/api/events/{event.id}/copy", json=body)
    assert refused.status_code == (404 if state == "draft" else 403)


def test_nothing_new_in_a_group_that_ended(scene: Scene) -> None:
    ended = scene.world.group(scene.programme, "Old", state="ended")
    scene.world.member(ended, scene.lead, "lead")
    assert copy(scene, scene.event(group_id=ended.id)).status_code == 409
