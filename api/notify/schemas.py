"""What crosses the wire about notices."""

from datetime import datetime

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
