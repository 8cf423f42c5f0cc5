"""What the waiting line says to people."""

from typing import Any

from api.core.say import say, say_n
from api.events.messages import ordinal, sentence

NOT_WAITING = "This person is not waiting for a place."
FIRST = "This person is first in line already."
NOT_YOURSELF = "You can't move yourself ahead. Ask another lead or a worker."


def moved_you(event: Any) -> str:
    return say("{title}: you are first in line now. We'll tell you the minute a place is free.", title=event.title)


def moved_past(event: Any, place: int, reason: str) -> str:
    return say(
        "{title}: you are {place} in line now. Somebody went ahead. {why}",
        title=event.title,
        place=ordinal(place),
        why=why(reason),
    )


def why(reason: str) -> str:
    return sentence(say("Why: {reason}", reason=reason))


def capacity_words(capacity: int | None, taken: int, asked: int) -> str:
    """What a new number of places came to."""
    if capacity is not None and capacity < taken:
        return say(
            "{taken} places are taken already. They all keep them. No new places until some are free.", taken=taken
        )
    if not asked:
        return say("Saved.")
    return say_n("Saved. We asked the next in line.", "Saved. We asked {n} people in line.", asked)
