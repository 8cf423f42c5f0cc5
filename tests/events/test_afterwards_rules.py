"""Which activity leaves which tasks, and that nobody is reminded more than they should be."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.events.afterwards import rules
from api.events.afterwards.models import TASKS
from api.events.kinds import KIND_KEYS

pytestmark = pytest.mark.pure
DAY = timedelta(days=1)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_every_kind_of_activity_says_what_it_leaves_and_every_task_has_a_day() -> None:
    assert tuple(rules.BY_KIND) == KIND_KEYS
    assert set(rules.DUE) == set(TASKS)
    for kind, tasks in rules.BY_KIND.items():
        assert set(tasks) <= set(TASKS) - {"check_in"}, f"{kind}: only a person makes a check-in"


@pytest.mark.parametrize("kind", KIND_KEYS)
def test_a_safety_plan_asks_for_a_debrief_whatever_the_kind(kind: str) -> None:
    plan = {"who_could_be_hurt": "Hot pans.", "sensitive_topics": "Home."}
    assert "debrief" in rules.tasks_of({"kind": kind, "risk": plan})
    assert ("debrief" in rules.tasks_of({"kind": kind, "risk": None})) == ("debrief" in rules.BY_KIND[kind])


@pytest.mark.parametrize("kind", KIND_KEYS)
def test_who_is_a_guest_says_thank_you_whatever_the_kind(kind: str) -> None:
    assert "thank_host" in rules.tasks_of({"kind": kind, "host_name": "Elm Club"})
    assert ("thank_host" in rules.tasks_of({"kind": kind, "host_name": ""})) == ("thank_host" in rules.BY_KIND[kind])


def test_tasks_are_due_after_the_end_or_after_a_late_wrap_up() -> None:
    assert rules.due_at("debrief", NOON, NOON - DAY) == NOON + 2 * DAY
    assert rules.due_at("debrief", NOON, NOON + 10 * DAY) == NOON + 12 * DAY, "nobody begins with something overdue"


@given(st.lists(st.integers(-48, 24 * 90), max_size=60))
def test_however_often_the_job_runs_each_is_reminded_at_most_twice_and_staff_once(hours: list[int]) -> None:
    told = dict.fromkeys(("due", "late", "staff"), False)
    sent: list[tuple[str, datetime]] = []
    for hour in sorted(hours):
        now = NOON + timedelta(hours=hour)
        step = rules.reminder(NOON, (told["due"], told["late"], told["staff"]), now)
        if step:
            told[step] = True
            sent.append((step, now))
    steps = [step for step, _ in sent]
    assert len(steps) == len(set(steps))
    assert steps == sorted(steps, key=("due", "late", "staff").index)
    for step, now in sent:
        assert now >= {"due": NOON, "late": NOON + DAY, "staff": NOON + 3 * DAY}[step]
    if any(hour >= 72 for hour in hours):
        assert steps[-1] == "staff"
