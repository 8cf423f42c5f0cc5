"""Everything that waited on a phone in one request; counters that add up; check-ins that wait for staff."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from api.core import clock
from api.events.check_in import keeping
from api.events.check_in.hearers import decisions_follow
from api.events.check_in.models import CheckInDecision
from api.events.models import AttendanceFact, Event, Presence, WrapUp
from api.groups.models import Membership
from api.people.models import Person
from tests.events.scene import Scene, fact


@pytest.fixture
def tonight(scene: Scene) -> Event:
    return scene.event(starts_in=timedelta(hours=-1))


def upload(scene: Scene, by: Person, *facts: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    sent = scene.client(by).post("/api/check-ins", json={"facts": list(facts)}, **more)
    assert sent.status_code == 200, sent.text
    found: list[dict[str, Any]] = sent.json()["results"]
    return found


def to(event: Event, kind: str = "present", person: Person | str | None = None, **more: Any) -> dict[str, Any]:
    return fact(kind, person, **more) | {"event_id": event.id}


def results(found: list[dict[str, Any]]) -> list[str]:
    return [one["result"] for one in found]


def test_each_fact_has_its_own_result_and_none_holds_back_another(scene: Scene, tonight: Event) -> None:
    second, draft = scene.event(starts_in=timedelta(hours=-1)), scene.event("draft")
    off = scene.event("cancelled", starts_in=timedelta(hours=-1))
    other_group = scene.world.group(scene.programme, "Film")
    elsewhere = scene.event(group_id=other_group.id, made_by=scene.kai.id, published_by=scene.kai.id)
    tap = to(tonight, person=scene.kai)
    found = upload(
        scene, scene.lead, tap, tap, to(tonight, "walk_in"), to(second, "walk_in", name="Sam"),
        to(draft, person=scene.kai), to(off, person=scene.kai),
        to(elsewhere, person=scene.kai), to(tonight, person=scene.world.person("Zed")),
        {"nonce": "from an older app", "kind": "waved", "event_id": tonight.id},
        to(tonight, person=scene.kai) | {"event_id": str(uuid4())}, to(tonight, "headcount", count=-3),
    )  # fmt: skip
    kept = ["kept", "kept", "refused", "kept", "refused", "needs_staff", *["refused"] * 5]
    assert results(found) == kept
    assert all(one["sentence"] for one in found if one["result"] in ("refused", "needs_staff"))
    assert found[6]["sentence"] == found[9]["sentence"], "nobody learns from it what there is elsewhere"
    assert len(scene.world.all(AttendanceFact)) == 3
    assert results(upload(scene, scene.lead, tap)) == ["already"]


def test_the_same_upload_twice_is_harmless(scene: Scene, tonight: Event) -> None:
    facts, key = [to(tonight, person=scene.kai), to(tonight, "walk_in")], {"idempotency-key": "one"}
    assert results(upload(scene, scene.lead, *facts, headers=key)) == ["kept", "refused"]
    again = upload(scene, scene.lead, *facts, headers=key)
    assert (results(again), again[1]["sentence"]) == (["already", "refused"], "Please write a name.")


def test_many_new_people_become_active_with_one_upload(scene: Scene, tonight: Event) -> None:
    people = [scene.member(f"P{number}", "new") for number in range(12)]
    rests = scene.member("Rest", "resting")
    assert set(results(upload(scene, scene.lead, *(to(tonight, person=one) for one in (*people, rests))))) == {"kept"}
    states = {row.person_id: row.state for row in scene.world.all(Membership)}
    assert {states[one.id] for one in people} == {"active"} and states[rests.id] == "resting"
    assert scene.again(tonight).came_young == 13


def test_a_late_upload_reopens_the_count_of_what_was_wrapped_up(scene: Scene, tonight: Event) -> None:
    scene.client(scene.lead).post(f"/api/events/{tonight.id}/wrap-up", json={
        "young_people": 1, "professionals": 0, "led_by": "young_people"})  # fmt: skip
    upload(scene, scene.lead, to(tonight, person=scene.kai), to(tonight, "late", scene.lead))
    assert scene.world.all(WrapUp)[0].reopened is True
    assert scene.notices(scene.lead).count("event_reopened") == 1


def test_a_clock_days_ahead_keeps_its_own_order(scene: Scene, tonight: Event) -> None:
    ahead = clock.now() + timedelta(days=400)
    taps = [to(tonight, kind, scene.kai, at=ahead + timedelta(seconds=n)) for n, kind in
            enumerate(("present", "undo", "late", "left_early"))]  # fmt: skip
    upload(scene, scene.lead, *reversed(taps))
    assert [row.mark for row in scene.world.all(Presence)] == ["left_early"]


def test_two_phones_counting_add_up_and_can_take_back(scene: Scene, tonight: Event) -> None:
    lead, worker = scene.client(scene.lead), scene.client(scene.worker)
    path = f"/api/events/{tonight.id}/drop-in"

    def tap(change: int, **more: Any) -> dict[str, Any]:
        return {"nonce": str(uuid4()), "change": change, "at": clock.now().isoformat()} | more

    twice = tap(3)
    for client, body in ((lead, tap(1)), (worker, twice), (worker, twice), (lead, tap(-1)), (lead, tap(2)),
                         (lead, tap(4, service="Advice")), (worker, tap(1, of="professional"))):  # fmt: skip
        said = client.post(path, json=body)
        assert said.status_code == 200, said.text
    assert said.json()["totals"] == {"young_people": 5, "professionals": 1, "all": 6}
    undone = upload(scene, scene.worker, to(tonight, "undo", twice["nonce"]))
    assert results(undone) == ["kept"]
    today = lead.get(path).json()
    assert today["totals"] == {"young_people": 2, "professionals": 1, "all": 3}
    assert {(one["service"], one["of"]): one["count"] for one in today["counters"]} == {
        ("", "young_person"): 2, ("", "professional"): 1, ("Advice", "young_person"): 4,
    }  # fmt: skip
    assert lead.post(path, json=tap(0)).status_code == 422
    listed = lead.get(f"/api/events/{tonight.id}/attendance").json()
    assert listed["totals"]["all"] == 3 and len(listed["counted"]) == 4


def no_lead_any_more(scene: Scene) -> None:
    path = f"/api/groups/{scene.group.id}/lead"
    scene.client(scene.lead).post(path, json={"to_person_id": scene.kai.id, "stay_as": "member"})


def test_staff_count_or_leave_out_what_waits(scene: Scene, tonight: Event) -> None:
    ana = scene.member("Ana", "new")
    no_lead_any_more(scene)
    sent = (to(tonight, person=ana), to(tonight, "walk_in", name="Sam"), to(tonight, "late", scene.kai))
    assert results(upload(scene, scene.lead, *sent)) == ["needs_staff"] * 3
    worker, path = scene.client(scene.worker), f"/api/programmes/{scene.programme.id}/check-ins"
    waiting = {one["name"]: one for one in worker.get(path).json()["items"]}
    assert {name: (one["kind"], one["said_by"]) for name, one in waiting.items()} == {
        "Ana": ("present", "Maya"), "Sam": ("walk_in", "Maya"), "Kai": ("late", "Maya"),
    }  # fmt: skip

    def decide(name: str, decision: str) -> Any:
        return worker.post(f"/api/check-ins/{waiting[name]['id']}/decision", json={"decision": decision}).json()

    decide("Ana", "count"), decide("Sam", "count"), decide("Kai", "leave_out")
    assert worker.get(path).json()["items"] == []
    listed = worker.get(f"/api/events/{tonight.id}/attendance").json()
    assert (listed["totals"]["all"], listed["needs_staff"], [one["name"] for one in listed["walk_ins"]]) == (
        2,
        [],
        ["Sam"],
    )
    assert {row.person_id: row.state for row in scene.world.all(Membership)}[ana.id] == "active"
    assert decide("Sam", "leave_out")["decision"] == "leave_out"
    assert worker.get(f"/api/events/{tonight.id}/attendance").json()["totals"]["all"] == 1
    assert len(scene.world.all(AttendanceFact)) == 3


def test_counting_after_the_wrap_up_tells_the_lead(scene: Scene, tonight: Event) -> None:
    no_lead_any_more(scene)
    upload(scene, scene.lead, to(tonight, person=scene.lead))
    scene.client(scene.kai).post(f"/api/events/{tonight.id}/wrap-up", json={
        "young_people": 1, "professionals": 0, "led_by": "young_people"})  # fmt: skip
    worker = scene.client(scene.worker)
    [one] = worker.get(f"/api/programmes/{scene.programme.id}/check-ins").json()["items"]
    worker.post(f"/api/check-ins/{one['id']}/decision", json={"decision": "count"})
    assert scene.world.all(WrapUp)[0].reopened is True
    assert scene.notices(scene.kai)[-1] == "event_reopened"


def test_what_one_former_lead_can_leave_for_staff_has_an_end(
    scene: Scene, tonight: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_HELD", 3)
    no_lead_any_more(scene)
    taps = [to(tonight, person=scene.kai) for _ in range(5)]
    found = upload(scene, scene.lead, *taps)
    assert results(found) == ["needs_staff"] * 3 + ["refused"] * 2
    assert "wait for staff" in found[4]["sentence"]
    assert results(upload(scene, scene.lead, to(tonight, person=scene.kai))) == ["refused"]
    sent = scene.client(scene.lead).post(
        f"/api/events/{tonight.id}/attendance", json={"facts": [fact(person=scene.kai)]}
    )
    assert results(sent.json()["results"]) == ["refused"]
    assert len(scene.world.all(AttendanceFact)) == 3


def test_who_decided_follows_a_merge_of_accounts(scene: Scene, tonight: Event) -> None:
    no_lead_any_more(scene)
    upload(scene, scene.lead, to(tonight, person=scene.kai))
    worker = scene.client(scene.worker)
    [one] = worker.get(f"/api/programmes/{scene.programme.id}/check-ins").json()["items"]
    worker.post(f"/api/check-ins/{one['id']}/decision", json={"decision": "leave_out"})
    who = {"old": scene.worker.id, "new": scene.kai.id, "programme_id": scene.programme.id}
    scene.world.db.run_now(lambda tx: decisions_follow(tx, **who))
    assert [row.by for row in scene.world.all(CheckInDecision)] == [scene.kai.id]
