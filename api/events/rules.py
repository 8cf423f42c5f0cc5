"""Pure rules about activities: times, who came in the log's words, what can be done right now."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from api.core import access
from api.core.clock import day_words
from api.core.say import say
from api.events.states import DURING, EVENT

LONGEST = timedelta(days=31)
BACK = timedelta(days=60)  # a session that was never planned here can still be written down this long afterwards
NEEDS_SEEN_FOR = timedelta(days=1)
STAFF_ASKED_AFTER = timedelta(days=7)

# The operations one activity can offer, in the order of its life. `can` is a part of these.
OPERATIONS = (
    "read_event", "answer_event", "answer_for", "update_event", "publish_event", "cancel_event", "event_answers",
    "list_attendance", "record_attendance", "wrap_up_event", "copy_event",
)  # fmt: skip
_UNTIL_END = frozenset({"answer_event", "answer_for"})

NEW_AND_OLD = "New and old members"
MOVEMENT = "Movement members"
NEW = "New members"
ONLINE = "Online"
PROFESSIONALS = "Professionals & YP's"
NEW_YP = "New YP and professionals"
LED_WORDS = {"young_people": "Young people", "together": "Young people and staff", "staff": "Staff"}


def who_attended(new: int, old: int, professionals: int, online: bool, movement: bool) -> str:
    """The log's words for who came (R6, R89). new: at anything in the programme for the first time; old: the others.

    Sessions where everybody has been before, and those of the wider membership, count as "Movement members".
    """
    if online:
        return ONLINE
    if professionals:
        return NEW_YP if new and not old else PROFESSIONALS
    if movement:
        return MOVEMENT
    if new and not old:
        return NEW
    return MOVEMENT if old and not new else NEW_AND_OLD


def wrong_times(starts_at: datetime, ends_at: datetime, now: datetime, last_day: date, zone: str) -> dict[str, str]:
    """What is wrong with an activity's times, by field."""
    if ends_at <= starts_at:
        return {"ends_at": "It has to end after it starts."}
    if ends_at - starts_at > LONGEST:
        return {"ends_at": "That is longer than a month. Please make it more than one activity."}
    if starts_at < now - BACK:
        return {"starts_at": "That day is too long ago. Please choose a later day."}
    if starts_at.astimezone(ZoneInfo(zone)).date() > last_day:
        return {"starts_at": say("The programme ends on {day}. Choose a day before.", day=day_words(last_day))}
    return {}


def wrong_zone(zone: str) -> dict[str, str]:
    return {} if zone in _zones() else {"zone": "We do not know this time zone. Try Europe/London."}


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def phase(starts_at: datetime, ends_at: datetime, now: datetime) -> str:
    """ "before", "on" or "over"."""
    return "over" if ends_at <= now else "on" if starts_at <= now else "before"


@lru_cache(maxsize=2048)
def can_now(state: str, when: str, relations: frozenset[str], takes_answers: bool = True) -> tuple[str, ...]:
    """What somebody with these relations may do now with an activity in this state and phase."""
    moves = EVENT.can(state, relations)
    return tuple(
        operation
        for operation in OPERATIONS
        if access.may(operation, relations)
        and (operation in moves or state in DURING.get(operation, ()))
        and not (operation in _UNTIL_END and (when == "over" or not takes_answers))
        and not (when == "before" and operation == "wrap_up_event")
    )


def needs_are_shown(ends_at: datetime, now: datetime) -> bool:
    """Leads and workers see needs until a day after the end, then nobody but the person."""
    return now < ends_at + NEEDS_SEEN_FOR


def came(wrap_up: Mapping[str, Any] | None, young: int | None, professionals: int | None) -> tuple[int, int] | None:
    """(young people, professionals) for the log: the wrap-up's count; when later check-ins reopened it, the larger.

    None when nobody wrote anything down.
    """
    counted = None if young is None else (young, professionals or 0)
    if wrap_up is None:
        return counted
    said = (wrap_up["young_people"], wrap_up["professionals"])
    if wrap_up["reopened"] and counted:
        return max(said[0], counted[0]), max(said[1], counted[1])
    return said
