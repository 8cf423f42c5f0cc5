"""The steps of the way, as data, and what comes next. No points, no order that must be kept, no comparing."""

from collections.abc import Collection
from typing import NamedTuple

MARKERS = ("lead", "worker")


class Step(NamedTuple):
    key: str
    stage: str
    words: str


# What somebody does while they shadow a lead, and while they co-lead.
STEPS = (
    Step("helped_plan", "shadow", "Help plan an activity"),
    Step("checked_in", "shadow", "Check people in at the door"),
    Step("led_part", "shadow", "Lead one part, like the welcome"),
    Step("wrapped_up", "shadow", "Write down how it went"),
    Step("planned_own", "co_lead", "Plan one from start to end"),
    Step("led_whole", "co_lead", "Lead a whole one, with a lead near you"),
    Step("welcomed", "co_lead", "Look after somebody new"),
    Step("talked_after", "co_lead", "Talk it through with the team after"),
)
STAGES = {"member": "shadow", "co_lead": "co_lead", "lead": "lead"}  # role → where somebody is on the way


def steps_of(role: str) -> list[Step]:
    return [step for step in STEPS if step.stage == STAGES[role]]


def next_step(role: str, taken: Collection[str]) -> Step | None:
    """The first step of this stage that is still to take; None when all are taken, or somebody leads."""
    return next((step for step in steps_of(role) if step.key not in taken), None)


def is_ready(role: str, taken: Collection[str]) -> bool:
    """Every step of this stage is taken: time to talk about what is next."""
    steps = steps_of(role)
    return bool(steps) and all(step.key in taken for step in steps)


def can(state: str | None, role: str, moves: Collection[str], relations: Collection[str]) -> list[str]:
    """What somebody with these relations to the person may do now. A lead has nothing left to learn here."""
    if role == "lead":
        return []
    mine = frozenset(relations)
    if state is None:
        return ["start"] if not mine.isdisjoint(("this_person", *MARKERS)) else []
    marks = state == "learning" and "this_person" not in mine and not mine.isdisjoint(MARKERS)
    return [*moves, *(["mark", "unmark"] if marks else [])]
