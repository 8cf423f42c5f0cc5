"""Words about what is to do afterwards. Nobody is named in a notice."""

from typing import Any

from api.core.clock import moment_words
from api.core.say import say_n

REASON = "Please say in a few words why it is not needed."
NO_REASON = "A reason goes only with “not needed”."
NOT_A_LEAD = "This person does not lead this group."
NOT_HERE = "We do not know this person in this group or activity."
TOO_OLD = "This is too long ago to take back."


def when(event: Any) -> str:
    return moment_words(event.starts_at, event.zone)


def due(title: str, number: int) -> str:
    return say_n(
        "{title}: {n} thing to do after it. Have a look.",
        "{title}: {n} things to do after it. Have a look.",
        number,
        title=title,
    )


def late(title: str, number: int) -> str:
    return say_n(
        "{title}: {n} thing still to do. If it is not needed, just say so.",
        "{title}: {n} things still to do. If it is not needed, just say so.",
        number,
        title=title,
    )


def for_staff(title: str, group: str, number: int) -> str:
    return say_n(
        "{group} could use a hand with {n} thing after {title}. Can you help them?",
        "{group} could use a hand with {n} things after {title}. Can you help them?",
        number,
        group=group,
        title=title,
    )
