"""A place lost without a tap of one's own: an offer ran out, a group closed. Who arranged something hears of it."""

from __future__ import annotations

from datetime import timedelta

import time_machine

from api.core import clock
from api.events.jobs import places_go_on
from api.events.models import Event, EventAnswer
from api.notify.models import Notice
from api.people.models import Person
from tests.events.scene import Scene, fact
from tests.events.test_travel import board, sort_out, states


def guest(scene: Scene, name: str) -> Person:
    """Somebody of the programme who is not in the group."""
    person, films = scene.world.person(name), scene.world.group(scene.programme, f"Films of {name}")
    scene.world.member(films, person)
    return person


def open_to_all(scene: Scene, visibility: str = "programme") -> None:
    lead, path = scene.client(scene.lead), f"/api/groups/{scene.group.id}"
    version = lead.get(path).json()["version"]
    done = lead.patch(path, json={"visibility": visibility}, headers={"if-match": f'"{version}"'})
    assert done.status_code == 200, done.text


def answers(scene: Scene, event: Event) -> dict[str, str]:
    return {row.person_id: row.answer for row in scene.world.all(EventAnswer) if row.event_id == event.id}


def test_an_offer_that_ran_out_is_told_to_who_had_arranged_the_way(scene: Scene) -> None:
    event, ana = scene.event(capacity=1), scene.member("Ana")
    for person in (scene.kai, ana):
        scene.answer(person, event, needs={"travel": "A taxi"})
    scene.answer(scene.kai, event, "cannot")
    sort_out(scene, event, ana)
    before = scene.notices(scene.lead)
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        scene.world.db.run_now(places_go_on)
        scene.world.db.run_now(places_go_on)
        assert answers(scene, event)[ana.id] == "lapsed"
        assert states(board(scene, event)) == {"Ana": "call_off"}
    assert scene.notices(scene.lead) == [*before, "call_off"], "told once"


def test_an_offer_that_ran_out_with_nothing_arranged_tells_nobody_else(scene: Scene) -> None:
    event, ana = scene.event(capacity=1), scene.member("Ana")
    for person in (scene.kai, ana):
        scene.answer(person, event)
    scene.answer(scene.kai, event, "cannot")
    before = scene.notices(scene.lead)
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        scene.world.db.run_now(places_go_on)
    assert scene.notices(scene.lead) == before and scene.notices(ana) == ["place_offered", "place_lapsed"]


def test_who_goes_into_the_line_keeps_no_booking_and_who_made_it_hears(scene: Scene) -> None:
    event, ana = scene.event(capacity=1), scene.member("Ana")
    scene.answer(scene.kai, event, "maybe", needs={"travel": "A taxi"})
    sort_out(scene, event, scene.kai)
    scene.answer(ana, event)
    before = scene.notices(scene.lead)
    assert scene.answer(scene.kai, event)["answer"] == "waiting"
    assert scene.notices(scene.lead) == [*before, "call_off"]
    said = [one.text for one in scene.world.all(Notice) if one.message == "call_off"]
    assert said == ["Kai has no place at Jollof night right now. Please call off what was booked for them."]


def test_guests_of_a_group_that_closes_are_told_and_freed(scene: Scene) -> None:
    open_to_all(scene)
    nia, tia, resting = guest(scene, "Nia"), guest(scene, "Tia"), scene.member("Rae", "resting")
    soon, later = scene.event(capacity=1), scene.event()
    past = scene.event(starts_in=timedelta(days=-2))
    for person in (nia, scene.kai, tia):
        scene.answer(person, soon, needs={"travel": "A taxi"})
    scene.answer(resting, later)
    scene.answer(tia, later, "cannot")
    scene.world.save(EventAnswer(event_id=past.id, person_id=nia.id, answer="going", answered_at=clock.now()))
    sort_out(scene, soon, nia)
    open_to_all(scene, "members")
    assert answers(scene, soon) == {nia.id: "cannot", scene.kai.id: "offered", tia.id: "cannot"}
    assert answers(scene, later) == {resting.id: "going", tia.id: "cannot"}
    assert answers(scene, past) == {nia.id: "going"}, "what was stays"
    needs = {row.person_id: row.sealed_needs for row in scene.world.all(EventAnswer) if row.event_id == soon.id}
    assert needs[nia.id] is None and needs[scene.kai.id] is not None
    told = {one.person_id: one.message for one in scene.world.all(Notice) if one.message == "group_closed"}
    assert told == {nia.id: "group_closed", tia.id: "group_closed"}
    assert scene.notices(scene.kai)[-1] == "place_offered" and "place_offered" not in scene.notices(tia)
    assert states(board(scene, soon))["Nia"] == "call_off"
    assert scene.client(nia).get(f"/api/events/{soon.id}").status_code == 404


def test_a_group_that_opens_or_changes_otherwise_frees_nobody(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    open_to_all(scene)
    nia = guest(scene, "Nia")
    scene.answer(nia, event)
    open_to_all(scene)
    assert answers(scene, event) == {scene.kai.id: "going", nia.id: "going"}
    open_to_all(scene, "members")
    assert answers(scene, event) == {scene.kai.id: "going", nia.id: "cannot"}


def test_nobody_is_checked_in_days_before(scene: Scene) -> None:
    """Refused with a sentence, at the door and in an upload; "could not come" may be known days before."""
    event = scene.event(starts_in=timedelta(days=3))
    lead, path = scene.client(scene.lead), f"/api/events/{event.id}/attendance"
    early = fact(person=scene.kai)
    refused = lead.post(path, json={"facts": [early]})
    assert refused.status_code == 422
    assert refused.json()["fields"][f"facts.{early['nonce']}"].startswith("This is too early.")
    sent = lead.post("/api/check-ins", json={"facts": [
        fact(person=scene.kai) | {"event_id": event.id}, fact("could_not_come", scene.kai) | {"event_id": event.id},
    ]})  # fmt: skip
    assert [one["result"] for one in sent.json()["results"]] == ["refused", "kept"]
    assert [one["mark"] for one in lead.get(path).json()["people"] if one["chosen_name"] == "Kai"] == ["could_not_come"]
    with time_machine.travel(event.starts_at - timedelta(hours=23)):
        again = scene.client(scene.lead).post(path, json={"facts": [fact(person=scene.kai)]})
        assert again.status_code == 200
