"""One answer for many dates: each has its own places, and people know which ones they wait for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import time_machine

from api.events.models import EventAnswer
from tests.events.repeating import NEXT_TUESDAY, repeating
from tests.events.scene import Scene


def test_yes_to_all_says_which_dates_are_full(scene: Scene) -> None:
    series = repeating(scene, capacity=1)
    mia = scene.member("Mia")
    series.answer(mia, event_ids=[series.dates[1]["event_id"], series.dates[3]["event_id"]])
    said = series.answer(scene.kai)
    assert [one["answer"] for one in said["items"]] == ["going", "waiting", "going", "waiting", "going"]
    assert [one["place_in_line"] for one in said["items"]] == [None, 1, None, 1, None]
    assert said["words"] == (
        "You're in on Tue 5 Jan, Tue 19 Jan and Tue 2 Feb. "
        "These are full, so you're in line: Tue 12 Jan and Tue 26 Jan."
    )


def test_some_dates_and_then_stop_coming(scene: Scene) -> None:
    series = repeating(scene)
    series.answer(scene.kai, event_ids=[series.dates[0]["event_id"], series.dates[2]["event_id"]], children=1)
    mine = {row.event_id: row for row in scene.world.all(EventAnswer)}
    assert len(mine) == 2
    assert {row.children for row in mine.values()} == {1}
    with time_machine.travel(NEXT_TUESDAY + timedelta(minutes=30)):  # the first one has begun: it is not touched
        said = series.answer(scene.kai, "cannot")
    assert len(said["items"]) == 4
    rows = {row.event_id: row.answer for row in scene.world.all(EventAnswer)}
    assert [rows[one["event_id"]] for one in series.dates] == ["going", *["cannot"] * 4]
    assert said["words"].startswith("Not coming: Tue 12 Jan")


def test_who_stops_gives_each_place_to_the_next_in_line(scene: Scene) -> None:
    series = repeating(scene, capacity=1)
    mia = scene.member("Mia")
    series.answer(scene.kai)
    assert {one["answer"] for one in series.answer(mia)["items"]} == {"waiting"}
    series.answer(scene.kai, "cannot")
    seen = scene.client(mia).get(f"/api/events/{series.dates[0]['event_id']}").json()["series"]["dates"]
    assert [one["my_answer"] for one in seen] == ["offered"] * 5
    assert all(one["offer_until"] for one in seen)


def test_a_date_that_closed_meanwhile_is_said_and_the_others_count(scene: Scene) -> None:
    series = repeating(scene)
    series.act(1, "this", set_state="cancelled", reason="Ill")
    said = series.answer(scene.kai, event_ids=[one["event_id"] for one in series.dates[:3]])
    assert [(one["answer"], one["closed"]) for one in said["items"]] == [
        ("going", False),
        (None, True),
        ("going", False),
    ]
    assert said["words"].endswith("Too late for Tue 12 Jan.")
    assert series.answer(scene.kai)["items"][1]["event_id"] == series.dates[2]["event_id"], "not the one called off"


def test_a_date_of_another_series_is_refused(scene: Scene) -> None:
    series, other = repeating(scene), repeating(scene)
    no = series.answer(scene.kai, event_ids=[other.dates[0]["event_id"]], status=422)
    assert no["fields"] == {"event_ids": "This date is not part of this series."}
    assert scene.world.all(EventAnswer) == []


def test_nobody_outside_answers_and_nobody_sees_a_series_of_drafts(scene: Scene) -> None:
    series = repeating(scene, publish=False)
    series.answer(scene.kai, status=404)
    series.act(set_state="published")
    series.answer(scene.world.person("Stranger"), status=404)
    series.answer(scene.member("Tia", "waiting_for_consent"), status=404)
    series.answer(scene.worker, status=403)


def test_many_people_answer_all_dates_at_once(scene: Scene) -> None:
    series = repeating(scene, {"every": "weekly", "count": 4}, capacity=3)
    people = [scene.member(f"P{number}") for number in range(10)]
    clients = [scene.client(person) for person in people]
    ids = [one["event_id"] for one in series.dates]

    def act(number: int) -> int:
        wanted = {"answer": "going", "event_ids": ids if number % 2 else ids[::-1]}
        return clients[number].put(f"/api/series/{series.id}/answer", json=wanted).status_code

    with ThreadPoolExecutor(10) as pool:
        assert set(pool.map(act, range(10))) == {200}
    rows = scene.world.all(EventAnswer)
    for number, event_id in enumerate(ids):
        here = [row for row in rows if row.event_id == event_id]
        assert sorted(row.answer for row in here) == ["going"] * 3 + ["waiting"] * 7
        assert sorted(row.line_no for row in here if row.line_no) == list(range(1, 8))
        assert series.event(number).places_taken == 3
