"""Needs, the cook's numbers, childcare and bookings over HTTP: who sees what, until when, and what people are told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from api.core import clock
from api.core.audit import AuditRow
from api.events.models import Event
from api.events.support.models import Booking
from api.notify.models import Notice
from api.people.models import Person
from tests.events.scene import Scene

VERSION = "if-match"


def actions(scene: Scene) -> list[str]:
    return [row.action for row in scene.world.all(AuditRow)]


def needs_of(scene: Scene, event: Event, who: Person | None = None) -> dict[str, Any]:
    said = scene.client(who or scene.lead).get(f"/api/events/{event.id}/needs")
    assert said.status_code == 200, said.text
    found: dict[str, Any] = said.json()
    return found


def book(scene: Scene, event: Event, kind: str = "bsl", who: Person | None = None) -> dict[str, Any]:
    body = {"person_id": (who or scene.kai).id, "kind": kind, "words": "At the front."}
    made = scene.client(scene.lead).post(f"/api/events/{event.id}/bookings", json=body)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


def move(scene: Scene, booking: dict[str, Any], act: str | None, status: int = 200, **more: Any) -> dict[str, Any]:
    body = more | ({"act": act} if act else {})
    said = scene.client(scene.worker).patch(
        f"/api/bookings/{booking['id']}", json=body, headers={VERSION: f'"{booking["version"]}"'}
    )
    assert said.status_code == status, said.text
    found: dict[str, Any] = said.json()
    return found


def mine(scene: Scene, event: Event, who: Person | None = None) -> dict[str, Any]:
    found: dict[str, Any] = scene.client(who or scene.kai).get(f"/api/events/{event.id}").json()["support"]["mine"]
    return found


def test_the_lead_sees_the_needs_of_those_who_come_until_a_day_after(scene: Scene) -> None:
    event, ana, tia = scene.event(capacity=2), scene.member("Ana"), scene.member("Tia")
    scene.answer(scene.kai, event, needs={"food": "halal", "access": "BSL"})
    scene.answer(ana, event, "going")
    scene.answer(tia, event, needs={"food": "vegan"})  # it is full: she waits, so nobody reads it yet
    for who in (scene.lead, scene.worker):
        said = needs_of(scene, event, who)
        assert [(one["chosen_name"], one["needs"]) for one in said["items"]] == [
            ("Kai", {"food": "halal", "access": "BSL"})
        ]
        assert [one["chosen_name"] for one in said["others"]] == ["Ana"]
    assert actions(scene).count("event.needs_seen") == 2
    listed = scene.client(scene.lead).get(f"/api/events/{event.id}/answers").json()["items"]
    assert {one["chosen_name"]: one["needs"] for one in listed} == {
        "Kai": {"food": "halal", "access": "BSL"}, "Ana": {}, "Tia": None,
    }  # fmt: skip
    with time_machine.travel(event.ends_at + timedelta(hours=23)):
        assert needs_of(scene, event)["items"]
    with time_machine.travel(event.ends_at + timedelta(hours=24)):
        for part in ("needs", "catering", "travel"):
            gone = scene.client(scene.lead).get(f"/api/events/{event.id}/{part}")
            assert (gone.status_code, gone.json()["detail"]) == (
                404, "This is over, so what people needed is put away. Nobody sees it any more.",
            )  # fmt: skip
        page = scene.client(scene.lead).get(f"/api/events/{event.id}").json()
        assert page["support"]["to_do"] is None


def test_each_need_says_who_can_see_it(scene: Scene) -> None:
    page = scene.client(scene.kai).get(f"/api/events/{scene.event().id}").json()
    lines = {one["key"]: one["seen_by"] for one in page["needs_choices"]}
    assert lines["food"] == "Maya and Joe see it until a day after. The cook gets numbers only."
    assert lines["access"] == "Maya and Joe see it until a day after."


def test_the_cook_gets_numbers_only(scene: Scene) -> None:
    event, ana, tia = scene.event(), scene.member("Ana"), scene.member("Tia")
    scene.answer(scene.kai, event, children=2, needs={"food": "halal, Kai can't have kiwi"})
    scene.answer(ana, event, needs={"food": "Halal"})
    scene.answer(tia, event, "maybe", needs={"food": "vegan"})
    sheet = scene.client(scene.lead).get(f"/api/events/{event.id}/catering")
    assert sheet.status_code == 200, sheet.text
    found = sheet.json()
    assert (found["people"], found["children"], found["portions"], found["no_wish"]) == (2, 2, 4, 0)
    assert found["choices"] == [{"words": "Halal", "count": 2}]
    assert found["text"] == "2 × Halal\n1 × can't have kiwi"
    assert not [name for name in ("Kai", "Ana", "Tia", scene.kai.id) if name in sheet.text]
    assert "event.catering_seen" in actions(scene)


def test_a_draft_has_no_needs_yet(scene: Scene) -> None:
    event = scene.event("draft")
    for part in ("needs", "catering", "travel"):
        assert scene.client(scene.lead).get(f"/api/events/{event.id}/{part}").status_code == 409
    assert scene.client(scene.lead).get(f"/api/events/{event.id}").json()["support"] == {"mine": None, "to_do": None}


def test_a_booking_from_the_list_to_booked_is_on_the_ticket_and_told_discreetly(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, needs={"access": "BSL"})
    booking = book(scene, event)
    assert booking["can"] == ["ask", "book", "say_not_possible", "cancel"]
    assert mine(scene, event)["bookings"][0]["sentence"] == "Your BSL interpreter is on our list."
    booking = move(scene, booking, "ask")
    move(scene, booking | {"version": 1}, "book", 412)
    booking = move(scene, booking, "book")
    ticket = mine(scene, event)["bookings"][0]
    assert (ticket["sentence"], ticket["words"]) == ("Your BSL interpreter is booked.", "At the front.")
    assert scene.notices(scene.kai) == ["booking_asked", "booking_booked"]
    texts = [one.text for one in scene.world.all(Notice) if one.person_id == scene.kai.id]
    assert not [text for text in texts if "BSL" in text or "interpreter" in text]
    move(scene, booking, None, words="Ask for Sam.")
    assert mine(scene, event)["bookings"][0]["words"] == "Ask for Sam."
    assert [one["state"] for one in needs_of(scene, event)["items"][0]["bookings"]] == ["booked"]


WALKS: list[list[tuple[str, str]]] = [
    [("ask", "asked"), ("say_not_possible", "not_possible"), ("need_again", "needed"), ("book", "booked")],
    [("say_not_possible", "not_possible"), ("need_again", "needed"), ("cancel", "cancelled"), ("need_again", "needed")],
    [("ask", "asked"), ("cancel", "cancelled")],
    [("ask", "asked"), ("book", "booked"), ("cancel", "cancelled")],
    [("book", "booked"), ("say_not_possible", "not_possible")],
]


@pytest.mark.parametrize("walk", WALKS)
def test_every_way_a_booking_can_go(scene: Scene, walk: list[tuple[str, str]]) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    booking = book(scene, event)
    for act, state in walk:
        booking = move(scene, booking, act, reason="No one is free that day.")
        assert booking["state"] == state
    assert len(scene.notices(scene.kai)) == len(walk)


def test_a_booking_that_cannot_be_had_says_why(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    booking = book(scene, event, "interpreter")
    assert "reason" in move(scene, booking, "say_not_possible", 422)["fields"]
    move(scene, booking, "say_not_possible", reason="No one is free that day.")
    ticket = mine(scene, event)["bookings"][0]
    assert (ticket["sentence"], ticket["words"]) == (
        "Your interpreter could not be booked.", "No one is free that day.",
    )  # fmt: skip
    assert move(scene, booking | {"version": 2}, "book", 409)["code"] == "state"


def test_nothing_is_booked_for_who_does_not_come(scene: Scene) -> None:
    event, ana = scene.event(), scene.member("Ana")
    scene.answer(ana, event, "cannot")
    for person in (ana, scene.kai):
        body = {"person_id": person.id, "kind": "bsl"}
        assert scene.client(scene.lead).post(f"/api/events/{event.id}/bookings", json=body).status_code == 409
    assert scene.world.all(Booking) == []


def test_childcare_stands_on_the_ticket(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, children=2)
    path = f"/api/events/{event.id}/childcare/{scene.kai.id}"
    lead = scene.client(scene.lead)
    assert mine(scene, event)["childcare"] == {"arrangement": None, "words": "", "version": 0}
    body = {"arrangement": "creche", "words": "Room 3, with Bea."}
    assert lead.put(path, json=body).status_code == 422  # which version was seen?
    said = lead.put(path, json=body, headers={VERSION: '"0"'})
    assert said.status_code == 200, said.text
    assert mine(scene, event)["childcare"] == body | {"version": 1}
    assert lead.put(path, json=body, headers={VERSION: '"0"'}).status_code == 412
    assert scene.notices(scene.kai) == ["childcare_set"]
    scene.answer(scene.kai, event, children=0)
    assert mine(scene, event)["childcare"] is None
    assert lead.put(path, json=body, headers={VERSION: '"1"'}).status_code == 409


def test_the_leads_page_counts_what_is_open(scene: Scene) -> None:
    event, ana = scene.event(), scene.member("Ana")
    scene.answer(scene.kai, event, children=1, needs={"travel": "taxi"})
    scene.answer(ana, event)
    book(scene, event)
    to_do = scene.client(scene.lead).get(f"/api/events/{event.id}").json()["support"]["to_do"]
    until = (event.ends_at + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S")
    assert to_do.pop("until").startswith(until)
    assert to_do == {"needs": 1, "travel_open": 1, "bookings_open": 1, "childcare_open": 1}
    assert scene.client(ana).get(f"/api/events/{event.id}").json()["support"]["to_do"] is None


def test_a_replay_of_a_booking_makes_no_second_one(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    body, key = {"person_id": scene.kai.id, "kind": "bsl"}, {"idempotency-key": "one"}
    lead = scene.client(scene.lead)
    first, second = (lead.post(f"/api/events/{event.id}/bookings", json=body, headers=key).json() for _ in range(2))
    assert first == second
    assert len(scene.world.all(Booking)) == 1
    assert clock.now() < event.starts_at
