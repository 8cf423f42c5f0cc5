"""What crosses the wire about learning to lead."""

from datetime import datetime
from typing import Literal

from api.core.schemas import Input, Output, Sentence

StepKey = Literal["helped_plan", "checked_in", "led_part", "wrapped_up", "planned_own", "led_whole", "welcomed",
                  "talked_after"]  # fmt: skip


class PathChange(Input):
    """`step` goes with mark and unmark only."""

    action: Literal["start", "say_yes", "not_now", "mark", "unmark"]
    step: StepKey | None = None


class StepOut(Output):
    key: StepKey
    words: Sentence
    taken_at: datetime | None


class PathOut(Output):
    """One person on the way. state "none": not asked and not started. ready: all steps of this stage are taken."""

    person_id: str
    chosen_name: str
    tell_apart: str | None
    state: Literal["none", "offered", "learning", "not_now"]
    stage: Literal["shadow", "co_lead", "lead"]
    beside: str | None
    steps: list[StepOut]
    next_step: Sentence | None
    ready: bool
    can: list[str]


class LeadPaths(Output):
    """mine: my own way, when I take part. people: for who leads or works here, those who learn, by name."""

    mine: PathOut | None
    people: list[PathOut]
