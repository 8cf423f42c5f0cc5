"""Changing what a group says about itself."""

from datetime import timedelta
from typing import Any

import pytest

from api.core import clock
from api.groups.models import PowerGroup
from api.notify.models import Notice
from api.people.models import Person
from tests.groups.scene import SOON, Scene
from tests.world import World


def edit(scene: Scene, by: Person | None, base: int | None = 1, **change: Any) -> Any:
    headers = {} if base is None else {"if-match": f'"{base}"'}
    return scene.client(by).patch(scene.path, json=change, headers=headers)


def test_the_lead_changes_name_look_and_visibility(world: World) -> None:
    scene = Scene(world)
    change = {"name": "Kitchen Crew", "purpose": "Eat well.", "hue": "leaf", "glyph": "leaf", "kind": "project",
              "visibility": "programme"}  # fmt: skip
    page = edit(scene, scene.ana, **change).json()
    assert {name: page[name] for name in change} == change
    assert page["version"] == 2 and world.all(Notice) == []


def test_a_stale_edit_shows_both_and_changes_nothing(world: World) -> None:
    scene = Scene(world)
    assert edit(scene, scene.ana, name="First").status_code == 200
    stale = edit(scene, scene.mo, name="Second")
    assert (stale.status_code, stale.json()["current"]["name"]) == (412, "First")
    assert edit(scene, scene.mo, None, name="Third").status_code == 422
    assert edit(scene, scene.mo, 2, name="Fourth").json()["version"] == 3
    keyed = {"if-match": "3", "idempotency-key": "k"}
    client = scene.client(scene.ana)
    statuses = [client.patch(scene.path, json={"name": "Fifth"}, headers=keyed).status_code for _ in range(2)]
    assert statuses == [200, 200]


def test_a_moved_end_is_told_to_everybody_in_the_group(world: World) -> None:
    scene = Scene(world)
    resting, waiting = scene.somebody("resting"), scene.somebody("waiting_for_consent")
    scene.somebody("left")
    edit(scene, scene.ana, planned_end=SOON)
    told = {n.person_id for n in world.all(Notice)}
    assert told == {scene.mo.id, scene.kai.id, resting.id, waiting.id}
    day = clock.today() + timedelta(days=30)
    assert world.all(Notice)[0].text.startswith(f"Kitchen Vibes now runs until {clock.day_words(day)}.")
    edit(scene, scene.ana, 2, planned_end=SOON, name="Other")  # the same day: nobody hears of it twice
    assert len(world.all(Notice)) == 4
    page = edit(scene, scene.ana, 3, planned_end=None).json()
    assert page["planned_end"] is None and len(world.all(Notice)) == 8


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": None}, "name"), ({"name": ""}, "name"), ({"hue": "grey"}, "hue"), ({"glyph": None}, "glyph"),
        ({"planned_end": "2020-01-01"}, "planned_end"), ({"planned_end": "2090-01-01"}, "planned_end"),
        ({"state": "ended"}, "state"), ({"visibility": "world"}, "visibility"), ({"name": "a\0"}, "name"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_changes(world: World, change: dict[str, Any], field: str) -> None:
    scene = Scene(world)
    refused = edit(scene, scene.ana, **change)
    assert refused.status_code == 422 and list(refused.json()["fields"]) == [field]
    assert world.all(PowerGroup)[0].version == 1


def test_who_may_change_a_group(world: World) -> None:
    scene = Scene(world, visibility="programme")
    other = world.programme("Harbour")
    neighbour = world.person("Lu")
    world.member(world.group(scene.bridge, "Films"), neighbour)
    refused = [
        (scene.kai, 403),
        (scene.somebody("resting"), 403),
        (scene.somebody("asked"), 403),
        (neighbour, 403),
        (world.staff(scene.bridge, "payer"), 403),
        (scene.somebody("removed"), 404),
        (world.staff(other, "worker"), 404),
        (world.person("Stranger"), 404),
        (None, 401),
    ]
    for person, status in refused:
        assert edit(scene, person, name="X").status_code == status
    for base, person in enumerate((scene.ana, scene.mo, scene.joe, world.staff(scene.bridge, "manager")), 1):
        assert edit(scene, person, base, name=f"By {base}").status_code == 200
