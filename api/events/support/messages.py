"""Words about what is arranged. A notice never says what it is: it may be read over a shoulder. The ticket does."""

from collections.abc import Sequence
from typing import Any

from api.core.say import say
from api.core.words import joined, some
from api.people.needs import COOK_COUNTS

GONE = "This is over, so what people needed is put away. Nobody sees it any more."
NOT_COMING = "This person is not coming right now, so there is nothing to set up for them."
WAY = "Please say how they get there."
WHY_NOT = "Please say why, in plain words. They will read it."
NOT_LATE_NOW = "You can say this from 12 hours before it starts, until it ends, when you are going."
NOT_HOME_NOW = "You can say this until a day after it ends, when you are going."
NO_CHILDREN = "No children are coming with this person."

TRAVEL = {
    "arranged": "{title}: your way there is sorted. Have a look at your ticket.",
    "not_yet": "{title}: we look at your way there again. We'll tell you when it is sorted.",
    "not_needed": "{title}: something changed about your way there. Have a look at your ticket.",
}
BOOKED = {
    "asked": "{title}: we asked for what you need. We'll tell you when it is booked.",
    "booked": "{title}: what you need is booked. Have a look at your ticket.",
    "not_possible": "{title}: we could not get what you need. Have a look, and talk to us.",
    "cancelled": "{title}: something we set up for you was called off. Have a look at your ticket.",
    "needed": "{title}: we try again to get what you need.",
}
_KINDS = {
    "interpreter": "Your interpreter", "bsl": "Your BSL interpreter", "step_free_travel": "Your step-free ride",
    "picture_cards": "Your picture cards", "support_worker": "Your support worker",
    "equipment": "What you need to join", "other": "What you asked for",
}  # fmt: skip
_NOW_MANY = {
    "needed": "are on our list.",
    "asked": "are asked for. We'll tell you when they are booked.",
    "booked": "are booked.",
    "cancelled": "were called off.",
}
_NOW = {
    "needed": "is on our list.",
    "asked": "is asked for. We'll tell you when it is booked.",
    "booked": "is booked.",
    "not_possible": "could not be booked.",
    "cancelled": "was called off.",
}


def travel(event: Any, state: str) -> str:
    return say(TRAVEL[state], title=event.title)


def booking(event: Any, state: str) -> str:
    return say(BOOKED[state], title=event.title)


def childcare(event: Any) -> str:
    return say("{title}: we set up what you asked for. Have a look at your ticket.", title=event.title)


def booking_sentence(kind: str, state: str) -> str:
    """ "Your BSL interpreter is booked." """
    many = kind == "picture_cards"
    return joined([say(_KINDS[kind]), say((_NOW_MANY if many else _NOW).get(state, _NOW[state]))])


def late(event: Any, name: str, minutes: int | None) -> str:
    if minutes:
        return say(
            "{name} is running late for {title}, about {minutes} minutes.",
            name=name,
            title=event.title,
            minutes=minutes,
        )
    return say("{name} is running late for {title}.", name=name, title=event.title)


def home(event: Any, name: str) -> str:
    return say("{name} got home from {title}.", name=name, title=event.title)


def call_off(event: Any, name: str) -> str:
    return say(
        "{name} is not coming to {title} any more. Please call off what was booked for them.",
        name=name,
        title=event.title,
    )


def no_place(event: Any, name: str) -> str:
    return say(
        "{name} has no place at {title} right now. Please call off what was booked for them.",
        name=name,
        title=event.title,
    )


def call_all_off(event: Any) -> str:
    return say("{title} is off. Please call off what was booked for it.", title=event.title)


def seen_by(key: str, names: Sequence[str]) -> str:
    """ "Maya and Joe see it until a day after. The cook gets numbers only." """
    who = some(names) if names else say("The people who run this")
    one, many = "{who} sees it until a day after.", "{who} see it until a day after."
    line = say(one if len(names) == 1 else many, who=who)
    return joined([line, say(COOK_COUNTS)]) if key == "food" else line


def sheet_line(words: str, count: int) -> str:
    return f"{count} × {words}"
