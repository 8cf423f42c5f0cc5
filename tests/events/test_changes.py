"""What changed since I answered, until I have seen it; what is told, and what stays a small change."""

import re
from datetime import timedelta
from typing import Any

import pytest

from api.events.plans.messages import said_when
from tests.events.scene import READY, Scene, wire
from tests.events.test_plans import change


def changes(scene: Scene, event: Any, person: Any = None) -> list[dict[str, Any]]:
    page = scene.client(person or scene.kai).get(f"/api/events/{event.id}").json()
    return [{key: one[key] for key in ("field", "before", "after")} for one in page["plan"]["changes"]]


def text(scene: Scene) -> str:
    return str(scene.client(scene.kai).get("/api/notices").json()["items"][0]["text"])


def later(event: Any, **by: Any) -> dict[str, str]:
    return {"starts_at": wire(event.starts_at + timedelta(**by)), "ends_at": wire(event.ends_at + timedelta(**by))}


def test_a_new_time_and_place_are_shown_from_old_to_new_until_seen(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    old = scene.again(event)
    moved = change(scene, event, **later(old, days=1)).json()
    assert "Before it was " in text(scene)
    change(scene, event, place_name="Oak Hall")
    assert text(scene).endswith("has a new place: Oak Hall, 2 Mill Lane. Before it was Willow Hall, 2 Mill Lane.")
    when, where = changes(scene, event)
    assert (when["field"], where) == (
        "when", {"field": "where", "before": "Willow Hall, 2 Mill Lane", "after": "Oak Hall, 2 Mill Lane"},
    )  # fmt: skip
    assert when["before"] != when["after"]

    seen = scene.client(scene.kai).put(f"/api/events/{event.id}/changes/seen", json={"version": moved["version"]})
    assert [one["field"] for one in seen.json()["plan"]["changes"]] == ["where"], "the place came after what was seen"
    for version in (99, 1):
        scene.client(scene.kai).put(f"/api/events/{event.id}/changes/seen", json={"version": version})
        assert changes(scene, event) == []


def test_a_new_time_is_said_in_the_language_of_who_asks(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    change(scene, event, **later(scene.again(event), days=1))
    (english,) = changes(scene, event)
    page = scene.client(scene.kai).get(f"/api/events/{event.id}", headers={"accept-language": "ar"}).json()
    (arabic,) = page["plan"]["changes"]
    for side in ("before", "after"):
        assert re.search("[A-Z][a-z]{2} [0-9]", english[side]), english
        assert re.search("[\u0600-\u06ff]", arabic[side]), arabic
        assert not re.search("[A-Za-z]", arabic[side]), arabic
    assert arabic["before"] != arabic["after"]


def test_a_time_written_down_in_words_stays_as_it_was() -> None:
    for kept in ("", "Fri 12 Dec, 6pm to 8pm", "a/b/c", "12/13"):
        assert said_when(kept) == kept


def test_answering_again_is_having_seen_it(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    change(scene, event, food="Soup")
    assert [one["field"] for one in changes(scene, event)] == ["food"]
    scene.answer(scene.kai, event, "maybe")
    assert changes(scene, event) == []


def test_there_and_back_is_no_change_and_two_moves_are_one(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    change(scene, event, place_name="Oak Hall")
    change(scene, event, place_name="Elm Hall")
    assert [(one["before"][:6], one["after"][:6]) for one in changes(scene, event)] == [("Willow", "Elm Ha")]
    change(scene, event, place_name="Willow Hall")
    assert changes(scene, event) == []


def test_who_answers_later_or_not_at_all_sees_no_changes(scene: Scene) -> None:
    event, ana = scene.event(), scene.member("Ana")
    change(scene, event, food="Soup")
    assert changes(scene, event) == []
    scene.answer(ana, event)
    assert changes(scene, event, ana) == []


@pytest.mark.parametrize(
    ("edit", "told", "shown"),
    [
        ({"food": "Soup", "quiet": True}, [], []),
        ({"food": "Soup", "breaks": "None"}, ["event_changed"], ["food", "breaks"]),
        ({"place_name": "Oak", "food": "Soup", "quiet": True}, ["event_place"], ["where"]),
        ({"place_name": "Oak", "food": "Soup"}, ["event_place"], ["where", "food"]),
        ({"online_link": "https://meet.example/2", "quiet": True}, [], []),
        ({"capacity": 40, "host_contact": "Sam", "risk": READY["risk"] | {"measures": "More gloves."}}, [], []),
        ({"questions": {"items": ["Other?"], "share": False}}, [], []),
        ({"pay": {"kind": "thanks", "thanks": "A voucher"}, "title": "Stew"}, ["event_changed"], ["title", "pay"]),
    ],
)  # fmt: skip
def test_small_changes_stay_quiet_and_what_is_not_seen_is_not_told(
    scene: Scene, edit: dict[str, Any], told: list[str], shown: list[str]
) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    sent = change(scene, event, **edit)
    assert sent.status_code == 200, sent.text
    assert (scene.notices(scene.kai), [one["field"] for one in changes(scene, event)]) == (told, shown)


def test_a_new_link_is_always_told_and_never_said(scene: Scene) -> None:
    event = scene.event(mode="both")
    scene.answer(scene.kai, event, "maybe")
    change(scene, event, online_link="https://meet.example/2", quiet=True)
    assert text(scene).endswith("has a new link to join. Have a look.")
    assert changes(scene, event) == [{"field": "online_link", "before": "", "after": ""}]


def test_the_notice_names_what_changed(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    change(scene, event, food="Soup", bring="A coat")
    assert text(scene).endswith(": food and what to bring. Have a look.")
    change(scene, event, food="Rice", bring="A hat", about="We eat.", access="A lift.", breaks="Often")
    assert "and more" in text(scene)


def test_seeing_is_for_those_who_may_answer(scene: Scene) -> None:
    event, waiting = scene.event(), scene.member("W", "waiting_for_consent")
    for person, status in ((waiting, 404), (scene.worker, 403), (scene.world.person("S"), 404)):
        sent = scene.client(person).put(f"/api/events/{event.id}/changes/seen", json={"version": 1})
        assert sent.status_code == status


def test_a_moved_activity_settles_its_line_and_still_says_what_changed(scene: Scene) -> None:
    event, ana = scene.event(capacity=1), scene.member("Ana")
    scene.answer(scene.kai, event)
    assert scene.answer(ana, event)["answer"] == "waiting"
    change(scene, event, capacity=2)
    assert scene.client(ana).get(f"/api/events/{event.id}").json()["my"]["answer"] == "offered"
    change(scene, event, **later(scene.again(event), hours=1))
    assert [one["field"] for one in changes(scene, event, ana)] == ["when"]
