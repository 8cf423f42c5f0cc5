"""The travel board, my way on my ticket, "running late", "I got home", and the staff's list of what is open (R17)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import time_machine

from api.core import clock
from api.events.models import Event
from api.events.support.models import TravelPlan
from api.notify.models import Notice
from api.people.models import Person
from tests.events.scene import Scene, wire

TAXI = {"state": "arranged", "way": "taxi", "words": "The driver is called Sam.", "pick_up_place": "12 Elm Road"}


def board(scene: Scene, event: Event) -> dict[str, Any]:
    said = scene.client(scene.lead).get(f"/api/events/{event.id}/travel")
    assert said.status_code == 200, said.text
    found: dict[str, Any] = said.json()
    return found


def sort_out(scene: Scene, event: Event, who: Person, base: int = 0, status: int = 200, **body: Any) -> dict[str, Any]:
    path = f"/api/events/{event.id}/travel/{who.id}"
    said = scene.client(scene.lead).put(path, json=body or TAXI, headers={"if-match": f'"{base}"'})
    assert said.status_code == status, said.text
    found: dict[str, Any] = said.json()
    return found


def states(found: dict[str, Any]) -> dict[str, str]:
    return {one["chosen_name"]: one["state"] for one in found["items"]}


def mine(scene: Scene, event: Event, who: Person | None = None) -> dict[str, Any]:
    found: dict[str, Any] = scene.client(who or scene.kai).get(f"/api/events/{event.id}").json()["support"]["mine"]
    return found


def test_from_a_wish_to_a_taxi_on_the_ticket(scene: Scene) -> None:
    event, ana = scene.event(), scene.member("Ana")
    scene.answer(scene.kai, event, needs={"travel": "A taxi home"})
    scene.answer(ana, event)
    found = board(scene, event)
    assert (states(found), found["open"]) == ({"Kai": "not_yet"}, 1)
    assert found["items"][0]["asked"] == "A taxi home"
    assert [one["chosen_name"] for one in found["others"]] == ["Ana"]
    assert mine(scene, event)["travel"]["state"] == "not_yet"
    pick_up = wire(event.starts_at - timedelta(hours=1))
    found = sort_out(scene, event, scene.kai, **TAXI, pick_up_at=pick_up)
    assert (states(found), found["open"]) == ({"Kai": "arranged"}, 0)
    travel = mine(scene, event)["travel"]
    assert (travel["way"], travel["words"], travel["pick_up_place"], travel["by_name"]) == (
        "taxi", "The driver is called Sam.", "12 Elm Road", "Maya",
    )  # fmt: skip
    assert travel["pick_up_at"] == pick_up
    (told,) = [one for one in scene.world.all(Notice) if one.person_id == scene.kai.id]
    assert told.text == "Jollof night: your way there is sorted. Have a look at your ticket."
    sort_out(scene, event, scene.kai, base=1, **TAXI, pick_up_at=pick_up)  # the same again: nobody is told twice
    assert scene.notices(scene.kai) == ["travel_set"]


def test_two_leads_at_once_and_a_way_without_a_kind(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, needs={"travel": "taxi"})
    assert "way" in sort_out(scene, event, scene.kai, status=422, state="arranged")["fields"]
    sort_out(scene, event, scene.kai)
    stale = sort_out(scene, event, scene.kai, status=412, state="not_needed")
    assert stale["current"]["items"][0]["way"] == "taxi"


def test_when_plans_change_the_way_reads_as_changed(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, needs={"travel": "taxi"})
    sort_out(scene, event, scene.kai)
    scene.answer(scene.kai, event, needs={"travel": "taxi, from school"})
    assert states(board(scene, event)) == {"Kai": "changed"}
    sort_out(scene, event, scene.kai, base=1)
    later = {
        "starts_at": wire(event.starts_at + timedelta(hours=1)),
        "ends_at": wire(event.ends_at + timedelta(hours=1)),
    }
    moved = scene.client(scene.lead).patch(f"/api/events/{event.id}", json=later, headers={"if-match": '"1"'})
    assert moved.status_code == 200, moved.text
    assert (states(board(scene, event)), mine(scene, event)["travel"]["state"]) == ({"Kai": "changed"}, "changed")
    sort_out(scene, event, scene.kai, base=2, state="not_needed")
    assert (states(board(scene, event)), scene.notices(scene.kai)[-1]) == ({"Kai": "not_needed"}, "travel_set")
    assert mine(scene, event)["travel"]["words"] == ""


def test_who_cannot_come_any_more_has_it_called_off_by_the_lead(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, needs={"travel": "taxi"})
    sort_out(scene, event, scene.kai)
    scene.answer(scene.kai, event, "cannot")
    found = board(scene, event)
    (row,) = found["items"]
    assert (row["state"], row["way"], row["words"], row["pick_up_place"], found["open"]) == (
        "call_off",
        "taxi",
        "",
        "",
        1,
    )
    assert scene.notices(scene.lead) == ["call_off"]
    sort_out(scene, event, scene.kai, base=row["version"], status=409)
    assert sort_out(scene, event, scene.kai, base=row["version"], state="not_needed")["items"] == []
    assert scene.world.all(TravelPlan) == []
    assert sort_out(scene, event, scene.kai, status=409, state="not_needed")["code"] == "not_coming"


def test_a_wish_nobody_acted_on_goes_with_the_answer(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event, needs={"travel": "taxi"})
    sort_out(scene, event, scene.kai, state="not_yet")
    scene.answer(scene.kai, event, "cannot")
    assert (board(scene, event)["items"], scene.notices(scene.lead)) == ([], [])
    assert scene.world.all(TravelPlan) == []


def test_somebody_who_never_answered_is_not_on_the_board(scene: Scene) -> None:
    event, ana = scene.event(), scene.member("Ana")
    assert sort_out(scene, event, ana, status=404)["code"] == "not_found"


def test_running_late_is_told_to_the_leads(scene: Scene) -> None:
    event = scene.event(starts_in=timedelta(hours=1))
    kai = scene.client(scene.kai)
    path = f"/api/events/{event.id}/late"
    assert kai.put(path, json={"minutes": 10}).status_code == 409  # not going
    scene.answer(scene.kai, event)
    assert mine(scene, event)["can"] == ["say_late", "say_home"]
    for _ in range(2):
        said = kai.put(path, json={"minutes": 10})
        assert said.status_code == 200, said.text
    assert said.json()["mine"]["late"]["minutes"] == 10
    texts = [one.text for one in scene.world.all(Notice) if one.person_id == scene.lead.id]
    assert texts == ["Kai is running late for Jollof night, about 10 minutes."]
    (row,) = board(scene, event)["items"]
    assert (row["late"]["minutes"], board(scene, event)["open"]) == (10, 0)
    assert kai.put(path, json={"late": False}).json()["mine"]["late"] is None
    assert board(scene, event)["items"] == []


def test_late_is_for_the_day_itself(scene: Scene) -> None:
    event = scene.event(starts_in=timedelta(days=3))
    scene.answer(scene.kai, event)
    assert scene.client(scene.kai).put(f"/api/events/{event.id}/late", json={}).status_code == 409
    assert mine(scene, event)["can"] == ["say_home"]


def test_i_got_home_is_only_for_who_wants_it(scene: Scene) -> None:
    event = scene.event(starts_in=timedelta(hours=1))
    scene.answer(scene.kai, event)
    kai, path = scene.client(scene.kai), f"/api/events/{event.id}/home"
    assert mine(scene, event)["tells_home"] is False
    assert kai.put(path, json={"wanted": True}).json()["mine"]["tells_home"] is True
    assert scene.notices(scene.lead) == []
    with time_machine.travel(event.ends_at + timedelta(hours=2)):
        kai = scene.client(scene.kai)
        home = kai.put(path, json={"wanted": True, "home": True})
        assert home.json()["mine"]["home_at"] is not None
        assert scene.notices(scene.lead) == ["got_home"]
        (row,) = board(scene, event)["items"]
        assert (row["tells_home"], row["home_at"] is not None) == (True, True)
        assert kai.put(path, json={"wanted": False}).json()["mine"]["home_at"] is None
    with time_machine.travel(event.ends_at + timedelta(hours=25)):
        late = scene.client(scene.kai).put(path, json={"wanted": True, "home": True})
        assert late.status_code == 404


def test_staff_see_whose_way_is_open_across_the_programme(scene: Scene) -> None:
    soon, later = scene.event(title="Soon"), scene.event(title="Later", starts_in=timedelta(days=9))
    past = scene.event(title="Past", starts_in=timedelta(days=-4))
    scene.event("draft", title="Draft")
    for event in (later, soon):
        scene.answer(scene.kai, event, needs={"travel": "taxi"})
    sort_out(scene, later, scene.kai)
    path = f"/api/programmes/{scene.programme.id}/travel"
    worker = scene.client(scene.worker)
    assert [(one["title"], one["chosen_name"], one["state"]) for one in worker.get(path).json()["items"]] == [
        ("Soon", "Kai", "not_yet")
    ]
    off = scene.client(scene.lead).post(f"/api/events/{later.id}/cancel", json={"reason": "Rain."})
    assert off.status_code == 200, off.text
    assert [(one["title"], one["state"]) for one in worker.get(path).json()["items"]] == [
        ("Soon", "not_yet"), ("Later", "call_off"),
    ]  # fmt: skip
    assert past.ends_at < clock.now()
