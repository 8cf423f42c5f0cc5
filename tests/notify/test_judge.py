"""When a phone may ring: mute, quiet hours, both changes of the clock, "at most 2 a week", and what passes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.notify.judge import WEEK, Wishes, is_quiet, judge, next_digest, quiet_end, quiet_start
from api.notify.kinds import KINDS, Kind

pytestmark = pytest.mark.pure
LONDON = ZoneInfo("Europe/London")
USUAL = Wishes()
MOVED, NEWS, ACCOUNT = KINDS["event_moved"], KINDS["event_published"], KINDS["session_reused"]
AT = datetime(2026, 11, 2, 12, tzinfo=UTC)  # a Monday

times = st.times().map(lambda one: one.replace(second=0, microsecond=0))
wishes = st.builds(
    Wishes,
    zone=st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
    quiet_from=times, quiet_until=times, most_a_week=st.none() | st.integers(0, 4), digest_on=st.integers(0, 6),
    off=st.frozensets(st.sampled_from(["changes", "news", "group", "account"])),
)  # fmt: skip
# Every minute of a year with both changes of the clock, and the hours around these more often than others.
YEAR = datetime(2026, 1, 1, tzinfo=UTC)
turns = [datetime(2026, 3, 29, 0, tzinfo=UTC), datetime(2026, 10, 25, 0, tzinfo=UTC)]
moments = st.integers(0, 365 * 24 * 60).map(lambda minutes: YEAR + timedelta(minutes=minutes)) | st.tuples(
    st.sampled_from(turns), st.integers(-180, 240)
).map(lambda one: one[0] + timedelta(minutes=one[1]))
kinds = st.sampled_from(sorted(KINDS)).map(KINDS.__getitem__)


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=LONDON).astimezone(UTC)


@given(wishes, moments)
def test_quiet_hours_end_at_a_moment_that_is_not_quiet_and_within_a_day(mine: Wishes, at: datetime) -> None:
    end = quiet_end(mine, at)
    assert not is_quiet(mine, end) and at <= end <= at + timedelta(hours=25)
    if is_quiet(mine, at):
        start = quiet_start(mine, at)
        assert at - timedelta(hours=26) <= start <= at
    else:
        assert end == at


@given(wishes, moments)
def test_the_digest_comes_within_nine_days_on_the_chosen_day_and_never_in_quiet_hours(
    mine: Wishes, at: datetime
) -> None:
    digest = next_digest(mine, at)
    assert at < digest <= at + timedelta(days=9) and not is_quiet(mine, digest)
    day = digest.astimezone(ZoneInfo(mine.zone)).weekday()
    assert (day - mine.digest_on) % 7 <= 1  # the day after when the friendly hour itself is in quiet hours


@given(kinds, wishes, moments, st.lists(moments, max_size=6), st.tuples(st.none() | moments, st.booleans()))
def test_every_verdict_keeps_what_the_person_chose(
    kind: Kind, mine: Wishes, now: datetime, sent: list[datetime], more: tuple[datetime | None, bool]
) -> None:
    useful_until, muted = more
    said = judge(kind, mine, now, sent=sent, useful_until=useful_until, muted=muted)
    if muted or (kind.family.name in mine.off and kind is not ACCOUNT and not kind.family.always):
        assert said.what == "never"
    if said.what == "never":
        assert said.at is None
        return
    assert said.at is not None and said.at >= now
    assert useful_until is None or said.at < useful_until
    if said.what == "now":
        assert said.at == now
        waits = is_quiet(mine, now)
        assert not waits or (kind.family.passes_quiet and useful_until is not None)
    else:
        assert not is_quiet(mine, said.at)
    if kind.family.passes_cap:
        assert said.what != "digest"
    elif said.what in ("now", "later") and mine.most_a_week is not None:
        assert sum(1 for one in sent if said.at - WEEK < one <= said.at) < mine.most_a_week


@given(st.lists(st.tuples(kinds, moments), max_size=40), wishes)
def test_over_a_year_the_cap_is_kept_and_what_passes_always_goes_out(
    told: list[tuple[Kind, datetime]], mine: Wishes
) -> None:
    waiting = sorted(((at, number) for number, (_, at) in enumerate(told)), reverse=True)
    rang: list[datetime] = []
    gone: dict[int, str] = {}
    while waiting:
        now, number = waiting.pop()
        kind = told[number][0]
        said = judge(kind, mine, now, sent=rang)
        if said.what == "later" and said.at is not None:
            waiting = sorted([*waiting, (said.at, number)], reverse=True)
            continue
        assert number not in gone
        gone[number] = said.what
        if said.what == "now" and not kind.family.passes_cap:
            rang.append(now)
    assert len(gone) == len(told)
    if mine.most_a_week is not None:
        for at in rang:
            assert sum(1 for one in rang if at - WEEK < one <= at) <= mine.most_a_week
    for number, what in gone.items():
        family = told[number][0].family
        if family.passes_cap and (family.always or family.name not in mine.off):
            assert what == "now"


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (local(2026, 11, 2, 21), local(2026, 11, 3, 8)),
        (local(2026, 11, 3, 7, 59), local(2026, 11, 3, 8)),
        (local(2026, 3, 28, 23), local(2026, 3, 29, 8)),  # the night is an hour shorter
        (local(2026, 10, 24, 23), local(2026, 10, 25, 8)),  # and an hour longer
    ],
)
def test_at_night_it_waits_until_eight_on_the_clock_on_the_wall(at: datetime, until: datetime) -> None:
    assert judge(MOVED, USUAL, at) == ("later", until)
    assert until.astimezone(LONDON).time() == time(8)


def test_what_cannot_wait_until_morning_comes_at_night_but_only_a_change_of_my_plans() -> None:
    night, early = local(2026, 11, 2, 23), local(2026, 11, 3, 7)
    assert judge(MOVED, USUAL, night, useful_until=early) == ("now", night)
    assert judge(NEWS, USUAL, night, useful_until=early).what == "never"
    assert judge(MOVED, USUAL, night, useful_until=local(2026, 11, 3, 12)).what == "later"


def test_the_third_of_a_week_goes_into_the_digest_and_a_change_does_not() -> None:
    two = [AT - timedelta(days=3), AT - timedelta(days=1)]
    sunday = local(2026, 11, 8, 17)
    assert judge(NEWS, USUAL, AT, sent=two) == ("digest", sunday)
    assert judge(NEWS, USUAL, AT, sent=two[:1]) == ("now", AT)
    assert judge(NEWS, USUAL, AT, sent=[AT - WEEK, two[1]]) == ("now", AT)  # a week ago to the minute is over
    assert judge(MOVED, USUAL, AT, sent=two) == ("now", AT)
    assert judge(NEWS, USUAL, AT, sent=two, useful_until=sunday).what == "never"  # nobody reads old news on Sunday
    assert judge(NEWS, Wishes(most_a_week=None), AT, sent=two * 5).what == "now"


def test_mute_means_mute_and_off_means_off_but_not_for_signing_in() -> None:
    assert judge(MOVED, USUAL, AT, muted=True).what == "never"
    off = Wishes(off=frozenset({"changes", "account"}))
    assert judge(MOVED, off, AT).what == "never"
    assert judge(ACCOUNT, off, AT).what == "now"
