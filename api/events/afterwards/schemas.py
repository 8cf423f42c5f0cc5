"""What crosses the wire about what is to do afterwards."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable
from api.events.afterwards.unwritten import Unwritten

Task = Literal["debrief", "check_in", "thank_host", "send_promised", "tell_outcome"]
TaskState = Literal["open", "done", "not_needed", "lapsed"]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), Readable]
MaybeWords = Annotated[Words | None, EmptyIsNone]


class CheckInWish(Input):
    """Somebody to check in with after the activity. The words are sealed; only its leads and workers read them."""

    person_id: Id
    words: MaybeWords = None


class FollowUpDone(Input):
    """ "done", "not_needed" (with a reason), or "undo" of either."""

    outcome: Literal["done", "not_needed", "undo"]
    reason: MaybeWords = None


class FollowUpItem(Output):
    """One task. `late`: its day is over. `person`: whom to check in with. `has_words`: something was written."""

    id: str
    kind: Task
    state: TaskState
    event_id: str
    event_title: str
    group_id: str
    group_name: str
    due_at: datetime
    due: bool
    late: bool
    person: str | None
    has_words: bool
    closed_at: datetime | None
    can: list[str]


class FollowUpPage(FollowUpItem):
    """One task with what was written about it. That somebody looked is noted."""

    words: str | None
    reason: str | None


class SayHow(Unwritten):
    """An activity that is over and not wrapped up. `checked_in`: how many were checked in (None: nobody yet)."""

    checked_in: int | None


class FollowUps(Output):
    """What is to do for me: tasks (those due first; then those closed lately), and activities to wrap up."""

    items: list[FollowUpItem]
    closed: list[FollowUpItem]
    say_how: list[SayHow]


class EventLeaderOut(Output):
    """A lead of the group; `led`: this one led it (before a wrap-up: was checked in)."""

    person_id: str
    chosen_name: str
    led: bool


class AfterwardsOut(Output):
    """For who plans it: who can have led, and how many tasks are open."""

    leads: list[EventLeaderOut]
    open_tasks: int


class OpenEnds(Output):
    """What staff see: sessions without attendance, those without a wrap-up, and tasks as numbers."""

    without_attendance: list[Unwritten]
    without_wrap_up: list[Unwritten]
    tasks_open: int
    tasks_late: int
    can: list[str]
