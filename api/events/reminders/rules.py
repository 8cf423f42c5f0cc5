"""Which reminder is due for whom, now. Pure: read from how things are, so nothing has to be armed or disarmed."""

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from api.notify.judge import FRIENDLY, Wishes, is_quiet, judge, moments, quiet_end, quiet_start
from api.notify.kinds import KINDS
from api.notify.wishes import Reminded

WHICH = ("day", "soon", "ask")
KIND = {"day": KINDS["reminder_day"], "soon": KINDS["reminder_soon"], "ask": KINDS["not_answered"]}
HOUR = timedelta(hours=1)
SOON = 2 * HOUR
BEFORE_BED = HOUR / 2  # what falls into the night comes this long before it when the morning is too late
ASK_DAYS = 2
TIME_TO_ANSWER = 24 * HOUR  # nobody is asked again sooner than this after it was published
LOOK_AHEAD = timedelta(days=4)  # nothing is due earlier before a start, in any zone
# How long before the start each is of no use any more.
OF_USE = {"day": 4 * HOUR, "soon": HOUR / 2, "ask": 12 * HOUR}
USUAL = Wishes(most_a_week=None)  # the inbox has no cap; what may ring is judged where it is sent


class Plan(NamedTuple):
    """One activity. asks: it is published, takes answers, and there is room for one more."""

    starts_at: datetime
    published_at: datetime
    asks: bool


class Guest(NamedTuple):
    """answer: None when they never gave one. told: (which, for which start)."""

    answer: str | None
    answered_at: datetime | None
    told: frozenset[tuple[str, datetime]] = frozenset()
    wants: Reminded = Reminded()
    muted: bool = False


def due(plan: Plan, guest: Guest, now: datetime, wishes: Wishes = USUAL) -> str | None:
    """The reminder to tell this person now, if there is one. When two are, the later one says it all."""
    return next((which for which in ("soon", "day", "ask") if _is_due(which, plan, guest, now, wishes)), None)


def _is_due(which: str, plan: Plan, guest: Guest, now: datetime, wishes: Wishes) -> bool:
    at = moment(which, plan.starts_at, wishes)
    if at > now or _had(which, plan, guest) or not _wanted(which, plan, guest, at):
        return False
    useful_until = plan.starts_at - OF_USE[which]
    return judge(KIND[which], wishes, now, muted=guest.muted, useful_until=useful_until).what == "now"


def _had(which: str, plan: Plan, guest: Guest) -> bool:
    """Asked once is asked; a reminder is for one start, and after the second the first is of no use."""
    if which == "ask":
        return any(one == "ask" for one, _ in guest.told)
    after = {"day": ("day", "soon"), "soon": ("soon",)}[which]
    return any(one in after and start == plan.starts_at for one, start in guest.told)


def _wanted(which: str, plan: Plan, guest: Guest, at: datetime) -> bool:
    if which == "ask":
        fresh = at - plan.published_at < TIME_TO_ANSWER
        return guest.answer is None and plan.asks and guest.wants.answer and not fresh
    just_said = guest.answered_at is not None and guest.answered_at > at
    return guest.answer == "going" and not just_said and (guest.wants.day if which == "day" else guest.wants.soon)


def moment(which: str, starts_at: datetime, wishes: Wishes = USUAL) -> datetime:
    """When it is due: at a friendly hour one or two days before, or two hours before; never in quiet hours."""
    if which == "soon":
        at = starts_at - SOON
    else:
        day = starts_at.astimezone(ZoneInfo(wishes.zone)).date() - timedelta(days=1 if which == "day" else ASK_DAYS)
        at = moments(day, FRIENDLY, wishes.zone)[0]
    if not is_quiet(wishes, at):
        return at
    morning = quiet_end(wishes, at)
    return morning if morning < starts_at - OF_USE[which] else quiet_start(wishes, at) - BEFORE_BED
