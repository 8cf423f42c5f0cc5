"""What crosses the wire about notices."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from api.core.schemas import Id, Input, Output, Sentence


class About(Output):
    """What a notice leads to."""

    kind: str
    id: str


class NoticeItem(Output):
    """why: the answer to "Why did I get this?"."""

    id: str
    text: str
    about: About | None
    at: datetime
    read: bool
    why: Sentence


class Inbox(Output):
    """Newest first. `next`: ask again with before=next for older ones."""

    items: list[NoticeItem]
    unread: int
    next: str | None


class UpTo(Input):
    up_to_id: Id


class Unread(Output):
    unread: int


MOST_MUTED = 100


class Preferences(Output):
    """What I chose. remind_day, remind_soon: the day before and two hours before what I am coming to. remind_answer:
    ask me once about what I have not answered. muted: groups I want no reminders of and no mark for new updates."""

    remind_day: bool
    remind_soon: bool
    remind_answer: bool
    muted: list[str]


class PreferencesIn(Input):
    remind_day: bool
    remind_soon: bool
    remind_answer: bool
    muted: Annotated[list[Id], Field(max_length=MOST_MUTED)]
