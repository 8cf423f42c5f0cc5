"""The words of reminders. They never press: saying no is always as easy as saying yes."""

from typing import Any

from api.core.clock import moment_words
from api.core.say import say


def _when(event: Any) -> str:
    return moment_words(event.starts_at, event.zone)


def the_day_before(event: Any) -> str:
    return say("{title} is on {when}. Can't come any more? Just say so.", title=event.title, when=_when(event))


def soon(event: Any) -> str:
    return say("{title} starts {when}. See you soon.", title=event.title, when=_when(event))


def not_answered(event: Any) -> str:
    return say("Are you coming to {title}, {when}? Yes, no and maybe are all fine.", title=event.title,
               when=_when(event))  # fmt: skip
