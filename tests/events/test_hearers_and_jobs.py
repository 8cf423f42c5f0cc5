"""Leaving, removal, merged accounts, lost roles; and what happens by itself."""

from datetime import timedelta

import time_machine

from api.core import clock
from api.events.jobs import sessions_without_attendance
from api.events.models import AttendanceFact, EventAnswer, OnceLead, Presence
from api.people.actions import merge
from api.people.models import Person
from tests.events.scene import Scene, fact


def answers(scene: Scene) -> dict[str, str]:
    return {row.person_id: row.answer for row in scene.world.all(EventAnswer)}


def test_leaving_gives_the_place_to_the_line_and_forgets_the_needs(scene: Scene) -> None:
    event, ana = scene.event(capacity=1), scene.member("Ana")
    over = scene.event(starts_in=timedelta(hours=-3))
    scene.world.save(EventAnswer(event_id=over.id, person_id=scene.kai.id, answer="going", answered_at=clock.now()))
    scene.answer(scene.kai, event, needs={"food": "vegan"})
    scene.answer(ana, event)
    assert scene.client(scene.kai).post(f"/api/groups/{scene.group.id}/leave").status_code == 200
    mine = {row.event_id: row for row in scene.world.all(EventAnswer) if row.person_id == scene.kai.id}
    assert (mine[event.id].answer, mine[event.id].sealed_needs) == ("cannot", None)
    assert mine[over.id].answer == "going"  # what is past stays as it was
    assert scene.notices(ana) == ["place_offered"]


def test_removal_does_the_same(scene: Scene) -> None:
    event, ana = scene.event(capacity=1), scene.member("Ana")
    scene.answer(scene.kai, event)
    scene.answer(ana, event)
    path = f"/api/groups/{scene.group.id}/people/{scene.kai.id}/remove"
    removed = scene.client(scene.worker).post(path, json={"reason": "Moved away."})
    assert removed.status_code == 200, removed.text
    assert answers(scene) == {scene.kai.id: "cannot", ana.id: "offered"}
    assert scene.client(scene.kai).get(f"/api/events/{event.id}").status_code == 404


def test_who_led_until_now_is_remembered(scene: Scene) -> None:
    path = f"/api/groups/{scene.group.id}/lead"
    handed = scene.client(scene.lead).post(path, json={"to_person_id": scene.kai.id, "stay_as": "member"})
    assert handed.status_code == 200, handed.text
    assert [row.person_id for row in scene.world.all(OnceLead)] == [scene.lead.id]


def merge_accounts(scene: Scene, old: Person, new: Person) -> None:
    def work(session):  # type: ignore[no-untyped-def]
        merge(session, session.get(Person, old.id), session.get(Person, new.id), scene.programme.id)

    scene.world.db.run_now(work)


def test_two_accounts_become_one_answer_the_stronger_one(scene: Scene) -> None:
    twin, ana, other = scene.member("Kai 2"), scene.member("Ana"), scene.event()
    event = scene.event(capacity=2)
    scene.answer(scene.kai, event, "maybe", needs={"food": "vegan"})
    scene.answer(twin, event, "going")
    scene.answer(twin, other, "going", children=1)
    scene.answer(scene.lead, event)
    scene.answer(ana, event)
    merge_accounts(scene, twin, scene.kai)
    mine = {row.event_id: row for row in scene.world.all(EventAnswer) if row.person_id == scene.kai.id}
    assert (mine[event.id].answer, mine[other.id].answer, mine[other.id].children) == ("going", "going", 1)
    assert scene.client(scene.kai).get(f"/api/events/{event.id}").json()["my"]["needs"] == {"food": "vegan"}
    assert (scene.again(event).places_taken, scene.again(event).waiting) == (2, 1)
    assert twin.id not in answers(scene)


def test_both_accounts_going_frees_a_place_for_the_line(scene: Scene) -> None:
    twin, ana, event = scene.member("Kai 2"), scene.member("Ana"), scene.event(capacity=2)
    for person in (scene.kai, twin, ana):
        scene.answer(person, event)
    merge_accounts(scene, twin, scene.kai)
    assert answers(scene) == {scene.kai.id: "going", ana.id: "offered"}


def test_presence_follows_a_merged_account_and_facts_stay(scene: Scene) -> None:
    twin, event = scene.member("Kai 2"), scene.event(starts_in=timedelta(hours=-1))
    client, path = scene.client(scene.lead), f"/api/events/{event.id}/attendance"
    early = clock.now() - timedelta(minutes=9)
    client.post(path, json={"facts": [fact("late", twin), fact(person=scene.kai, at=early)]})
    merge_accounts(scene, twin, scene.kai)
    assert [(row.person_id, row.mark) for row in scene.world.all(Presence)] == [(scene.kai.id, "late")]
    assert {row.person_id for row in scene.world.all(AttendanceFact)} == {scene.kai.id, twin.id}
    listed = client.get(path).json()
    assert listed["totals"]["young_people"] == 1
    kept = client.post(path, json={"facts": [fact("left_early", twin)]})  # a phone that still has the old account
    assert kept.json()["results"][0]["result"] == "kept"
    assert [(row.person_id, row.mark) for row in scene.world.all(Presence)] == [(scene.kai.id, "left_early")]


def test_sessions_without_attendance_ask_the_lead_once_and_staff_after_a_week(scene: Scene) -> None:
    co_lead, run = scene.member("Ana", role="co_lead"), scene.world.db.run_now
    scene.event(starts_in=timedelta(hours=-3))
    scene.event("cancelled", starts_in=timedelta(hours=-3))
    scene.event(starts_in=timedelta(hours=-3), came_young=4)
    assert (run(sessions_without_attendance), run(sessions_without_attendance)) == (1, 0)
    assert scene.notices(scene.lead) == scene.notices(co_lead) == ["who_came"]
    assert scene.notices(scene.worker) == []
    with time_machine.travel(clock.now() + timedelta(days=8)):
        assert (run(sessions_without_attendance), run(sessions_without_attendance)) == (2, 0)
    assert scene.notices(scene.worker) == ["who_came_staff"]
    assert scene.notices(scene.lead) == ["who_came", "who_came"]  # the second one has check-ins but no wrap-up
