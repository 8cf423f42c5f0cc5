"""Answering from a phone: places, the line, offers, needs; and answers that staff write down."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import text

from api.core import clock
from api.core.audit import AuditRow
from api.events.jobs import places_go_on
from api.events.models import EventAnswer
from tests.events.scene import Scene


def test_going_maybe_cannot(scene: Scene) -> None:
    event = scene.event()
    going = scene.answer(scene.kai, event, children=2)
    assert (going["answer"], going["children"], going["place_in_line"]) == ("going", 2, None)
    assert going["words"] == "You're in. Change your mind any time."
    assert scene.again(event).places_taken == 3
    assert scene.answer(scene.kai, event, "maybe")["words"].startswith("OK, maybe")
    assert scene.answer(scene.kai, event, "cannot")["answer"] == "cannot"
    assert scene.again(event).places_taken == 0
    assert len(scene.world.all(EventAnswer)) == 1
    assert "event.answer_event" in [row.action for row in scene.world.all(AuditRow)]


def test_a_full_activity_gives_a_place_in_line_and_a_freed_place_is_offered(scene: Scene) -> None:
    event = scene.event(capacity=1)
    ana, tia = scene.member("Ana"), scene.member("Tia")
    scene.answer(scene.kai, event)
    waiting = scene.answer(ana, event)
    assert (waiting["answer"], waiting["place_in_line"]) == ("waiting", 1)
    assert waiting["words"] == "You're 1st in line. We'll tell you the minute a place is free."
    assert scene.answer(tia, event)["place_in_line"] == 2
    assert scene.answer(ana, event, children=1)["place_in_line"] == 1
    scene.answer(scene.kai, event, "cannot")
    assert scene.notices(tia) == ["place_offered"]
    assert scene.notices(ana) == ["place_waiting"]  # two places are needed, one was free: told, place kept
    page = scene.client(tia).get(f"/api/events/{event.id}").json()
    assert page["my"]["answer"] == "offered"
    assert page["full"] is True
    assert page["counts"] == {"going": 0, "maybe": 0, "children": 0, "waiting": 1}
    accepted = scene.answer(tia, event)
    assert (accepted["answer"], accepted["offer_until"]) == ("going", None)


def test_once_it_has_started_nobody_in_line_is_promised_a_place(scene: Scene) -> None:
    event = scene.event(capacity=1)
    ana = scene.member("Ana")
    scene.answer(scene.kai, event)
    scene.answer(ana, event)
    with time_machine.travel(event.starts_at + timedelta(minutes=1), tick=False):
        assert scene.answer(ana, event)["words"] == "It has started. Ask who runs it if you can still come."
        scene.answer(scene.kai, event, "cannot")
        page = scene.client(ana).get(f"/api/events/{event.id}").json()
        assert (page["my"]["answer"], page["full"]) == ("waiting", False)
        assert scene.answer(ana, event)["answer"] == "going"


def test_declining_gives_the_place_to_the_next(scene: Scene) -> None:
    event = scene.event(capacity=1)
    ana, tia = scene.member("Ana"), scene.member("Tia")
    for person in (scene.kai, ana, tia):
        scene.answer(person, event)
    scene.answer(scene.kai, event, "cannot")
    assert scene.answer(ana, event, "cannot")["answer"] == "cannot"
    assert scene.notices(tia) == ["place_offered"]


def test_an_offer_that_ran_out_reads_as_no_answer_and_the_next_write_passes_it_on(scene: Scene) -> None:
    event = scene.event(capacity=1)
    ana, tia = scene.member("Ana"), scene.member("Tia")
    for person in (scene.kai, ana, tia):
        scene.answer(person, event)
    scene.answer(scene.kai, event, "maybe")
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert scene.client(ana).get(f"/api/events/{event.id}").json()["my"] is None
        card = scene.client(ana).get("/api/whats-on").json()["items"][0]
        assert (card["my_answer"], card["full"]) == (None, True)  # Tia waits for it
        assert scene.answer(scene.kai, event)["answer"] == "waiting"
        assert scene.client(tia).get(f"/api/events/{event.id}").json()["my"]["answer"] == "offered"
    assert scene.notices(ana) == ["place_offered", "place_lapsed"]


def test_an_offer_that_ran_out_with_nobody_waiting_is_a_free_place(scene: Scene) -> None:
    event = scene.event(capacity=1)
    ana = scene.member("Ana")
    scene.answer(scene.kai, event)
    scene.answer(ana, event)
    scene.answer(scene.kai, event, "cannot")
    assert scene.client(scene.kai).get("/api/whats-on").json()["items"][0]["full"] is True
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert scene.client(scene.kai).get("/api/whats-on").json()["items"][0]["full"] is False
        assert scene.client(scene.kai).get(f"/api/events/{event.id}").json()["full"] is False
        assert scene.answer(ana, event)["answer"] == "going"  # who let it run out can simply say yes again


def test_the_job_passes_places_on_when_nobody_writes(scene: Scene) -> None:
    event = scene.event(capacity=1)
    ana, tia = scene.member("Ana"), scene.member("Tia")
    for person in (scene.kai, ana, tia):
        scene.answer(person, event)
    scene.answer(scene.kai, event, "cannot")
    assert scene.world.db.run_now(places_go_on) == 0
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert scene.world.db.run_now(places_go_on) == 1
        assert scene.world.db.run_now(places_go_on) == 0
    assert scene.notices(tia) == ["place_offered"]


def test_a_raised_capacity_goes_down_the_line_and_a_lowered_one_sends_nobody_away(scene: Scene) -> None:
    event = scene.event(capacity=1)
    ana = scene.member("Ana")
    scene.answer(scene.kai, event)
    scene.answer(ana, event)
    lead = scene.client(scene.lead)
    lead.patch(f"/api/events/{event.id}", json={"capacity": 2}, headers={"if-match": "1"})
    assert scene.notices(ana) == ["place_offered"]
    scene.answer(ana, event)
    lead.patch(f"/api/events/{event.id}", json={"capacity": 1}, headers={"if-match": "2"})
    assert scene.again(event).places_taken == 2


def test_shortly_before_any_time_people_are_in_at_once(scene: Scene) -> None:
    event = scene.event(capacity=1, starts_in=timedelta(hours=3))
    ana, tia = scene.member("Ana"), scene.member("Tia")
    scene.answer(scene.kai, event)
    scene.answer(ana, event)
    scene.answer(tia, event, any_time=True)
    scene.answer(scene.kai, event, "cannot")
    assert scene.notices(tia) == ["place_going"]
    assert scene.client(ana).get(f"/api/events/{event.id}").json()["my"]["place_in_line"] == 1


def test_more_children_than_there_is_room_for(scene: Scene) -> None:
    event = scene.event(capacity=2)
    scene.answer(scene.kai, event)
    kept = scene.answer(scene.kai, event, children=4)
    assert (kept["answer"], kept["children"]) == ("going", 0)
    assert kept["words"].startswith("There is no room for more children")


@pytest.mark.parametrize("state", ["cancelled", "done"])
def test_answers_are_closed_when_it_is_off_or_done(scene: Scene, state: str) -> None:
    event = scene.event(state)
    sent = scene.client(scene.kai).put(f"/api/events/{event.id}/answer", json={"answer": "going"})
    assert (sent.status_code, sent.json()["code"]) == (409, "closed")


def test_answers_are_closed_after_the_end_and_for_drafts(scene: Scene) -> None:
    over, hidden = scene.event(starts_in=timedelta(hours=-5)), scene.event("draft")
    assert scene.client(scene.kai).put(f"/api/events/{over.id}/answer", json={"answer": "maybe"}).status_code == 409
    assert scene.client(scene.kai).put(f"/api/events/{hidden.id}/answer", json={"answer": "maybe"}).status_code == 404
    assert scene.client(scene.lead).get(f"/api/events/{hidden.id}/answers").status_code == 409


@pytest.mark.parametrize(
    ("body", "field"),
    [({"answer": "waiting"}, "answer"), ({"answer": "going", "children": 7}, "children"), ({}, "answer"),
     ({"answer": "going", "needs": {"shoes": "42"}}, "needs.shoes"),
     ({"answer": "going", "needs": {"food": "x" * 201}}, "needs.food")],
)  # fmt: skip
def test_wrong_answers_are_named(scene: Scene, body: dict[str, Any], field: str) -> None:
    event = scene.event()
    sent = scene.client(scene.kai).put(f"/api/events/{event.id}/answer", json=body)
    assert (sent.status_code, list(sent.json()["fields"])) == (422, [field])


def test_the_same_request_twice_is_harmless(scene: Scene) -> None:
    event, kai = scene.event(capacity=1), scene.client(scene.kai)
    scene.answer(scene.member("Ana"), event)
    sent = [
        kai.put(f"/api/events/{event.id}/answer", json={"answer": "going"}, headers={"idempotency-key": "one"}).json()
        for _ in range(2)
    ]
    assert sent[0] == sent[1]
    other = kai.put(f"/api/events/{event.id}/answer", json={"answer": "maybe"}, headers={"idempotency-key": "one"})
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert scene.again(event).waiting == 1


def test_needs_are_sealed_seen_by_few_and_gone_a_day_after(scene: Scene) -> None:
    event, ana = scene.event(), scene.member("Ana")
    said = scene.answer(scene.kai, event, needs={"food": "halal please", "early": " "})
    assert said["needs"] == {"food": "halal please"}
    scene.answer(ana, event, "maybe", needs={"access": "step-free"})
    with scene.world.db.look() as session:
        dump = str(session.connection().execute(text("SELECT * FROM event_answer")).all())
    assert "halal" not in dump
    assert "food" not in dump
    for who in (scene.lead, scene.worker):
        listed = scene.client(who).get(f"/api/events/{event.id}/answers").json()
        assert [(one["chosen_name"], one["needs"]) for one in listed["items"]] == [
            ("Kai", {"food": "halal please"}), ("Ana", {"access": "step-free"}),
        ]  # fmt: skip
        assert (listed["needs_counts"], listed["not_answered"]) == ({"food": 1}, 1)
    assert [row.action for row in scene.world.all(AuditRow)].count("event.needs_seen") == 2
    assert scene.client(ana).get(f"/api/events/{event.id}/answers").status_code == 403
    with time_machine.travel(event.ends_at + timedelta(days=1, minutes=1)):
        listed = scene.client(scene.lead).get(f"/api/events/{event.id}/answers").json()
        assert [one["needs"] for one in listed["items"]] == [None, None]
        mine = scene.client(scene.kai).get(f"/api/events/{event.id}").json()["my"]
        assert mine["needs"] == {"food": "halal please"}


def test_needs_stay_when_not_sent_and_go_with_an_empty_object_or_a_no(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, needs={"food": "vegan"})
    assert scene.answer(scene.kai, event, "maybe")["needs"] == {"food": "vegan"}
    assert scene.answer(scene.kai, event, "going", needs={})["needs"] == {}
    scene.answer(scene.kai, event, needs={"food": "vegan"})
    assert scene.answer(scene.kai, event, "cannot")["needs"] == {}


def test_staff_write_down_an_answer_and_the_person_hears_of_it(scene: Scene) -> None:
    event, path = scene.event(), f"/api/events/{{}}/answers/{scene.kai.id}"
    body = {"answer": "going", "children": 1, "needs": {"travel": "taxi"}}
    sent = scene.client(scene.worker).put(path.format(event.id), json=body)
    assert (sent.status_code, sent.json()["needs"]) == (200, {"travel": "taxi"})
    assert scene.notices(scene.kai) == ["answered_for_you"]
    listed = scene.client(scene.lead).get(f"/api/events/{event.id}/answers").json()["items"]
    assert [one["recorded_by_staff"] for one in listed] == [True]
    assert scene.answer(scene.kai, event)["answer"] == "going"
    listed = scene.client(scene.lead).get(f"/api/events/{event.id}/answers").json()["items"]
    assert [one["recorded_by_staff"] for one in listed] == [False]
    assert scene.client(scene.lead).put(path.format(event.id), json=body).status_code == 403
    stranger = scene.world.person("Zed")
    assert scene.client(scene.worker).put(
        f"/api/events/{event.id}/answers/{stranger.id}", json=body
    ).status_code == 404  # fmt: skip


def test_needs_that_staff_see_by_writing_an_answer_are_noted_and_end_too(scene: Scene) -> None:
    """Writing somebody's answer down shows their needs as the list of answers does: noted, and gone a day later."""
    event = scene.event()
    scene.answer(scene.kai, event, needs={"food": "No nuts"})
    client, key = scene.client(scene.worker), {"Idempotency-Key": "for-kai"}
    path = f"/api/events/{event.id}/answers/{scene.kai.id}"

    def seen() -> int:
        return sum(row.action == "event.needs_seen" for row in scene.world.all(AuditRow))

    assert client.put(path, json={"answer": "going"}, headers=key).json()["needs"] == {"food": "No nuts"}
    assert seen() == 1
    over = scene.again(event)
    over.starts_at, over.ends_at = over.starts_at - timedelta(days=9), over.ends_at - timedelta(days=9)
    scene.world.save(over)
    again = client.put(path, json={"answer": "going"}, headers=key)
    assert (again.status_code, again.json()["needs"], seen()) == (200, {}, 1)
