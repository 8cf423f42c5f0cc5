"""Check-in: by tap, walk-ins, headcounts, from two phones, too late, by somebody who lost the role."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from api.core import clock
from api.events.models import AttendanceFact, Event, Presence, WrapUp
from api.groups.models import Membership
from api.people.models import Person
from tests.events.scene import Scene, fact

WRAP = {"young_people": 9, "professionals": 1, "led_by": "young_people", "sentence": "Loud and lovely."}


def record(scene: Scene, event: Event, *facts: dict[str, object], by: Person | None = None) -> dict[str, object]:
    sent = scene.client(by or scene.lead).post(f"/api/events/{event.id}/attendance", json={"facts": facts})
    assert sent.status_code == 200, sent.text
    found: dict[str, object] = sent.json()
    return found


@pytest.fixture
def tonight(scene: Scene) -> Event:
    return scene.event(starts_in=timedelta(hours=-1), capacity=1)


def test_the_list_holds_names_answers_and_marks_and_nothing_more(scene: Scene, tonight: Event) -> None:
    scene.answer(scene.kai, tonight, needs={"food": "halal"})
    scene.member("Rest", "resting")
    scene.member("Gone", "left")
    listed = scene.client(scene.lead).get(f"/api/events/{tonight.id}/attendance")
    assert [(one["chosen_name"], one["answer"], one["mark"]) for one in listed.json()["people"]] == [
        ("Kai", "going", None), ("Maya", None, None), ("Rest", None, None),
    ]  # fmt: skip
    assert "halal" not in listed.text
    assert listed.json()["saved_at"] is None
    assert set(listed.json()["people"][0]) == {"person_id", "chosen_name", "tell_apart", "answer", "mark",
                                                    "said", "own"}  # fmt: skip


def test_presence_beats_capacity_and_makes_new_people_active(scene: Scene, tonight: Event) -> None:
    ana = scene.member("Ana", "new")
    after = record(scene, tonight, fact(person=scene.kai), fact("late", ana), fact("not_there", scene.lead))
    assert [one["result"] for one in after["results"]] == ["kept"] * 3  # type: ignore[attr-defined]
    assert after["totals"] == {"young_people": 2, "professionals": 0, "all": 2}
    assert after["over_capacity"] == 1
    states = {one.person_id: one.state for one in scene.world.all(Membership)}
    assert states[ana.id] == "active"
    assert scene.again(tonight).came_young == 2


def test_walk_ins_headcounts_and_taking_them_back(scene: Scene, tonight: Event) -> None:
    walk_in = fact("walk_in", name="Sam")
    after = record(
        scene, tonight, walk_in, fact("walk_in", name="Dr Ali", of="professional"), fact("headcount", count=5),
        fact("headcount", count=2, of="professional"),
    )  # fmt: skip
    assert after["totals"] == {"young_people": 6, "professionals": 3, "all": 9}
    assert [(one["name"], one["of"]) for one in after["walk_ins"]] == [  # type: ignore[attr-defined]
        ("Sam", "young_person"), ("Dr Ali", "professional"),
    ]  # fmt: skip
    with scene.world.db.look() as session:
        assert "Sam" not in str(session.connection().execute(text("SELECT * FROM attendance_fact")).all())
    after = record(scene, tonight, fact("undo", str(walk_in["nonce"])), fact("headcount", count=0))
    assert after["totals"] == {"young_people": 0, "professionals": 3, "all": 3}


def test_the_same_fact_twice_counts_once(scene: Scene, tonight: Event) -> None:
    tap = fact(person=scene.kai)
    assert [one["result"] for one in record(scene, tonight, tap, tap)["results"]] == ["kept", "already"]  # type: ignore[attr-defined]
    again = record(scene, tonight, tap)
    assert [one["result"] for one in again["results"]] == ["already"]  # type: ignore[attr-defined]
    assert len(scene.world.all(AttendanceFact)) == 1


def test_the_same_request_twice_is_harmless(scene: Scene, tonight: Event) -> None:
    body, lead = {"facts": [fact(person=scene.kai)]}, scene.client(scene.lead)
    path, key = f"/api/events/{tonight.id}/attendance", {"idempotency-key": "one"}
    first, second = (lead.post(path, json=body, headers=key).json() for _ in range(2))
    assert [one["result"] for one in first.pop("results")] == ["kept"]
    assert [one["result"] for one in second.pop("results")] == ["already"]
    assert first == second


def test_two_phones_with_clocks_two_hours_apart_in_either_order(scene: Scene) -> None:
    at = clock.now() - timedelta(minutes=10)
    here = fact(person=scene.kai, at=at + timedelta(hours=2), clock_offset_ms=-7_200_000)
    undo = fact("undo", scene.kai, at=at + timedelta(minutes=1))
    left = fact("left_early", scene.kai, at=at + timedelta(hours=2, minutes=2), clock_offset_ms=-7_200_000)
    marks = []
    for order in ((here, undo, left), (left, undo, here)):
        event = scene.event(starts_in=timedelta(hours=-1))
        for one in order:
            record(scene, event, one)
        marks.append([row.mark for row in scene.world.all(Presence) if row.event_id == event.id])
    assert marks == [["left_early"], ["left_early"]]


def test_bad_facts_are_named_by_their_nonce_and_none_is_kept(scene: Scene, tonight: Event) -> None:
    stranger = scene.world.person("Zed")
    bad = [fact(person=scene.kai) | {"at": "soon"}, fact("present"), fact(person=stranger), fact("walk_in"),
           fact("headcount"), fact(person="no such person")]  # fmt: skip
    sent = scene.client(scene.lead).post(
        f"/api/events/{tonight.id}/attendance", json={"facts": [*bad, fact(person=scene.kai)]}
    )  # fmt: skip
    assert sent.status_code == 422
    assert set(sent.json()["fields"]) == {f"facts.{one['nonce']}" for one in bad}
    assert scene.world.all(AttendanceFact) == []


def test_a_clock_far_ahead_is_clamped_and_noted(scene: Scene, tonight: Event) -> None:
    record(scene, tonight, fact(person=scene.kai, at=clock.now() + timedelta(days=3)))
    kept = scene.world.all(AttendanceFact)[0]
    assert kept.clamped
    assert kept.happened_at <= clock.now()


@pytest.mark.parametrize("years", [-9, 9])
def test_a_phone_whose_clock_is_years_off_counts_like_any_other(scene: Scene, tonight: Event, years: int) -> None:
    """An empty battery sets a clock back to the factory; the measured offset puts it right."""
    off = timedelta(days=365 * years)
    sent = fact(person=scene.kai, at=clock.now() - off, clock_offset_ms=int(off.total_seconds() * 1000))
    after = record(scene, tonight, sent)
    assert [one["result"] for one in after["results"]] == ["kept"]  # type: ignore[attr-defined]
    kept = scene.world.all(AttendanceFact)[0]
    assert abs(kept.happened_at - clock.now()) < timedelta(minutes=1) and not kept.clamped


def test_a_guest_from_the_programme_can_be_checked_in(scene: Scene, tonight: Event) -> None:
    guest, other = scene.world.person("Nia"), scene.world.group(scene.programme, "Film")
    scene.world.member(other, guest, state="new")
    after = record(scene, tonight, fact(person=guest))
    assert ("Nia", "present") in [(one["chosen_name"], one["mark"]) for one in after["people"]]  # type: ignore[attr-defined]


def test_somebody_who_lost_the_role_is_kept_for_staff(scene: Scene, tonight: Event) -> None:
    path = f"/api/groups/{scene.group.id}/lead"
    handed = scene.client(scene.lead).post(path, json={"to_person_id": scene.kai.id, "stay_as": "member"})
    assert handed.status_code == 200, handed.text
    tap = fact(person=scene.kai)
    after = record(scene, tonight, tap, by=scene.lead)
    assert [one["result"] for one in after["results"]] == ["needs_staff"]  # type: ignore[attr-defined]
    assert (after["people"], after["totals"]) == ([], {"young_people": 0, "professionals": 0, "all": 0})
    record(scene, tonight, fact(person=scene.member("Ola")), by=scene.lead)
    assert scene.notices(scene.worker).count("check_ins_wait") == 1, "told once while some of the same person wait"
    listed = scene.client(scene.worker).get(f"/api/events/{tonight.id}/attendance").json()
    assert [one["kind"] for one in listed["needs_staff"] if one["person_id"] == scene.kai.id] == ["present"]
    after = record(scene, tonight, fact(person=scene.kai), by=scene.worker)
    waiting = [one["person_id"] for one in after["needs_staff"]]  # type: ignore[attr-defined]
    assert (scene.kai.id in waiting, len(waiting), after["totals"]["young_people"]) == (False, 1, 1)  # type: ignore[index]


def test_a_member_who_never_led_cannot_check_in(scene: Scene) -> None:
    event = scene.event(starts_in=timedelta(hours=-1))
    sent = scene.client(scene.kai).post(f"/api/events/{event.id}/attendance", json={"facts": []})
    assert sent.status_code == 403


def test_check_ins_for_what_was_called_off_wait_for_staff(scene: Scene) -> None:
    event = scene.event("cancelled", starts_in=timedelta(hours=-1))
    after = record(scene, event, fact(person=scene.kai))
    assert [one["result"] for one in after["results"]] == ["needs_staff"]  # type: ignore[attr-defined]
    assert "called off" in after["needs_staff"][0]["why"]  # type: ignore[index]


def test_wrap_up_and_a_late_check_in_that_reopens_it(scene: Scene, tonight: Event) -> None:
    ana = scene.member("Ana", role="co_lead")
    tap = fact(person=scene.kai)
    record(scene, tonight, tap)
    done = scene.client(scene.lead).post(f"/api/events/{tonight.id}/wrap-up", json=WRAP).json()
    assert (done["state"], done["wrap_up"]["reopened"], done["wrap_up"]["young_people"]) == ("done", False, 9)
    record(scene, tonight, tap)
    assert scene.world.all(WrapUp)[0].reopened is False
    record(scene, tonight, fact(person=ana), by=ana)
    assert scene.client(scene.kai).get(f"/api/events/{tonight.id}").json()["wrap_up"]["reopened"] is True
    assert scene.notices(scene.lead)[-1] == scene.notices(ana)[-1] == "event_reopened"
    again = scene.client(scene.lead).post(f"/api/events/{tonight.id}/wrap-up", json=WRAP | {"young_people": 10})
    assert (again.json()["wrap_up"]["reopened"], again.json()["wrap_up"]["young_people"]) == (False, 10)


def test_wrap_up_waits_for_the_start_and_a_check_in_rules_out_calling_off(scene: Scene, tonight: Event) -> None:
    soon = scene.event(starts_in=timedelta(hours=1))
    early = scene.client(scene.lead).post(f"/api/events/{soon.id}/wrap-up", json=WRAP)
    assert (early.status_code, early.json()["code"]) == (409, "not_started")
    record(scene, tonight, fact(person=scene.kai))
    off = scene.client(scene.lead).post(f"/api/events/{tonight.id}/cancel", json={"reason": "Rain"})
    assert (off.status_code, off.json()["code"]) == (409, "checked_in")


def test_facts_are_only_ever_added(scene: Scene, tonight: Event) -> None:
    record(scene, tonight, fact(person=scene.kai))
    for statement in ("UPDATE attendance_fact SET kind = 'late'", "DELETE FROM attendance_fact"):
        with pytest.raises(Exception, match="append-only"):
            scene.world.db.run_now(lambda session, sql=statement: session.connection().execute(text(sql)))


def test_three_hundred_facts_in_one_request(scene: Scene, tonight: Event) -> None:
    people = [scene.world.person(f"P{number}") for number in range(300)]
    at = clock.now()
    scene.world.save(*[
        Membership(group_id=scene.group.id, programme_id=scene.programme.id, person_id=one.id, joined_at=at,
                   state="active" if number % 10 else "new", changed_at=at) for number, one in enumerate(people)
    ])  # fmt: skip
    client, body = scene.client(scene.lead), {"facts": [fact(person=one) for one in people]}
    sent = client.post(f"/api/events/{tonight.id}/attendance", json=body)
    assert sent.json()["totals"]["young_people"] == 300
