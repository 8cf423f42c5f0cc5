"""Whether a person's phone may ring for a notice: now, later, in the weekly digest, or not at all. Pure.

The inbox has every notice whatever is decided here. What is put off is judged again when its time comes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from api.core.clock import LONDON
from api.notify.kinds import Kind

WEEK = timedelta(days=7)
FRIENDLY = time(17)  # after school and work, before the evening
SUNDAY = 6


@dataclass(frozen=True)
class Wishes:
    """What a person chose. Hours are read from the clock on their wall, in their zone.

    most_a_week: None for as many as there are. off: families they turned off. digest_on: 0 is Monday.
    """

    zone: str = LONDON
    quiet_from: time = time(21)
    quiet_until: time = time(8)
    most_a_week: int | None = 2
    digest_on: int = SUNDAY
    off: frozenset[str] = frozenset()


class Verdict(NamedTuple):
    """at: the moment it goes out, unless it never does."""

    what: Literal["now", "later", "digest", "never"]
    at: datetime | None = None


def judge(
    kind: Kind,
    wishes: Wishes,
    now: datetime,
    *,
    muted: bool = False,
    sent: Iterable[datetime] = (),
    useful_until: datetime | None = None,
) -> Verdict:
    """muted: its group is muted, and mute means mute. sent: when this person's phone rang for what counts to the cap.
    useful_until: from then on nobody needs it any more (the plan has begun, the offer has run out)."""
    if muted or (kind.family.name in wishes.off and not kind.family.always):
        return Verdict("never")
    at = quiet_end(wishes, now)
    if at > now and kind.family.passes_quiet and useful_until is not None and now < useful_until <= at:
        at = now
    if not kind.family.passes_cap and wishes.most_a_week is not None:
        lately = sum(1 for one in sent if at - WEEK < one <= at)
        if lately >= wishes.most_a_week:
            digest = next_digest(wishes, now)
            return Verdict("never") if _too_late(digest, useful_until) else Verdict("digest", digest)
    if _too_late(at, useful_until):
        return Verdict("never")
    return Verdict("later" if at > now else "now", at)


def _too_late(at: datetime, useful_until: datetime | None) -> bool:
    return useful_until is not None and at >= useful_until


def is_quiet(wishes: Wishes, at: datetime) -> bool:
    """Equal hours mean no quiet hours at all."""
    clock = at.astimezone(ZoneInfo(wishes.zone)).time()
    begins, ends = wishes.quiet_from, wishes.quiet_until
    if begins <= ends:
        return begins <= clock < ends
    return clock >= begins or clock < ends


def quiet_end(wishes: Wishes, at: datetime) -> datetime:
    """The first moment from `at` on that is not quiet."""
    if not is_quiet(wishes, at):
        return at
    today = at.astimezone(ZoneInfo(wishes.zone)).date()
    ends = [one for day in (today, today + timedelta(days=1)) for one in moments(day, wishes.quiet_until, wishes.zone)]
    return min(one for one in ends if one > at and not is_quiet(wishes, one))


def quiet_start(wishes: Wishes, at: datetime) -> datetime:
    """When the quiet hours that `at` lies in began."""
    today = at.astimezone(ZoneInfo(wishes.zone)).date()
    begins = [one for day in (today, today - timedelta(days=1)) for one in moments(day, wishes.quiet_from, wishes.zone)]
    return max(one for one in begins if one <= at)


def next_digest(wishes: Wishes, now: datetime) -> datetime:
    """A friendly hour of the chosen weekday, after `now` and not in quiet hours."""
    today = now.astimezone(ZoneInfo(wishes.zone)).date()
    days = (today + timedelta(days=more) for more in range(9))
    found = (quiet_end(wishes, moments(day, FRIENDLY, wishes.zone)[0])
             for day in days if day.weekday() == wishes.digest_on)  # fmt: skip
    return next(at for at in found if at > now)


def moments(day: date, at: time, zone: str) -> list[datetime]:
    """When the clock on the wall shows this: twice in the hour that comes again in autumn. In the hour that spring
    leaves out, the same time after the night's start."""
    local = datetime.combine(day, at, ZoneInfo(zone))
    utc = ZoneInfo("UTC")
    return sorted({local.replace(fold=0).astimezone(utc), local.replace(fold=1).astimezone(utc)})
