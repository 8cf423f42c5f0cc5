"""Reminders as people get them: the day before, two hours before, and one question to who has not said."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from api.events.models import Event
from api.events.reminders.jobs import forget_reminders, remind
from api.events.reminders.models import ReminderTold
from api.notify.models import MutedGroup, Notice, NoticeWishes
from api.people.actions import merge
from api.people.models import Person
from tests.doors.conftest import at_once
from tests.events.scene import Scene

LONDON = ZoneInfo("Europe/London")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
START = datetime(2027, 1, 15, 18, 30, tzinfo=LONDON)  # a Friday evening
EVE, SOON, ASKED = START - DAY - HOUR, START - 2 * HOUR, START - 2 * DAY - HOUR
KINDS = ("reminder_day", "reminder_soon", "not_answered")


@pytest.fixture
def event(scene: Scene) -> Event:
    with time_machine.travel(START - 9 * DAY):
        return scene.event(starts_at=START)


def at(scene: Scene, when: datetime) -> int:
    """The job's run at this moment, twice: the second finds nothing more."""
    with time_machine.travel(when, tick=False):
        found = int(scene.world.db.run_now(remind))
        assert scene.world.db.run_now(remind) == 0
    return found


def says(scene: Scene, person: object, event: Event, answer: str, when: datetime) -> None:
    with time_machine.travel(when):
        scene.answer(person, event, answer)  # type: ignore[arg-type]


def had(scene: Scene, person: object) -> list[str]:
    return [one for one in scene.notices(person) if one in KINDS]  # type: ignore[arg-type]


def test_who_is_coming_hears_it_the_evening_before_and_two_hours_before(scene: Scene, event: Event) -> None:
    says(scene, scene.kai, event, "going", START - 5 * DAY)
    assert at(scene, EVE - timedelta(hours=1)) == 0
    assert at(scene, EVE) == 1
    assert at(scene, SOON - timedelta(minutes=5)) == 0
    assert at(scene, SOON) == 1
    assert had(scene, scene.kai) == ["reminder_day", "reminder_soon"]
    day, soon = [one.text for one in scene.world.all(Notice) if one.message in KINDS]
    assert day == "Jollof night is on Fri 15 Jan, 6.30pm. Can't come any more? Just say so."
    assert soon == "Jollof night starts Fri 15 Jan, 6.30pm. See you soon."


def test_moving_it_arms_again_and_calling_it_off_disarms(scene: Scene, event: Event) -> None:
    says(scene, scene.kai, event, "going", START - 5 * DAY)
    assert at(scene, EVE) == 1
    moved = scene.again(event)
    moved.starts_at, moved.ends_at = START + 3 * DAY, START + 3 * DAY + HOUR
    scene.world.save(moved)
    assert at(scene, SOON) == 0
    assert at(scene, EVE + 3 * DAY) == 1
    off = scene.again(event)
    off.state = "cancelled"
    scene.world.save(off)
    assert at(scene, SOON + 3 * DAY) == 0
    assert had(scene, scene.kai) == ["reminder_day", "reminder_day"]


def test_cannot_disarms_and_is_never_asked_again(scene: Scene, event: Event) -> None:
    says(scene, scene.kai, event, "cannot", START - 5 * DAY)
    for when in (ASKED, EVE, SOON):
        assert at(scene, when) == 0
    assert had(scene, scene.kai) == []


def test_who_joins_late_gets_what_is_still_due(scene: Scene, event: Event) -> None:
    says(scene, scene.kai, event, "going", EVE + 2 * HOUR)
    assert at(scene, EVE + 2 * HOUR + timedelta(minutes=5)) == 0  # they have just looked at it
    assert at(scene, SOON) == 1
    assert had(scene, scene.kai) == ["reminder_soon"]


def test_who_has_not_said_is_asked_once_and_the_lead_is_not(scene: Scene, event: Event) -> None:
    ana, resting = scene.member("Ana"), scene.member("Leo", "resting")
    says(scene, ana, event, "maybe", START - 5 * DAY)
    assert at(scene, ASKED) == 1
    moved = scene.again(event)
    moved.starts_at, moved.ends_at = START + 7 * DAY, START + 7 * DAY + HOUR
    scene.world.save(moved)
    assert at(scene, ASKED + 7 * DAY) == 0
    assert had(scene, scene.kai) == ["not_answered"]
    assert had(scene, ana) == had(scene, resting) == had(scene, scene.lead) == []


def test_nobody_is_asked_when_it_is_full_when_no_answer_is_needed_or_when_it_is_new(scene: Scene) -> None:
    with time_machine.travel(START - 9 * DAY):
        scene.event(starts_at=START, capacity=1, places_taken=1)
        scene.event(starts_at=START, kind="drop_in")
    with time_machine.travel(ASKED - 3 * HOUR):
        scene.event(starts_at=START)
    assert at(scene, ASKED) == 0


def test_in_quiet_hours_nobody_hears_anything(scene: Scene) -> None:
    early = datetime(2027, 1, 15, 9, tzinfo=LONDON)
    with time_machine.travel(START - 9 * DAY):
        trip = scene.event(starts_at=early)
    says(scene, scene.kai, trip, "going", START - 5 * DAY)
    assert at(scene, early - DAY) == 0
    assert at(scene, datetime(2027, 1, 14, 22, tzinfo=LONDON)) == 0  # the evening's run never came: not at night
    assert at(scene, early - 2 * HOUR) == 0
    assert at(scene, early - HOUR) == 1
    assert had(scene, scene.kai) == ["reminder_soon"]


def test_each_person_chooses_and_mute_means_mute(scene: Scene, event: Event) -> None:
    ana, zoe, leo = (scene.member(name) for name in ("Ana", "Zoe", "Leo"))
    for person in (scene.kai, ana, zoe):
        says(scene, person, event, "going", START - 5 * DAY)
    with time_machine.travel(START - 5 * DAY):
        scene.world.save(NoticeWishes(person_id=scene.kai.id, remind_day=False, changed_at=START))
        scene.world.save(NoticeWishes(person_id=leo.id, remind_answer=False, changed_at=START))
        scene.world.save(MutedGroup(person_id=ana.id, group_id=scene.group.id))
        scene.world.save(NoticeWishes(person_id=zoe.id, remind_soon=False, changed_at=START))
    for when in (ASKED, EVE, SOON):
        at(scene, when)
    assert had(scene, scene.kai) == ["reminder_soon"] and had(scene, zoe) == ["reminder_day"]
    assert had(scene, ana) == had(scene, leo) == []


def test_two_runs_at_once_tell_once(scene: Scene, event: Event) -> None:
    says(scene, scene.kai, event, "going", START - 5 * DAY)
    with time_machine.travel(EVE, tick=False):
        counts = at_once(*[lambda: scene.world.db.run_now(remind)] * 3)
    assert sorted(counts) == [0, 0, 1]
    assert had(scene, scene.kai) == ["reminder_day"]


def test_after_a_merge_it_is_not_told_again_and_what_was_chosen_stays(scene: Scene, event: Event) -> None:
    old = scene.member("Kai again")
    for person in (scene.kai, old):
        says(scene, person, event, "going", START - 5 * DAY)
    scene.world.save(NoticeWishes(person_id=old.id, remind_soon=False, changed_at=START))
    scene.world.save(MutedGroup(person_id=old.id, group_id="another"))
    assert at(scene, EVE) == 2
    scene.world.db.run_now(
        lambda session: merge(
            session, session.get_one(Person, old.id), session.get_one(Person, scene.kai.id), scene.programme.id
        )
    )
    assert at(scene, EVE + HOUR) == at(scene, SOON) == 0
    assert [row.person_id for row in scene.world.all(ReminderTold)] == [scene.kai.id]
    assert [(row.person_id, row.remind_soon) for row in scene.world.all(NoticeWishes)] == [(scene.kai.id, False)]
    assert [(row.person_id, row.group_id) for row in scene.world.all(MutedGroup)] == [(scene.kai.id, "another")]


def test_what_was_told_is_forgotten_a_month_later(scene: Scene, event: Event) -> None:
    says(scene, scene.kai, event, "going", START - 5 * DAY)
    at(scene, EVE)
    for days, left in ((20, 1), (40, 0)):
        with time_machine.travel(START + timedelta(days=days)):
            scene.world.db.run_now(forget_reminders)
        assert len(scene.world.all(ReminderTold)) == left
