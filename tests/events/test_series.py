"""Series through HTTP: planned once, published, changed and called off for this date, the following, or all."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from api.core import clock
from api.events.models import Event
from api.events.series.models import SeriesDate
from api.notify.models import Notice
from tests.events.repeating import NEXT_TUESDAY, plan, repeating
from tests.events.scene import Scene, scene_in, wire
from tests.world import World

TUESDAYS = ["05 Jan 18:00", "12 Jan 18:00", "19 Jan 18:00", "26 Jan 18:00", "02 Feb 18:00"]


def test_each_date_is_a_draft_of_its_own(scene: Scene) -> None:
    series = repeating(scene, publish=False)
    assert series.shown["words"] == "Every Tuesday"
    assert series.shown["changed"] == 5
    assert series.walls() == TUESDAYS
    assert {one["state"] for one in series.dates} == {"draft"}
    rows = scene.world.all(Event)
    assert {(row.title, row.food, row.group_id) for row in rows} == {("Stew night", "Jollof.", scene.group.id)}
    assert scene.client(scene.kai).get(f"/api/events/{rows[0].id}").status_code == 404
    page = scene.client(scene.lead).get(f"/api/events/{rows[0].id}").json()
    assert [one["event_id"] for one in page["series"]["dates"]] == [one["event_id"] for one in series.dates]
    assert page["series"]["can"] == ["update_series"] or "update_series" in page["series"]["can"]


def test_left_out_dates_are_kept_with_their_reason(scene: Scene) -> None:
    half_term = [{"on": "2027-02-16", "reason": "Half-term"}]
    series = repeating(scene, {"every": "fortnightly", "until": "2027-03-16", "leave_out": half_term}, publish=False)
    assert [one["on"] for one in series.dates] == ["2027-01-05", "2027-01-19", "2027-02-02", "2027-03-02", "2027-03-16"]
    assert series.shown["left_out"] == [{"on": "2027-02-16", "reason": "Half-term"}]
    assert len(scene.world.all(SeriesDate)) == 6


def test_across_the_clock_change_it_stays_six_in_the_evening(world: World) -> None:
    scene = scene_in(world, ends_on=date(2027, 12, 31))
    series = repeating(scene, at=datetime(2027, 3, 16, 18, tzinfo=NEXT_TUESDAY.tzinfo))
    assert [one["starts_at"][11:16] for one in series.dates] == ["18:00", "18:00", "17:00", "17:00", "17:00"]
    assert series.walls() == ["16 Mar 18:00", "23 Mar 18:00", "30 Mar 18:00", "06 Apr 18:00", "13 Apr 18:00"]


@pytest.mark.parametrize(
    ("repeat", "field", "words"),
    [
        ({"every": "weekly"}, "until", "Say how many times, or until which day."),
        ({"every": "weekly", "count": 3, "until": "2027-02-01"}, "until", "not both"),
        ({"every": "weekly", "until": "2027-01-06"}, "until", "one date only"),
        ({"every": "weekly", "count": 20}, "count", "The programme ends on"),
        ({"every": "weekly", "until": "2028-06-01"}, "until", "60 dates"),
        ({"every": "weekly", "until": "2027-04-20"}, "until", "The programme ends on"),
        ({"every": "weekly", "count": 3, "leave_out": [{"on": "2027-01-06", "reason": "x"}]}, "leave_out", "Wed 6 Jan"),
        ({"every": "weekly", "count": 2, "leave_out": [{"on": "2027-01-05", "reason": "x"}]}, "leave_out", "fewer"),
        ({"every": "daily", "count": 2}, "repeat.every", "choose one"),
    ],
)
def test_a_rule_that_cannot_be(scene: Scene, repeat: dict[str, object], field: str, words: str) -> None:
    no = plan(scene, repeat)
    assert no.status_code == 422, no.text
    assert words in no.json()["fields"][field]
    assert scene.world.all(Event) == []


def test_a_draft_that_is_there_becomes_the_first_date(scene: Scene) -> None:
    old = scene.event("draft", starts_at=NEXT_TUESDAY.astimezone(UTC), title="Stew night")
    from tests.events.repeating import COUNT, first  # noqa: PLC0415

    client = scene.client(scene.lead)
    body = {"first": first(), "repeat": COUNT, "from_event_id": old.id}
    made = client.post(f"/api/groups/{scene.group.id}/series", json=body)
    assert made.status_code == 201, made.text
    assert made.json()["dates"][0]["event_id"] == old.id
    assert len(scene.world.all(Event)) == 5
    again = client.post(f"/api/groups/{scene.group.id}/series", json=body)
    assert (again.status_code, again.json()["detail"]) == (409, "This one comes again already.")


def test_a_draft_is_enough_to_begin_with(scene: Scene) -> None:
    old = scene.event("draft", starts_at=NEXT_TUESDAY.astimezone(UTC), title="Stew night")
    client, path = scene.client(scene.lead), f"/api/groups/{scene.group.id}/series"
    made = client.post(path, json={"repeat": {"every": "monthly_weekday", "count": 3}, "from_event_id": old.id})
    assert made.status_code == 201, made.text
    assert made.json()["words"] == "The first Tuesday of each month"
    assert [(row.title, row.food) for row in scene.world.all(Event)] == [("Stew night", "Jollof.")] * 3
    no = client.post(path, json={"repeat": {"every": "weekly", "count": 3}})
    assert no.json()["fields"] == {"first": "Please say what the first one is."}


def test_publishing_brings_out_all_that_are_ready_and_tells_people_once(scene: Scene) -> None:
    series = repeating(scene, publish=False)
    series.act(2, "this", changes={"your_person": ""})
    out = series.act(set_state="published")
    assert out["changed"] == 4
    assert out["not_ready"] == [series.dates[2]["event_id"]]
    assert scene.notices(scene.kai) == ["event_published"]
    [told] = [one for one in scene.world.all(Notice) if one.person_id == scene.kai.id]
    assert "every Tuesday from Tue 5 Jan, 6pm. 4 dates." in told.text
    seen = scene.client(scene.kai).get(f"/api/events/{series.dates[0]['event_id']}").json()["series"]
    assert [one["on"] for one in seen["dates"]] == ["2027-01-05", "2027-01-12", "2027-01-26", "2027-02-02"]


def test_nothing_ready_says_what_is_open(scene: Scene) -> None:
    series = repeating(scene, publish=False, your_person="")
    no = series.act(set_state="published", status=409)
    assert no["code"] == "not_ready"
    assert [one["field"] for one in no["points"]] == ["your_person"]


def test_a_second_look_is_asked_once_for_all_dates(scene: Scene, world: World) -> None:
    watched = scene_in(world, name="Watched", second_look=True)
    series = repeating(watched, publish=False)
    series.act(set_state="published")
    assert {one["state"] for one in series.dates} == {"draft"}
    assert watched.notices(watched.worker) == ["event_second_look"]
    other = watched.client(watched.worker)
    path, event = f"/api/series/{series.id}", series.event(0)
    body = {"scope": "all", "event_id": event.id, "set_state": "published"}
    assert other.patch(path, json=body, headers={"If-Match": str(event.version)}).json()["changed"] == 5
    assert {one["state"] for one in series.every_date()} == {"published"}


def test_one_date_changed_on_its_own_stays_as_it_is(scene: Scene) -> None:
    series = repeating(scene)
    series.act(1, "this", changes={"food": "Cake"})
    assert [one["own"] for one in series.dates] == [False, True, False, False, False]
    came = series.act(0, changes={"food": "Soup", "bring": "A cup"})
    assert came["kept_own"] == [series.dates[1]["event_id"]]
    assert [series.event(n).food for n in range(3)] == ["Soup", "Cake", "Soup"]
    assert [series.event(n).bring for n in range(3)] == ["A cup"] * 3
    series.act(0, changes={"food": "Pie"}, overwrite=True)
    assert [series.event(n).food for n in range(3)] == ["Pie"] * 3
    assert not any(one["own"] for one in series.dates)


def test_this_and_following_leaves_what_was_before(scene: Scene) -> None:
    series = repeating(scene)
    later = NEXT_TUESDAY + timedelta(days=14, hours=1)
    changes = {"starts_at": wire(later.astimezone(UTC)), "ends_at": wire((later + timedelta(hours=2)).astimezone(UTC))}
    assert series.act(2, "following", changes=changes)["changed"] == 3
    assert series.walls() == [*TUESDAYS[:2], "19 Jan 19:00", "26 Jan 19:00", "02 Feb 19:00"]
    assert not any(one["own"] for one in series.dates)
    thursday = NEXT_TUESDAY + timedelta(days=2)
    moved = {"starts_at": wire(thursday), "ends_at": wire(thursday + timedelta(hours=2))}
    series.act(0, "all", changes=moved)
    assert series.walls() == ["07 Jan 18:00", "14 Jan 18:00", "21 Jan 18:00", "28 Jan 18:00", "04 Feb 18:00"]
    page = scene.client(scene.lead).get(f"/api/events/{series.dates[0]['event_id']}").json()["series"]
    assert page["words"] == "Every Thursday"
    assert next(one["on"] for one in page["dates"]) == "2027-01-05", "the key stays the rule's date"


def test_who_answered_hears_of_many_dates_once(scene: Scene) -> None:
    series = repeating(scene)
    mia = scene.member("Mia")
    series.answer(scene.kai)
    series.answer(mia, event_ids=[series.dates[3]["event_id"]])
    before = len(scene.world.all(Notice))
    later = NEXT_TUESDAY + timedelta(hours=1)
    series.act(changes={"starts_at": wire(later), "ends_at": wire(later + timedelta(hours=2))})
    told = {one.person_id: one for one in scene.world.all(Notice)[before:]}
    assert len(scene.world.all(Notice)) == before + 2
    assert "Tue 5 Jan, 7pm, and 4 later dates" in told[scene.kai.id].text
    assert "Tue 26 Jan, 7pm." in told[mia.id].text
    assert told[mia.id].about_id == series.dates[3]["event_id"]
    series.act(changes={"food": "Soup", "quiet": True}, scope="all")
    assert len(scene.world.all(Notice)) == before + 2


def test_an_edit_of_an_older_version_overwrites_nothing(scene: Scene) -> None:
    series = repeating(scene)
    old = series.event(1)
    series.act(0, changes={"food": "Soup"})
    sent = scene.client(scene.lead).patch(
        f"/api/series/{series.id}", json={"scope": "all", "event_id": old.id, "changes": {"food": "Pie"}},
        headers={"If-Match": str(old.version)},
    )  # fmt: skip
    assert (sent.status_code, sent.json()["current"]["food"]) == (412, "Soup")


def test_called_off_for_this_for_following_and_for_all(scene: Scene) -> None:
    series = repeating(scene)
    series.answer(scene.kai)
    series.act(1, "this", set_state="cancelled", reason="Joe is ill")
    series.act(3, "following", set_state="cancelled", reason="The hall is closed")
    assert [one["state"] for one in series.dates] == ["published", "cancelled", "published", "cancelled", "cancelled"]
    texts = [one.text for one in scene.world.all(Notice) if one.message == "event_cancelled"]
    assert texts[0] == "Stew night is off on Tue 12 Jan. Joe is ill."
    assert texts[1] == "Stew night is off on Tue 26 Jan and Tue 2 Feb. The hall is closed."
    assert series.act(0, changes={"food": "Soup"})["changed"] == 2
    assert [one["state"] for one in series.dates].count("cancelled") == 3, "a date that was called off stays so"
    no = series.act(0, set_state="cancelled", status=422)
    assert "reason" in no["fields"]


def test_dates_that_are_over_are_left_alone(scene: Scene) -> None:
    series = repeating(scene)
    with time_machine.travel(NEXT_TUESDAY + timedelta(days=8)):
        assert series.act(2, changes={"food": "Soup"})["changed"] == 3
        assert series.event(0).food == "Soup"  # the first of those still to come
    rows = sorted(scene.world.all(Event), key=lambda row: row.starts_at)
    assert [row.food for row in rows] == ["Jollof.", "Jollof.", "Soup", "Soup", "Soup"]
    assert clock.now() < rows[0].starts_at


def test_the_same_request_twice_makes_one_series(scene: Scene) -> None:
    from tests.events.repeating import COUNT, first  # noqa: PLC0415

    client, body = scene.client(scene.lead), {"first": first(), "repeat": COUNT}
    key = {"Idempotency-Key": "once"}
    both = [client.post(f"/api/groups/{scene.group.id}/series", json=body, headers=key).json() for _ in range(2)]
    assert both[0]["id"] == both[1]["id"]
    assert len(scene.world.all(Event)) == 5
