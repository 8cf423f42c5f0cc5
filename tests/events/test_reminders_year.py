"""A year of plans that move, are called off, are answered this way and that: who is reminded of what, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.events.reminders.rules import HOUR, LOOK_AHEAD, OF_USE, Guest, Plan, due, moment
from api.notify.judge import Wishes
from api.notify.wishes import Reminded

pytestmark = pytest.mark.pure
LONDON = ZoneInfo("Europe/London")
YEAR = datetime(2026, 1, 10, tzinfo=UTC)
TICK = timedelta(minutes=20)
# Around both changes of the clock more often than elsewhere.
hours = st.integers(24 * 7, 24 * 340) | st.sampled_from([78, 288]).flatmap(
    lambda day: st.integers(24 * (day - 3), 24 * (day + 3))
)
starts = hours.map(lambda one: YEAR + one * HOUR)
acts = st.lists(
    st.tuples(
        st.integers(0, 120),  # hours before the first start
        st.sampled_from(
            ["move", "cancel", "going", "cannot", "maybe", "mute", "unmute", "no_day", "no_soon", "no_ask"]
        ),
        st.integers(-48, 96),  # where a move goes, in hours
    ),
    max_size=6,
)


@dataclass
class Story:
    """One activity and one person, as they are now."""

    starts_at: datetime
    published_at: datetime
    cancelled: bool = False
    answer: str | None = None
    answered_at: datetime | None = None
    muted: bool = False
    wants: dict[str, bool] = field(default_factory=lambda: {"day": True, "soon": True, "answer": True})
    changed_at: datetime = YEAR
    told: list[tuple[datetime, str, datetime]] = field(default_factory=list)

    def act(self, now: datetime, what: str, hours: int) -> None:
        self.changed_at = now
        if what == "move":
            self.starts_at = max(self.starts_at + hours * HOUR, now + HOUR)
        elif what == "cancel":
            self.cancelled = True
        elif what in ("mute", "unmute"):
            self.muted = what == "mute"
        elif what.startswith("no_"):
            self.wants["answer" if what == "no_ask" else what[3:]] = False
        else:
            self.answer, self.answered_at = what, now

    def tick(self, now: datetime) -> None:
        if self.cancelled or not now < self.starts_at <= now + LOOK_AHEAD:
            return  # the job does not look at these
        had = frozenset((which, start) for _, which, start in self.told)
        guest = Guest(self.answer, self.answered_at, had, Reminded(**self.wants), self.muted)
        which = due(Plan(self.starts_at, self.published_at, True), guest, now)
        if which is None:
            return
        self.told.append((now, which, self.starts_at))
        assert not self.muted and self.wants["answer" if which == "ask" else which]
        assert self.answer == (None if which == "ask" else "going")
        assert time(8) <= now.astimezone(LONDON).time() < time(21), "in quiet hours"


def lived(start: datetime, story: list[tuple[int, str, int]]) -> Story:
    """The whole story, looked at every twenty minutes from nine days before until it has begun."""
    mine = Story(start, start - timedelta(days=30))
    todo = sorted(((start - before * HOUR, what, by) for before, what, by in story), key=lambda one: one[0])
    now = start - timedelta(days=9)
    while now < mine.starts_at + HOUR:
        while todo and todo[0][0] <= now:
            mine.act(*todo.pop(0))
        before = len(mine.told)
        state = (mine.answer, mine.cancelled, mine.muted, dict(mine.wants))
        mine.tick(now)
        expect(mine, now, before, state)
        now += TICK
    return mine


def expect(mine: Story, now: datetime, before: int, state: tuple[object, ...]) -> None:
    """At the friendly hour of the day before, and two hours before, whoever is going is told, if they want to be."""
    if state[:3] != ("going", False, False) or mine.answered_at is None:
        return
    wall = now.astimezone(LONDON)
    eve = mine.starts_at.astimezone(LONDON).date() - timedelta(days=1)
    five = datetime.combine(eve, time(17), LONDON)
    had = {(which, start) for _, which, start in mine.told}
    if wall.date() == eve and timedelta() <= now - five < TICK and mine.answered_at <= five and mine.wants["day"]:
        assert {("day", mine.starts_at), ("soon", mine.starts_at)} & had, "missing: the day before"
    two = mine.starts_at - 2 * HOUR
    awake = time(8) <= two.astimezone(LONDON).time() < time(20, 30)
    if timedelta() <= now - two < TICK and awake and mine.answered_at <= two and mine.wants["soon"]:
        assert ("soon", mine.starts_at) in had, "missing: two hours before"


@settings(max_examples=60)
@given(starts, acts)
def test_over_a_year_nobody_is_reminded_wrongly_twice_or_at_night_and_nothing_is_missing(
    start: datetime, story: list[tuple[int, str, int]]
) -> None:
    told = lived(start, story).told
    assert len({(which, start) for _, which, start in told}) == len(told), "twice"
    assert sum(1 for _, which, _ in told if which == "ask") <= 1, "asked again"
    for at, which, its_start in told:
        assert at < its_start - OF_USE[which], "too late to be of use"


@settings(max_examples=30)
@given(starts)
def test_who_says_yes_early_hears_it_twice_and_who_says_nothing_is_asked_once(start: datetime) -> None:
    assert [which for _, which, _ in lived(start, [(120, "going", 0)]).told] in (["day", "soon"], ["soon"])
    assert [which for _, which, _ in lived(start, []).told] == ["ask"]
    assert lived(start, [(120, "cannot", 0)]).told == lived(start, [(120, "maybe", 0)]).told == []


zones = st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])
clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0))


@given(starts, st.sampled_from(["day", "soon", "ask"]), zones)
def test_each_is_due_in_time_and_never_in_quiet_hours(start: datetime, which: str, zone: str) -> None:
    at = moment(which, start, Wishes(zone=zone))
    assert start - LOOK_AHEAD < at < start - OF_USE[which]
    assert time(8) <= at.astimezone(ZoneInfo(zone)).time() < time(21)
