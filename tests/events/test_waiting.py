"""The waiting line through HTTP: the lead's list, how many places there are, moving somebody ahead with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from api.core import clock
from api.core.audit import AuditRow
from api.events.jobs import places_go_on
from api.events.models import Event
from api.events.waiting.jobs import line_moves_forgotten
from api.events.waiting.models import LineMove
from api.groups.facts import MEMBER_REMOVED
from api.notify.models import Notice
from api.people.facts import PEOPLE_MERGED
from api.people.models import Person
from tests.events.scene import Scene


def line_of(scene: Scene, person: Person, event: Event) -> dict[str, Any]:
    sent = scene.client(person).get(f"/api/events/{event.id}/waiting-line")
    assert sent.status_code == 200, sent.text
    found: dict[str, Any] = sent.json()
    return found


def capacity(scene: Scene, event: Event, **body: Any) -> Any:
    version = str(scene.again(event).version)
    return scene.client(scene.lead).put(f"/api/events/{event.id}/capacity", json=body, headers={"if-match": version})


def ahead(scene: Scene, event: Event, person: Person, reason: str = "They teach a song.") -> Any:
    path = f"/api/events/{event.id}/waiting-line/{person.id}/move-ahead"
    return scene.client(scene.lead).post(path, json={"reason": reason})


def full(scene: Scene, *names: str, **more: Any) -> tuple[Event, list[Person]]:
    """Kai has the one place; the others wait in this order."""
    event, people = scene.event(capacity=1, **more), [scene.member(name) for name in names]
    for person in (scene.kai, *people):
        scene.answer(person, event)
    return event, people


def test_the_lead_sees_the_line_and_somebody_in_it_their_own_place(scene: Scene) -> None:
    event, (ana, tia) = full(scene, "Ana", "Tia")
    scene.answer(tia, event, children=2, any_time=True)
    seen = line_of(scene, scene.lead, event)
    assert [(one["chosen_name"], one["place"], one["party"], one["any_time"]) for one in seen["items"]] == [
        ("Ana", 1, 1, False), ("Tia", 2, 3, True),
    ]  # fmt: skip
    assert (seen["taken"], seen["held"], seen["free"], seen["waiting"], seen["my"]) == (1, 0, 0, 2, None)
    assert [one["can"] for one in seen["items"]] == [[], ["move_ahead"]]
    mine = line_of(scene, tia, event)
    assert (mine["items"], mine["moves"], mine["can"]) == ([], [], [])
    assert (mine["my"]["place"], mine["my"]["waiting"]) == (2, 2)
    assert line_of(scene, scene.kai, event)["my"] is None
    page = scene.client(ana).get(f"/api/events/{event.id}").json()
    assert page["line"] == {"place": 1, "offer_until": None, "any_time": False, "waiting": 2, "moves": []}


def test_an_offer_is_held_for_the_hours_the_lead_set(scene: Scene) -> None:
    event, (ana, tia) = full(scene, "Ana", "Tia")
    assert capacity(scene, event, capacity=1, offer_hours=6).json()["offer_hours"] == 6
    scene.answer(scene.kai, event, "cannot")
    first, second = line_of(scene, scene.lead, event)["items"]
    assert (first["answer"], first["place"], second["place"]) == ("offered", None, 1)
    with time_machine.travel(clock.now() + timedelta(hours=6, minutes=1)):
        seen = line_of(scene, scene.lead, event)
        assert [one["chosen_name"] for one in seen["items"]] == ["Tia"], "an offer that ran out is out of the line"
        scene.world.db.run_now(places_go_on)
        assert line_of(scene, tia, event)["my"]["offer_until"] is not None
    assert scene.notices(ana) == ["place_offered", "place_lapsed"]


def test_more_places_go_down_the_line_and_fewer_send_nobody_away(scene: Scene) -> None:
    event, (ana, tia, _) = full(scene, "Ana", "Tia", "Bo")
    sent = capacity(scene, event, capacity=3)
    assert (sent.status_code, sent.json()["held"], sent.json()["words"]) == (
        200,
        2,
        "Saved. We asked 2 people in line.",
    )
    scene.answer(ana, event)
    scene.answer(tia, event)
    fewer = capacity(scene, event, capacity=2).json()
    assert fewer["words"].startswith("3 places are taken already. They all keep them.")
    assert (fewer["taken"], fewer["free"], scene.again(event).places_taken) == (3, 0, 3)
    scene.answer(tia, event, "cannot")
    assert line_of(scene, scene.lead, event)["held"] == 0, "two places are taken, two there are"


def test_a_capacity_based_on_an_older_version_is_refused(scene: Scene) -> None:
    event, _ = full(scene, "Ana")
    lead, path = scene.client(scene.lead), f"/api/events/{event.id}/capacity"
    assert lead.put(path, json={"capacity": 2}).status_code == 422
    stale = lead.put(path, json={"capacity": 2}, headers={"if-match": "9"})
    assert (stale.status_code, stale.json()["current"]["capacity"]) == (412, 1)
    assert capacity(scene, event, capacity=1).json()["version"] == 1, "nothing changed"
    assert capacity(scene, event, capacity=0).status_code == 422
    assert capacity(scene, event, capacity=1, offer_hours=73).status_code == 422


def test_nobody_is_moved_ahead_without_a_reason_that_the_line_can_see(scene: Scene) -> None:
    event, (ana, tia, bo) = full(scene, "Ana", "Tia", "Bo")
    assert ahead(scene, event, bo, " ").status_code == 422
    moved = ahead(scene, event, bo)
    assert [(one["chosen_name"], one["moved"]) for one in moved.json()["items"]] == [
        ("Bo", "They teach a song."), ("Ana", None), ("Tia", None),
    ]  # fmt: skip
    assert scene.notices(bo) == ["line_moved_you"]
    for person, place in ((ana, 2), (tia, 3)):
        seen = line_of(scene, person, event)
        assert (seen["my"]["place"], [one["reason"] for one in seen["moves"]]) == (
            place,
            ["They teach a song."],
        )
        assert "Bo" not in str(seen)
        text = [one.text for one in scene.world.all(Notice) if one.person_id == person.id][-1]
        assert text.endswith("in line now. Somebody went ahead. Why: They teach a song.")
    assert line_of(scene, scene.kai, event)["moves"] == [], "who is not in the line has no need to know"
    assert [row.action for row in scene.world.all(AuditRow)].count("event.move_ahead") == 1
    scene.answer(scene.kai, event, "cannot")
    assert scene.notices(bo)[-1] == "place_offered"


def test_who_cannot_be_moved_ahead(scene: Scene) -> None:
    event, (ana, _) = full(scene, "Ana", "Tia")
    assert ahead(scene, event, ana).json()["code"] == "first"
    assert ahead(scene, event, scene.kai).json()["code"] == "not_waiting"
    scene.answer(scene.lead, event)
    assert ahead(scene, event, scene.lead).json()["code"] == "yourself"
    over = scene.event("done")
    assert ahead(scene, over, ana).json()["code"] == "closed"


@pytest.mark.parametrize("how", ["cannot", "maybe", "removed", "merged", "more"])
def test_every_way_a_place_comes_free_goes_to_the_line(scene: Scene, how: str) -> None:
    event, (ana, _) = full(scene, "Ana", "Tia")
    double = scene.member("Kai again")
    scene.answer(double, event, "maybe")
    facts = {"group_id": scene.group.id, "person_id": scene.kai.id}
    merged = {"old": scene.kai.id, "new": double.id, "programme_id": scene.programme.id}
    {
        "cannot": lambda: scene.answer(scene.kai, event, "cannot"),
        "maybe": lambda: scene.answer(scene.kai, event, "maybe"),
        "removed": lambda: scene.world.db.run_now(lambda tx: MEMBER_REMOVED.tell(tx, **facts)),
        "merged": lambda: scene.world.db.run_now(lambda tx: PEOPLE_MERGED.tell(tx, **merged)),
        "more": lambda: capacity(scene, event, capacity=2),
    }[how]()
    asked = ["place_offered"] if how != "merged" else []  # one person with two accounts keeps the one place
    assert scene.notices(ana) == asked


def test_an_activity_that_starts_sooner_keeps_no_place_beyond_its_start(scene: Scene) -> None:
    event, (ana,) = full(scene, "Ana")
    scene.answer(scene.kai, event, "cannot")
    sooner = clock.now() + timedelta(hours=8)
    lead = scene.client(scene.lead)
    body = {"starts_at": sooner.isoformat(), "ends_at": (sooner + timedelta(hours=1)).isoformat()}
    assert lead.patch(f"/api/events/{event.id}", json=body, headers={"if-match": "1"}).status_code == 200
    until = scene.client(ana).get(f"/api/events/{event.id}").json()["line"]["offer_until"]
    assert until < (clock.now() + timedelta(hours=5)).isoformat()
    assert scene.notices(ana).count("place_offered") == 2, "told of the new end"


def test_reasons_follow_a_merge_and_are_forgotten_a_day_after(scene: Scene) -> None:
    event, (_, tia) = full(scene, "Ana", "Tia")
    ahead(scene, event, tia)
    again = scene.member("Tia again")
    merged = {"old": tia.id, "new": again.id, "programme_id": scene.programme.id}
    scene.world.db.run_now(lambda tx: PEOPLE_MERGED.tell(tx, **merged))
    assert [one.person_id for one in scene.world.all(LineMove)] == [again.id]
    assert scene.world.db.run_now(line_moves_forgotten) == 0
    with time_machine.travel(event.ends_at + timedelta(days=1, minutes=1)):
        assert scene.world.db.run_now(line_moves_forgotten) == 1
    assert scene.world.all(LineMove) == []


def test_moving_ahead_twice_by_a_lost_answer_is_harmless(scene: Scene) -> None:
    event, (_, tia) = full(scene, "Ana", "Tia")
    path, key = f"/api/events/{event.id}/waiting-line/{tia.id}/move-ahead", {"idempotency-key": "once"}
    sent = [scene.client(scene.lead).post(path, json={"reason": "She sings."}, headers=key).json() for _ in range(2)]
    assert sent[0] == sent[1]
    assert len(scene.world.all(LineMove)) == 1
