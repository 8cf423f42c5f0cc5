"""Which activity leaves which tasks, when they are due, and when somebody is reminded. No database here."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

# How many days after the end (or after the wrap-up, when that came later) each task is due.
DUE: dict[str, timedelta] = {
    "debrief": timedelta(days=2),
    "check_in": timedelta(days=2),
    "thank_host": timedelta(days=3),
    "send_promised": timedelta(days=7),
    "tell_outcome": timedelta(days=14),
}

# What each kind of activity leaves to do by itself.
BY_KIND: dict[str, tuple[str, ...]] = {
    "meet_up": (),
    "meal": (),
    "theatre": ("thank_host",),
    "cooking": (),
    "arts": ("debrief",),
    "training": ("debrief", "send_promised"),
    "co_design": ("debrief", "send_promised", "tell_outcome"),
    "podcast_film": ("debrief", "send_promised", "tell_outcome"),
    "panel": ("debrief", "send_promised", "tell_outcome"),
    "decision_makers": ("debrief", "thank_host", "send_promised", "tell_outcome"),
    "outreach": ("debrief", "thank_host", "tell_outcome"),
    "drop_in": (),
    "showcase": ("debrief", "thank_host"),
    "trip": ("thank_host",),
    "sport": (),
    "online_chat": (),
}

# What a plan adds, whatever the kind: a safety plan with its hard topics, and being a guest somewhere.
BY_PLAN = {"risk": "debrief", "host_name": "thank_host"}

LATE_AFTER = timedelta(days=1)  # due on Tuesday is late on Wednesday
STAFF_AFTER = timedelta(days=3)
REMEMBERED = timedelta(days=14)  # how long a closed task can be undone, and its words and person are kept
LAPSES_AFTER = timedelta(days=60)  # an open task this long past its day goes, with what was written


def tasks_of(event: Mapping[str, Any]) -> list[str]:
    """The tasks an activity leaves by itself, in the order they are due."""
    kinds = set(BY_KIND[event["kind"]])
    for field, task in BY_PLAN.items():
        if event.get(field):
            kinds.add(task)
    return [task for task in DUE if task in kinds]


def due_at(task: str, ends_at: datetime, now: datetime) -> datetime:
    return max(ends_at, now) + DUE[task]


def is_late(due: datetime, now: datetime) -> bool:
    return now >= due + LATE_AFTER


def reminder(due: datetime, told: tuple[bool, bool, bool], now: datetime) -> str | None:
    """Whom to remind now: "due" and "late" tell the leads, "staff" the workers. Each once, never anything beyond.

    told: (due, late, staff) went out already. What was missed is not sent twice: only the latest one counts.
    """
    due_told, late_told, staff_told = told
    if now >= due + STAFF_AFTER and not staff_told:
        return "staff"
    if is_late(due, now) and not late_told and now < due + STAFF_AFTER:
        return "late"
    if due <= now < due + LATE_AFTER and not due_told:
        return "due"
    return None
