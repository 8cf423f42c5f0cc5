"""Which dates a rule gives and which moments they are, against a calendar that is walked day by day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.events.series import messages
from api.events.series.edits import Edit
from api.events.series.models import EVERY
from api.events.series.pattern import own_fields, says_of
from api.events.series.rules import MOST, Clock, Rule, dates_of, moment, say_from, says_on

pytestmark = pytest.mark.pure
LONDON = "Europe/London"
ZONES = (
    LONDON,
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
    "America/Santiago",
)
DAY = timedelta(days=1)


def belongs(every: str, first: date, day: date) -> bool:
    """Whether a day is one of the rule's, said without any library: the last day of its month counts for 29 to 31."""
    if every == "weekly":
        return (day - first).days % 7 == 0
    if every == "fortnightly":
        return (day - first).days % 14 == 0
    is_last = (day + DAY).month != day.month
    if every == "monthly_day":
        return day.day == first.day or (is_last and day.day < first.day)
    if day.weekday() != first.weekday():
        return False
    if (first.day - 1) // 7 == 4:  # a fifth one: the last
        return (day + 7 * DAY).month != day.month
    return (day.day - 1) // 7 == (first.day - 1) // 7


def walked(every: str, first: date, until: date) -> list[date]:
    days = (first + n * DAY for n in range((until - first).days + 1))
    return [day for day in days if belongs(every, first, day)]


minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
starts = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.sampled_from(EVERY), starts, st.integers(0, 730))
def test_no_date_is_missing_or_there_twice(every: str, first: date, length: int) -> None:
    until = first + length * DAY
    expected = walked(every, first, until)
    assert dates_of(Rule(every, first, until=until)) == expected[: MOST + 1]


@given(st.sampled_from(EVERY), starts, st.integers(2, MOST))
def test_so_many_times_is_so_many_dates(every: str, first: date, count: int) -> None:
    found = dates_of(Rule(every, first, count=count))
    assert len(found) == count
    assert found == walked(every, first, found[-1])


@settings(max_examples=300)
@given(st.sampled_from(EVERY), starts, st.sampled_from(ZONES), minutes, st.integers(10, 14 * 60))
def test_the_wall_clock_shows_the_same_on_every_date(every: str, first: date, zone: str, at: time, lasts: int) -> None:
    ends = datetime.combine(first, at) + timedelta(minutes=lasts)
    wall = Clock(at, ends.time(), zone, (ends.date() - first).days)
    here = ZoneInfo(zone)
    last_end = datetime.min.replace(tzinfo=UTC)
    for on in dates_of(Rule(every, first, until=first + 730 * DAY))[:MOST]:
        start, end = wall.moments(on)
        assert last_end < end
        assert start < end
        last_end = end
        shown = start.astimezone(here)
        wanted = datetime.combine(on, at)
        if exists(wanted, zone):
            assert shown.replace(tzinfo=None) == wanted
            assert shown.fold == 0, "a time that exists twice is the first of the two"
        else:
            assert shown.date() == on
            assert timedelta() < shown.replace(tzinfo=None) - wanted <= timedelta(hours=1)
        end_wanted = datetime.combine(on + wall.days * DAY, wall.to)
        if exists(end_wanted, zone) and exists(wanted, zone) and end.astimezone(here).fold == 0:
            assert end.astimezone(here).replace(tzinfo=None) == end_wanted or end - start == timedelta(minutes=lasts)


def exists(local: datetime, zone: str) -> bool:
    there = local.replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local


def test_six_in_the_evening_stays_six_across_both_clock_changes() -> None:
    wall = Clock(time(18), time(20), LONDON)
    spring = [wall.moments(day)[0].hour for day in (date(2027, 3, 23), date(2027, 3, 30))]
    autumn = [wall.moments(day)[0].hour for day in (date(2027, 10, 26), date(2027, 11, 2))]
    assert (spring, autumn) == ([18, 17], [17, 18])


def test_an_hour_that_does_not_exist_and_one_that_exists_twice() -> None:
    assert moment(date(2027, 3, 28), time(1, 30), LONDON) == datetime(
        2027, 3, 28, 1, 30, tzinfo=UTC
    )  # 2.30 on the wall
    assert moment(date(2027, 10, 31), time(1, 30), LONDON) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # still summer
    nothing_between = Clock(time(1, 30), time(2, 30), LONDON).moments(date(2027, 3, 28))
    assert nothing_between[1] - nothing_between[0] == timedelta(hours=1)


def test_the_fifth_weekday_means_the_last_and_day_31_the_months_last() -> None:
    fifth = dates_of(Rule("monthly_weekday", date(2027, 3, 30), count=3))
    assert fifth == [date(2027, 3, 30), date(2027, 4, 27), date(2027, 5, 25)]
    last = dates_of(Rule("monthly_day", date(2027, 1, 31), count=4))
    assert last == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]


@pytest.mark.parametrize(
    ("every", "first", "shift", "words"),
    [
        ("weekly", date(2027, 1, 5), 0, "Every Tuesday"),
        ("weekly", date(2027, 1, 5), 2, "Every Thursday"),
        ("fortnightly", date(2027, 1, 5), 0, "Every second Tuesday"),
        ("monthly_weekday", date(2027, 1, 5), 0, "The first Tuesday of each month"),
        ("monthly_weekday", date(2027, 3, 30), 0, "The last Tuesday of each month"),
        ("monthly_day", date(2027, 1, 5), 0, "The 5th of each month"),
        ("monthly_day", date(2027, 1, 31), 0, "At the end of each month"),
        ("monthly_day", date(2027, 1, 5), 1, "Once a month"),
    ],
)
def test_how_often_in_words(every: str, first: date, shift: int, words: str) -> None:
    assert messages.every_words(every, first, shift) == words


# --- what the dates say ---------------------------------------------------------------------------------------------

ON = date(2027, 1, 5)
THERE = datetime(2027, 1, 5, 18, tzinfo=UTC)


def an_event(weeks: int = 0, **more: object) -> dict[str, object]:
    from api.events.models import Event  # noqa: PLC0415 - only its fields

    base = Event(programme_id="p", group_id="g", kind="meal", title="Stew", starts_at=THERE + weeks * 7 * DAY,
                 ends_at=THERE + weeks * 7 * DAY + timedelta(hours=2), made_by="m", made_at=THERE)  # fmt: skip
    return base.model_dump() | more


def test_what_is_said_from_a_date_on_holds_from_there() -> None:
    said = say_from([{"from": "2027-01-05", "says": {"food": "Stew", "bring": ""}}], date(2027, 2, 2), {"food": "Soup"})
    assert [says_on(said, day)["food"] for day in (ON, date(2027, 2, 1), date(2027, 2, 2))] == ["Stew", "Stew", "Soup"]
    both = say_from(said, date(2027, 1, 12), {"bring": "A cup"})
    assert [(one["from"], one["says"]) for one in both] == [
        ("2027-01-05", {"food": "Stew", "bring": ""}),
        ("2027-01-12", {"food": "Stew", "bring": "A cup"}),
        ("2027-02-02", {"food": "Soup", "bring": "A cup"}),
    ]


def test_a_date_changed_on_its_own_keeps_what_is_its_own_and_takes_the_rest() -> None:
    before = [{"from": ON.isoformat(), "says": says_of(an_event(), ON)}]
    edit = Edit.at(an_event(), ON, {"food": "Soup", "starts_at": THERE + timedelta(hours=1),
                                    "ends_at": THERE + timedelta(hours=3)})  # fmt: skip
    own = an_event(1, food="Cake")
    mine, kept = edit.for_date(before, ON + 7 * DAY, own, overwrite=False)
    assert kept
    assert mine == {"starts_at": THERE + 7 * DAY + timedelta(hours=1), "ends_at": THERE + 7 * DAY + timedelta(hours=3)}
    assert edit.for_date(before, ON + 7 * DAY, own, overwrite=True)[0]["food"] == "Soup"
    moved = an_event(2, starts_at=THERE + 15 * DAY, ends_at=THERE + 15 * DAY + timedelta(hours=2))
    assert edit.for_date(before, ON + 14 * DAY, moved, overwrite=False) == ({"food": "Soup"}, True)


def test_moved_to_another_weekday_each_date_moves_by_as_many_days() -> None:
    before = [{"from": ON.isoformat(), "says": says_of(an_event(), ON)}]
    edit = Edit.at(an_event(), ON, {"starts_at": THERE + 2 * DAY, "ends_at": THERE + 2 * DAY + timedelta(hours=2)})
    mine, _ = edit.for_date(before, ON + 7 * DAY, an_event(1), overwrite=False)
    assert mine["starts_at"] == THERE + 9 * DAY
    after = edit.stretches(before, ON)
    assert own_fields(an_event(1) | mine, says_on(after, ON), ON + 7 * DAY) == set()
