"""Many people answer at the same moment: places are given out exactly once, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from api.events.models import EventAnswer
from tests.events.scene import Scene

PEOPLE, PLACES = 40, 5


def test_who_leaves_while_answering_keeps_no_place(scene: Scene) -> None:
    event = scene.event(capacity=PLACES)
    people = [scene.member(f"P{number}") for number in range(PLACES)]
    for person in people:
        client = scene.client(person)
        leave = partial(client.post, f"/api/groups/{scene.group.id}/leave", json={})
        going = partial(client.put, f"/api/events/{event.id}/answer", json={"answer": "going"})
        with ThreadPoolExecutor(5) as pool:
            for running in [pool.submit(act) for act in (leave, going, going, going, going)]:
                assert running.result().status_code in (200, 404)
    assert {row.answer for row in scene.world.all(EventAnswer)} <= {"cannot"}
    assert scene.again(event).places_taken == 0


def test_forty_people_for_five_places(scene: Scene) -> None:
    event = scene.event(capacity=PLACES)
    clients = [scene.client(scene.member(f"P{number}")) for number in range(PEOPLE)]

    def going(client: Any) -> dict[str, Any]:
        sent = client.put(f"/api/events/{event.id}/answer", json={"answer": "going"})
        assert sent.status_code == 200, sent.text
        found: dict[str, Any] = sent.json()
        return found

    with ThreadPoolExecutor(PEOPLE) as pool:
        said = list(pool.map(going, clients))
    assert sorted(one["answer"] for one in said) == ["going"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    kept = scene.world.all(EventAnswer)
    assert sorted(row.line_no for row in kept if row.line_no) == list(range(1, PEOPLE - PLACES + 1))
    after = scene.again(event)
    assert (after.places_taken, after.places_held, after.waiting) == (PLACES, 0, PEOPLE - PLACES)


def test_leaving_and_joining_at_once_never_oversells(scene: Scene) -> None:
    event = scene.event(capacity=PLACES)
    people = [scene.member(f"P{number}") for number in range(20)]
    for person in people[:10]:
        scene.answer(person, event)
    clients = [scene.client(person) for person in people]

    def act(number: int) -> int:
        body = {"answer": "cannot" if number < PLACES else "going", "children": number % 2}
        return clients[number].put(f"/api/events/{event.id}/answer", json=body).status_code

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(act, range(20))) == {200}
    rows, after = scene.world.all(EventAnswer), scene.again(event)
    taken = sum(1 + row.children for row in rows if row.answer == "going")
    held = sum(1 + row.children for row in rows if row.answer == "offered")
    waiting = [row for row in rows if row.answer == "waiting"]
    assert (after.places_taken, after.places_held, after.waiting) == (taken, held, len(waiting))
    assert taken + held <= PLACES
    assert all(1 + row.children > PLACES - taken - held for row in waiting)
    assert len([row for row in rows if row.answer == "cannot"]) == PLACES
