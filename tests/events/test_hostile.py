"""What somebody gets who should get nothing, and what broken phones send."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event as Flag
from time import sleep
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session

from api.core import clock
from api.core.audit import AuditRow
from api.events.models import AttendanceFact, Event, EventAnswer
from api.events.support.models import Booking, TravelPlan
from tests.events.scene import Scene, fact
from tests.events.test_hearers_and_jobs import answers, merge_accounts


@pytest.fixture
def tonight(scene: Scene) -> Event:
    return scene.event(starts_in=timedelta(hours=-1))


def removed_lead(scene: Scene) -> Any:
    """Somebody who led here and was taken out of the group; and their client."""
    gone = scene.member("Rex", role="co_lead")
    client = scene.client(gone)
    path = f"/api/groups/{scene.group.id}/people/{gone.id}/remove"
    assert scene.client(scene.worker).post(path, json={"reason": "Not safe."}).status_code == 200
    return client


def test_a_lead_who_was_removed_sends_check_ins_and_learns_nothing_of_where_people_meet(scene: Scene) -> None:
    client = removed_lead(scene)
    event = scene.event(place_name="The new hall", title="Moved because of Rex", capacity=7)
    scene.client(scene.lead).post(f"/api/events/{event.id}/attendance", json={"facts": [fact("headcount", count=6)]})
    path = f"/api/events/{event.id}"
    tap, key = {"facts": [fact(person=scene.kai)]}, {"Idempotency-Key": str(uuid4())}
    bodies: list[dict[str, Any]] = [{"facts": []}, tap, tap]
    for body in bodies:  # the last one is a replay
        sent = client.post(f"{path}/attendance", json=body, headers=key if body["facts"] else {})
        assert sent.status_code == 200, sent.text
        said = sent.json()
        assert (said["event"], said["totals"]["all"], said["saved_at"]) == (None, 0, None)
        assert [one["result"] for one in said["results"]] == ["needs_staff"] * len(body["facts"])
        assert "new hall" not in sent.text and "Rex" not in sent.text
    more = {"nonce": str(uuid4()), "change": 1, "at": clock.now().isoformat()}
    counted = client.post(f"{path}/drop-in", json=more)
    assert counted.status_code == 200 and counted.json()["totals"]["all"] == 0
    assert counted.json()["result"]["result"] == "needs_staff"


def test_a_lead_who_is_a_member_again_still_gets_the_list_without_the_people(scene: Scene, tonight: Event) -> None:
    path = f"/api/groups/{scene.group.id}/lead"
    assert scene.client(scene.lead).post(path, json={"to_person_id": scene.kai.id, "stay_as": "member"}).is_success
    sent = scene.client(scene.lead).post(
        f"/api/events/{tonight.id}/attendance", json={"facts": [fact(person=scene.kai)]}
    )
    assert sent.json()["event"]["title"] == tonight.title and sent.json()["people"] == []


def test_nobody_is_asked_to_an_activity_that_was_called_off(scene: Scene) -> None:
    """A place comes free there when two accounts become one; the line stays where it is."""
    event, twin, ana = scene.event(capacity=2), scene.member("Kai 2"), scene.member("Ana")
    for person in (scene.kai, twin, ana):
        scene.answer(person, event)
    off = scene.client(scene.lead).post(f"/api/events/{event.id}/cancel", json={"reason": "The hall is shut."})
    assert off.status_code == 200, off.text
    merge_accounts(scene, twin, scene.kai)
    assert answers(scene) == {scene.kai.id: "going", ana.id: "waiting"}
    assert scene.notices(ana) == ["event_cancelled"]


def test_who_left_their_only_group_does_not_hold_a_place_in_an_open_one(scene: Scene) -> None:
    open_one = scene.world.group(scene.programme, "Film", visibility="programme")
    own = scene.world.group(scene.programme, "Radio")
    event = scene.event(group_id=open_one.id, capacity=1)
    guest, both, ana = (scene.member(name) for name in ("Guest", "Both", "Ana"))
    scene.world.member(own, both)
    scene.answer(guest, event, needs={"travel": "A lift"})
    scene.world.save(TravelPlan(event_id=event.id, person_id=guest.id, changed_at=clock.now(), state="not_yet"))
    scene.answer(ana, event)
    scene.answer(both, event, "maybe", needs={"food": "halal"})
    for person in (both, guest):
        assert scene.client(person).post(f"/api/groups/{scene.group.id}/leave").status_code == 200
    assert answers(scene) == {guest.id: "cannot", ana.id: "offered", both.id: "maybe"}
    kept = {row.person_id: row.sealed_needs is not None for row in scene.world.all(EventAnswer)}
    assert (kept[guest.id], kept[both.id]) == (False, True)
    assert scene.world.all(TravelPlan) == []


BROKEN: list[Any] = [
    None,
    5,
    "x",
    [],
    [[]],
    {"nonce": 5},
    {"nonce": "x" * 200},
    {"nonce": "\u202e"},
    {"nonce": None},
    {},
]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_cannot_be_read_holds_back_nothing_else(scene: Scene, tonight: Event, broken: Any) -> None:
    good = fact(person=scene.kai) | {"event_id": tonight.id}
    sent = scene.client(scene.lead).post("/api/check-ins", json={"facts": [broken, good]})
    assert sent.status_code == 200, sent.text
    assert [one["result"] for one in sent.json()["results"]] == ["refused", "kept"]


@pytest.mark.parametrize("letter", ["\0", "\u202e"])
def test_a_time_with_a_letter_no_database_keeps_is_refused_alone(scene: Scene, tonight: Event, letter: str) -> None:
    good = fact(person=scene.kai) | {"event_id": tonight.id}
    odd = fact(person=scene.lead) | {"event_id": tonight.id, "at": clock.now().isoformat().replace("T", letter)}
    sent = scene.client(scene.lead).post("/api/check-ins", json={"facts": [odd, good]})
    assert sent.status_code == 200, sent.text
    assert [one["result"] for one in sent.json()["results"]] == ["refused", "kept"]


def test_one_nonce_for_two_activities_is_answered_for_each(scene: Scene, tonight: Event) -> None:
    one = fact(person=scene.kai)
    facts = [one | {"event_id": event_id} for event_id in (tonight.id, str(uuid4()), tonight.id)]
    sent = scene.client(scene.lead).post("/api/check-ins", json={"facts": facts}).json()["results"]
    assert [said["result"] for said in sent] == ["kept", "refused", "kept"]
    assert [row.event_id for row in scene.world.all(AttendanceFact)] == [tonight.id]


@pytest.mark.parametrize("what", ["childcare", "travel", "booking"])
def test_a_stale_edit_shows_what_people_need_only_with_a_trace(scene: Scene, what: str) -> None:
    """Asked with a version that never was, an edit answers with everybody's needs as they are: that is looking too."""
    event = scene.event()
    scene.answer(scene.kai, event, children=1, needs={"travel": "A lift", "food": "halal"})
    client, path = scene.client(scene.lead), f"/api/events/{event.id}"
    wanted = {"person_id": scene.kai.id, "kind": "interpreter", "words": "For BSL"}
    booking = client.post(f"{path}/bookings", json=wanted).json()["id"]
    before = [row.action for row in scene.world.all(AuditRow)]
    stale = {"If-Match": '"77"'}
    if what == "childcare":
        said = client.put(f"{path}/childcare/{scene.kai.id}", json={"arrangement": "creche"}, headers=stale)
    elif what == "travel":
        said = client.put(f"{path}/travel/{scene.kai.id}", json={"state": "not_needed"}, headers=stale)
    else:
        said = client.patch(f"/api/bookings/{booking}", json={"act": "ask"}, headers=stale)
    assert said.status_code == 412, said.text
    assert {"childcare": "halal", "travel": "A lift", "booking": "For BSL"}[what] in said.text
    noted = [row.action for row in scene.world.all(AuditRow)][len(before) :]
    assert noted == ["event.travel_seen" if what == "travel" else "event.needs_seen"]


def test_what_is_booked_while_somebody_says_that_they_cannot_come_is_called_off_by_a_person(scene: Scene) -> None:
    event = scene.event()
    scene.answer(scene.kai, event)
    wanted = {"person_id": scene.kai.id, "kind": "interpreter", "words": "For BSL"}
    made = scene.client(scene.lead).post(f"/api/events/{event.id}/bookings", json=wanted).json()["id"]
    begun = Flag()

    def books(session: Session) -> None:
        row = session.get_one(Booking, made, with_for_update=True)
        row.state = "booked"
        session.add(row)
        session.flush()
        begun.set()
        sleep(0.4)  # long enough for the answer to read what is booked

    with ThreadPoolExecutor(1) as pool:
        booked = pool.submit(scene.world.db.run_now, books)
        begun.wait(10)
        scene.answer(scene.kai, event, "cannot")
        booked.result()
    assert [row.state for row in scene.world.all(Booking)] == ["booked"], "or nobody tells the interpreter"
    assert "call_off" in scene.notices(scene.lead)
