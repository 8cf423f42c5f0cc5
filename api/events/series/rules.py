"""Which dates a rule gives, and which moments they are. Pure.

Dates and times are those of a clock on the wall where the activity is: 6pm stays 6pm when the clocks change.
A time that exists twice (autumn) is the first of the two. A time that does not exist (spring) is moved on by as much
as the clocks are: 1.30 becomes 2.30. When that leaves no time before the end, the activity lasts as long as its two
times say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil import rrule

MOST = 60  # dates of one series
MIDNIGHT = time()
_WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)


@dataclass(frozen=True, slots=True)
class Rule:
    """every: see models.EVERY. It ends after `count` dates or with the day `until`."""

    every: str
    first_on: date
    count: int | None = None
    until: date | None = None


def dates_of(rule: Rule) -> list[date]:
    """The rule's dates, at most one more than a series may have."""
    start = datetime.combine(rule.first_on, MIDNIGHT)
    until = datetime.combine(rule.until, MIDNIGHT) if rule.until else None
    found = rrule.rrule(dtstart=start, count=rule.count, until=until, **_parts(rule))
    return [one.date() for one in islice(found, MOST + 1)]


def _parts(rule: Rule) -> dict[str, Any]:
    """A fifth Tuesday means "the last Tuesday"; a day 29, 30 or 31 means "or the month's last day"."""
    day = rule.first_on.day
    if rule.every == "weekly":
        return {"freq": rrule.WEEKLY}
    if rule.every == "fortnightly":
        return {"freq": rrule.WEEKLY, "interval": 2}
    if rule.every == "monthly_weekday":
        return {"freq": rrule.MONTHLY, "byweekday": _WEEKDAYS[rule.first_on.weekday()](nth_of(rule.first_on))}
    if day > 28:
        return {"freq": rrule.MONTHLY, "bymonthday": range(28, day + 1), "bysetpos": -1}
    return {"freq": rrule.MONTHLY, "bymonthday": day}


def nth_of(day: date) -> int:
    """1 for a month's first Tuesday …, -1 for a fifth one, which means the last."""
    nth = (day.day - 1) // 7 + 1
    return -1 if nth == 5 else nth


@dataclass(frozen=True, slots=True)
class Clock:
    """When an activity is, by the clock on the wall. shift: days from the rule's date; days: it ends so much later."""

    at: time
    to: time
    zone: str
    days: int = 0
    shift: int = 0

    @classmethod
    def of(cls, on: date, starts_at: datetime, ends_at: datetime, zone: str) -> "Clock":
        """What the wall shows for an activity of the date `on`."""
        here = ZoneInfo(zone)
        start, end = starts_at.astimezone(here), ends_at.astimezone(here)
        return cls(start.time(), end.time(), zone, (end.date() - start.date()).days, (start.date() - on).days)

    def moments(self, on: date) -> tuple[datetime, datetime]:
        """(start, end), UTC, for the date `on`."""
        day = on + timedelta(days=self.shift)
        start = moment(day, self.at, self.zone)
        end = moment(day + timedelta(days=self.days), self.to, self.zone)
        lasts = datetime.combine(day + timedelta(days=self.days), self.to) - datetime.combine(day, self.at)
        return start, end if end > start else start + max(lasts, timedelta(minutes=1))

    def kept(self) -> dict[str, Any]:
        """As it is stored."""
        return {"at": self.at.isoformat(), "to": self.to.isoformat(), "zone": self.zone, "days": self.days,
                "shift": self.shift}  # fmt: skip

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Clock":
        return cls(time.fromisoformat(kept["at"]), time.fromisoformat(kept["to"]), kept["zone"], kept["days"],
                   kept["shift"])  # fmt: skip


def moment(day: date, at: time, zone: str) -> datetime:
    """The moment a wall clock shows `at` on `day` (see the top of this file for clocks that change)."""
    return datetime.combine(day, at.replace(fold=0), ZoneInfo(zone)).astimezone(UTC)


# --- what the dates say, from which date on ---------------------------------------------------------------------------

Stretch = dict[str, Any]  # {"from": ISO date, "says": {field: value, "clock": {…}}}


def says_on(stretches: Iterable[Stretch], on: date) -> dict[str, Any]:
    """What the series says for a date: the last stretch that begins on or before it (the first one before all)."""
    ordered = list(stretches)
    begun = [one for one in ordered if date.fromisoformat(one["from"]) <= on]
    found: dict[str, Any] = (begun or ordered[:1])[-1]["says"]
    return found


def say_from(stretches: Iterable[Stretch], on: date, new: Mapping[str, Any]) -> list[Stretch]:
    """The stretches after something new holds from a date on, to the end."""
    ordered = [{"from": one["from"], "says": dict(one["says"])} for one in stretches]
    if all(one["from"] != on.isoformat() for one in ordered):
        ordered.append({"from": on.isoformat(), "says": dict(says_on(ordered, on))})
    ordered.sort(key=lambda one: str(one["from"]))
    for one in ordered:
        if date.fromisoformat(one["from"]) >= on:
            one["says"].update(new)
    return ordered
