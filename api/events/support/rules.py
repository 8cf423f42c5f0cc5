"""Pure decisions: how somebody's way stands, and until when anybody may look."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from api.events.rules import NEEDS_SEEN_FOR

COMING = ("going", "maybe", "offered")  # whose needs are shown: who waits has no place yet, who cannot needs nothing
KEPT = timedelta(days=7)  # after the end everything is deleted this much later
LATE_FROM = timedelta(hours=12)  # before the start; earlier it is a change of mind, not a delay
HOME_UNTIL = timedelta(hours=24)

_OPEN_TRAVEL = frozenset({"not_yet", "changed", "call_off"})


def seen_until(ends_at: datetime) -> datetime:
    return ends_at + NEEDS_SEEN_FOR


def travel_state(*, asked: bool, coming: bool, kept: str | None, same: bool) -> str | None:
    """How a way stands now; None when there is nothing to say about it.

    kept: what was last written down. same: time, place and wish are still those it was written for.
    """
    if not coming:
        return "call_off" if kept == "arranged" else None
    if kept in ("arranged", "not_needed"):
        return kept if same else "changed"
    return "not_yet" if asked or kept == "not_yet" else None


def is_open(state: str | None) -> bool:
    return state in _OPEN_TRAVEL


def still_open(states: Iterable[str | None]) -> int:
    """How many ways somebody still has to do something about."""
    return sum(1 for state in states if is_open(state))


def may_say(starts_at: datetime, ends_at: datetime, state: str, answer: str | None, now: datetime) -> list[str]:
    """What somebody who is going may say about their way right now."""
    if answer != "going" or state not in ("published", "done"):
        return []
    late = starts_at - LATE_FROM <= now < ends_at
    return [*(["say_late"] if late else []), *(["say_home"] if now < ends_at + HOME_UNTIL else [])]
