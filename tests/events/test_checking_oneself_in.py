"""The changing code: good for ten minutes, five tries, for those who may take part; entered without signal too."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from api.core import clock
from api.events.check_in import code
from api.events.models import AttendanceFact, Event, Presence
from api.people.models import Person
from tests.events.scene import Scene, fact


@pytest.fixture
def tonight(scene: Scene) -> Event:
    return scene.event(starts_in=timedelta(minutes=-10))


def enter(scene: Scene, person: Person, event: Event, said: str, at: datetime | None = None, **more: Any) -> Any:
    body = {"code": said, "nonce": str(uuid4()), "at": (at or clock.now()).isoformat()} | more
    return scene.client(person).post(f"/api/events/{event.id}/check-in", json=body)


def shown(scene: Scene, event: Event, by: Person | None = None) -> dict[str, Any]:
    found: dict[str, Any] = scene.client(by or scene.lead).get(f"/api/events/{event.id}/check-in-code").json()
    return found


def wrong(event: Event, at: datetime | None = None) -> str:
    return next(f"{n:04d}" for n in range(10_000) if not code.is_good(event.id, f"{n:04d}", at or clock.now()))


def test_the_code_on_the_leads_phone_lets_somebody_in(scene: Scene, tonight: Event) -> None:
    page = scene.client(scene.kai).get(f"/api/events/{tonight.id}").json()["check_in"]
    assert (page["open"], page["here"]) == (True, False)
    sent = enter(scene, scene.kai, tonight, shown(scene, tonight)["code"])
    assert (sent.status_code, sent.json()["here"]) == (200, True)
    assert [(row.person_id, row.mark) for row in scene.world.all(Presence)] == [(scene.kai.id, "present")]
    assert scene.client(scene.kai).get(f"/api/events/{tonight.id}").json()["check_in"]["here"] is True
    [row] = scene.client(scene.lead).get(f"/api/events/{tonight.id}/attendance").json()["people"][:1]
    assert (row["chosen_name"], row["mark"], row["said"], row["own"]["kind"]) == ("Kai", "present", None, "present")


def test_once_in_is_in_and_the_doors_word_stays(scene: Scene, tonight: Event) -> None:
    late = fact("late", scene.kai)
    scene.client(scene.lead).post(f"/api/events/{tonight.id}/attendance", json={"facts": [late]})
    assert enter(scene, scene.kai, tonight, wrong(tonight)).json()["here"] is True
    assert [row.mark for row in scene.world.all(Presence)] == ["late"]
    assert len(scene.world.all(AttendanceFact)) == 1


def test_the_code_changes_and_stays_good_for_ten_minutes(scene: Scene, tonight: Event) -> None:
    first, at = shown(scene, tonight), clock.now()
    with time_machine.travel(at + timedelta(minutes=9)):
        assert shown(scene, tonight)["code"] != first["code"]
        assert enter(scene, scene.kai, tonight, first["code"]).status_code == 200
    ana = scene.member("Ana")
    with time_machine.travel(at + timedelta(minutes=16)):
        assert enter(scene, ana, tonight, first["code"]).json()["code"] == "wrong_code"


def test_a_code_is_for_one_activity(scene: Scene, tonight: Event) -> None:
    other = scene.event(starts_in=timedelta(minutes=-10))
    assert shown(scene, tonight)["codes"] != shown(scene, other)["codes"]


def test_the_leads_phone_can_hold_the_codes_of_the_evening(scene: Scene) -> None:
    later = scene.event(starts_in=timedelta(days=1))
    found = shown(scene, later)
    first, step = datetime.fromisoformat(found["first_at"]), timedelta(seconds=found["step_seconds"])
    assert later.starts_at - timedelta(hours=1) - step < first <= later.starts_at - timedelta(hours=1)
    assert len(found["codes"]) == timedelta(hours=4) / step + 1
    for number in (0, 7, -1):
        at = first + (number % len(found["codes"])) * step
        assert code.is_good(later.id, found["codes"][number], at)
    assert found["link"].endswith(f"/events/{later.id}/here") and "<svg" in found["qr_svg"] != found["plain_qr_svg"]


def test_five_wrong_tries_end_it_here_and_nowhere_else(scene: Scene, tonight: Event) -> None:
    bad = wrong(tonight)
    said = [enter(scene, scene.kai, tonight, bad) for _ in range(5)]
    assert [one.status_code for one in said] == [422, 422, 422, 422, 409]
    assert "3 tries" in said[1].json()["detail"] and said[4].json()["code"] == "locked"
    good = shown(scene, tonight)["code"]
    assert enter(scene, scene.kai, tonight, good).json()["code"] == "locked"
    assert enter(scene, scene.member("Ana"), tonight, good).status_code == 200
    other = scene.event(starts_in=timedelta(minutes=-10))
    assert enter(scene, scene.kai, other, shown(scene, other)["code"]).status_code == 200
    tapped = {"facts": [fact(person=scene.kai)]}
    scene.client(scene.lead).post(f"/api/events/{tonight.id}/attendance", json=tapped)
    assert enter(scene, scene.kai, tonight, "0000").json()["here"] is True


def test_entered_without_signal_it_is_judged_by_its_own_moment(scene: Scene, tonight: Event) -> None:
    entered, good = clock.now(), shown(scene, tonight)["code"]
    two_hours = int(timedelta(hours=2).total_seconds() * 1000)
    with time_machine.travel(entered + timedelta(hours=9)):
        wrong_clock = entered + timedelta(hours=2)
        sent = enter(scene, scene.kai, tonight, good, wrong_clock, clock_offset_ms=-two_hours)
    assert sent.json()["here"] is True
    [kept] = scene.world.all(AttendanceFact)
    assert abs(kept.happened_at - entered) < timedelta(seconds=1)
    with time_machine.travel(entered + timedelta(hours=25)):
        assert enter(scene, scene.member("Ana"), tonight, good, entered).json()["code"] == "too_late"


def test_two_who_said_different_things_come_to_the_same_in_either_order(scene: Scene) -> None:
    """The lead's "came late" is older but arrives after the person's own check-in, or before: late it is."""
    marks = []
    for order in ((0, 1), (1, 0)):
        event = scene.event(starts_in=timedelta(minutes=-30))
        at = clock.now() - timedelta(minutes=5)
        late = fact("late", scene.kai, at=at)
        acts = (
            lambda one=late, here=event: scene.client(scene.lead).post(
                f"/api/events/{here.id}/attendance", json={"facts": [one]}
            ),
            lambda here=event: enter(scene, scene.kai, here, shown(scene, here)["code"]),
        )
        for number in order:
            assert acts[number]().status_code == 200
        marks.append([row.mark for row in scene.world.all(Presence) if row.event_id == event.id])
    assert marks == [["late"], ["late"]]


def test_before_it_opens_after_it_closed_and_when_called_off(scene: Scene) -> None:
    for starts_in, state, wanted in (
        (5, "published", "not_on"),
        (-9, "published", "not_on"),
        (0, "cancelled", "state"),
    ):
        event = scene.event(state, starts_in=timedelta(hours=starts_in))
        said = enter(scene, scene.kai, event, code.code_at(event.id, clock.now()))
        assert (said.status_code, said.json()["code"]) == (409, wanted)
        assert scene.client(scene.kai).get(f"/api/events/{event.id}").json()["check_in"] is None or wanted == "not_on"
    assert scene.client(scene.lead).get(f"/api/events/{event.id}/check-in-code").status_code == 409


def test_only_those_who_may_take_part(scene: Scene, tonight: Event) -> None:
    good = shown(scene, tonight)["code"]
    for state in ("waiting_for_consent", "left", "asked"):
        said = enter(scene, scene.member(state.title(), state), tonight, good)
        assert said.status_code == 404
    assert scene.world.all(AttendanceFact) == []


def test_who_checked_themselves_in_may_not_send_check_ins_of_others(scene: Scene, tonight: Event) -> None:
    enter(scene, scene.kai, tonight, shown(scene, tonight)["code"])
    sent = scene.client(scene.kai).post(
        f"/api/events/{tonight.id}/attendance", json={"facts": [fact(person=scene.lead)]}
    )
    assert sent.status_code == 403


def test_the_same_entry_twice_is_one_check_in(scene: Scene, tonight: Event) -> None:
    body = {"code": shown(scene, tonight)["code"], "nonce": str(uuid4()), "at": clock.now().isoformat()}
    kai, key = scene.client(scene.kai), {"idempotency-key": "here"}
    first, second = (kai.post(f"/api/events/{tonight.id}/check-in", json=body, headers=key).json() for _ in range(2))
    assert first == second
    assert len(scene.world.all(AttendanceFact)) == 1
