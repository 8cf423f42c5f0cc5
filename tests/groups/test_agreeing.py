"""Our group, our rules: versions, agreeing, and two people saving at once (R4)."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from api.groups.models import GroupRules, RulesAgreement
from api.notify.models import Notice
from api.people.models import Person
from tests.groups.scene import Scene
from tests.world import World


def save(scene: Scene, by: Person | None, text: str, base: int | None) -> Any:
    headers = {} if base is None else {"if-match": f'"{base}"'}
    return scene.client(by).put(f"{scene.path}/rules", json={"text": text}, headers=headers)


def agree(scene: Scene, by: Person | None, version: int) -> Any:
    return scene.client(by).put(f"{scene.path}/rules/agreement", json={"version": version})


def test_rules_are_written_agreed_to_and_written_anew(world: World) -> None:
    scene = Scene(world)
    resting = scene.somebody("resting")
    scene.somebody("asked")
    scene.somebody("waiting_for_consent")
    first = save(scene, scene.ana, "We listen.", 0)
    assert first.status_code == 200, first.text
    assert first.json()["rules"] == {"version": 1, "text": "We listen.", "agreed": True}  # who wrote it agrees
    told = {n.person_id for n in world.all(Notice)}
    assert told == {scene.mo.id, scene.kai.id, resting.id}
    assert scene.read(scene.kai).json()["rules"]["agreed"] is False
    for _ in range(2):  # agreeing twice is agreeing
        assert agree(scene, scene.kai, 1).json()["rules"]["agreed"] is True
    assert len([a for a in world.all(RulesAgreement) if a.person_id == scene.kai.id]) == 1
    assert agree(scene, resting, 1).status_code == 200
    save(scene, scene.mo, "We listen. Phones away.", 1)
    page = scene.read(scene.kai).json()
    assert page["rules"] == {"version": 2, "text": "We listen. Phones away.", "agreed": False}
    assert page["my"]["state"] == "active"  # nobody is out for not having agreed yet


def test_agreeing_to_what_is_no_longer_the_newest_shows_the_newest(world: World) -> None:
    scene = Scene(world)
    assert agree(scene, scene.kai, 1).status_code == 409  # no rules at all
    save(scene, scene.ana, "One", 0)
    save(scene, scene.ana, "Two", 1)
    stale = agree(scene, scene.kai, 1)
    assert (stale.status_code, stale.json()["current"]) == (412, {"version": 2, "text": "Two"})
    assert agree(scene, scene.kai, 3).status_code == 412
    assert agree(scene, scene.kai, 0).status_code == 422


def test_an_older_base_is_refused_and_a_lost_answer_is_not(world: World) -> None:
    scene = Scene(world)
    assert save(scene, scene.ana, "One", None).status_code == 422
    assert save(scene, scene.ana, "One", 1).status_code == 412
    assert save(scene, scene.ana, "One", 0).status_code == 200
    again = save(scene, scene.ana, "One", 0)  # the same sent again, without a key
    assert (again.status_code, again.json()["rules"]["version"]) == (200, 1)
    stale = save(scene, scene.mo, "Mine", 0)
    assert (stale.status_code, stale.json()["current"]) == (412, {"version": 1, "text": "One"})
    assert save(scene, scene.mo, "  ", 1).status_code == 422
    assert len(world.all(GroupRules)) == 1


def test_of_two_saving_the_same_version_at_once_one_is_asked_to_look(world: World) -> None:
    scene = Scene(world)
    save(scene, scene.ana, "One", 0)
    sent = [(scene.client(scene.ana), "From Ana"), (scene.client(scene.mo), "From Mo")]
    with ThreadPoolExecutor(2) as pool:

        def put(pair: Any) -> Any:
            return pair[0].put(f"{scene.path}/rules", json={"text": pair[1]}, headers={"if-match": "1"})

        answers = list(pool.map(put, sent))
    assert sorted(a.status_code for a in answers) == [200, 412]
    kept = next(a for a in answers if a.status_code == 200).json()["rules"]["text"]
    lost = next(a for a in answers if a.status_code == 412).json()
    assert lost["current"] == {"version": 2, "text": kept}
    assert sorted(r.version for r in world.all(GroupRules)) == [1, 2]


def test_who_may_write_and_who_may_agree(world: World) -> None:
    scene = Scene(world)
    other = world.programme("Harbour")
    save(scene, scene.ana, "One", 0)
    writers = [
        (scene.kai, 403),
        (scene.somebody("resting"), 403),
        (world.staff(scene.bridge, "approver"), 403),
        (scene.somebody("removed"), 404),
        (world.person("Stranger"), 404),
        (world.staff(other, "manager"), 404),
        (None, 401),
    ]
    for person, status in writers:
        assert save(scene, person, "X", 1).status_code == status
    assert save(scene, scene.joe, "Two", 1).status_code == 200
    agreeing = [
        (scene.kai, 200),
        (scene.somebody("new"), 200),
        (scene.somebody("resting"), 200),
        (scene.joe, 403),
        (scene.somebody("asked"), 403),
        (scene.somebody("waiting_for_consent"), 403),
        (scene.somebody("left"), 403),
        (scene.somebody("removed"), 404),
        (world.person("Stranger"), 404),
        (None, 401),
    ]
    for person, status in agreeing:
        assert agree(scene, person, 2).status_code == status
