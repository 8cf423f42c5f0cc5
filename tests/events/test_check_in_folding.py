"""Check-in facts folded into who was there: the same picture whichever phone uploads first."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.events.check_in.folding import THERE, Seen, fold, put_right, read_time, too_early, waits_for_staff

pytestmark = pytest.mark.pure
T = datetime(2026, 12, 12, 18, tzinfo=UTC)


def seen(nonce: str, kind: str, minute: float = 0, person: str | None = "kai", **more: object) -> Seen:
    return Seen(nonce, kind, T + timedelta(minutes=minute), person, **more)  # type: ignore[arg-type]


def test_the_last_fact_about_a_person_counts_and_undo_takes_it_away() -> None:
    facts = [seen("1", "present"), seen("2", "left_early", 60), seen("3", "present", 1, "ana"),
             seen("4", "undo", 2, "ana")]  # fmt: skip
    assert fold(facts).marks == {"kai": "left_early"}


def test_being_late_or_leaving_early_is_being_there() -> None:
    facts = [seen(str(n), kind, 0, kind) for n, kind in
             enumerate(["present", "late", "left_early", "could_not_come", "not_there"])]  # fmt: skip
    assert fold(facts).there == {"present", "late", "left_early"}
    assert fold(facts).young_people == 3


def test_walk_ins_and_headcounts_add_to_the_names() -> None:
    facts = [
        seen("1", "present"), seen("2", "walk_in", 1, None), seen("3", "walk_in", 1, None, of="professional"),
        seen("4", "headcount", 1, None, count=9), seen("5", "headcount", 2, None, count=7),
        seen("6", "headcount", 2, None, count=2, of="professional"),
    ]  # fmt: skip
    roll = fold(facts)
    assert (roll.young_people, roll.professionals) == (1 + 1 + 7, 1 + 2)


def test_a_walk_in_taken_back_stays_away_in_either_order() -> None:
    there, gone = seen("1", "walk_in", 5, None), seen("2", "undo", 1, None, undoes="1")
    assert fold([there, gone]).walk_ins == fold([gone, there]).walk_ins == {}


def test_held_facts_do_not_count_and_wait_until_somebody_entitled_spoke() -> None:
    held = seen("1", "present", held="role")
    assert fold([held]).marks == {}
    assert waits_for_staff([held]) == [held]
    assert waits_for_staff([held, seen("2", "not_there", 5)]) == []
    assert waits_for_staff([seen("2", "not_there", -5), held]) == [held]
    counted = seen("3", "headcount", 0, None, count=3, held="role")
    assert waits_for_staff([counted, seen("4", "headcount", 9, None, count=3)]) == []


kinds = st.sampled_from(["present", "late", "left_early", "could_not_come", "not_there", "undo"])
people = st.sampled_from(["kai", "ana", "tia"])
one_fact = st.one_of(
    st.builds(lambda k, p, m, n: seen(n, k, m, p), kinds, people, st.integers(0, 5), st.uuids().map(str)),
    st.builds(lambda of, m, n: seen(n, "walk_in", m, None, of=of), st.sampled_from(["young_person", "professional"]),
              st.integers(0, 5), st.uuids().map(str)),
    st.builds(lambda c, m, n: seen(n, "headcount", m, None, count=c), st.integers(0, 50), st.integers(0, 5),
              st.uuids().map(str)),
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(one_fact, max_size=20, unique_by=lambda one: one.nonce), st.randoms())
def test_two_phones_in_either_order_or_interleaved_give_the_same_picture(facts: list[Seen], luck) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(facts)
    luck.shuffle(shuffled)
    half = len(facts) // 2
    assert fold(facts) == fold(shuffled) == fold(facts[half:] + facts[:half])


@settings(max_examples=200)
@given(st.lists(st.tuples(kinds, people, st.integers(0, 600), st.uuids()), max_size=15, unique_by=lambda one: one[3]),
       st.integers(-7200, 7200))  # fmt: skip
def test_a_wrong_clock_that_was_measured_changes_nothing(acts: list[tuple[str, str, int, UUID]], wrong_by: int) -> None:
    """A phone two hours off that knows its offset orders its facts as a phone with the right time."""
    now = T + timedelta(days=1)
    right, wrong = [], []
    for kind, person, second, nonce in acts:
        at = T + timedelta(seconds=second)
        right.append(Seen(str(nonce), kind, at, person))
        happened, clamped = put_right(at + timedelta(seconds=wrong_by), -wrong_by * 1000, now)
        assert not clamped
        wrong.append(Seen(str(nonce), kind, happened, person))
    assert fold(right) == fold(wrong)


@pytest.mark.parametrize("ahead", [timedelta(seconds=1), timedelta(hours=3), timedelta(days=3)])
def test_nobody_saw_what_is_still_to_come(ahead: timedelta) -> None:
    assert put_right(T + ahead, 0, T) == (T, True)
    assert put_right(T - ahead, 0, T) == (T - ahead, False)
    assert put_right(T, 0, T) == (T, False)


def test_a_clock_that_runs_ahead_does_not_outrank_what_is_tapped_later() -> None:
    """The first phone runs three hours ahead and never measured it. Half an hour later the second one knows better."""
    first, _ = put_right(T + timedelta(hours=3), 0, T)
    second, _ = put_right(T + timedelta(minutes=30), 0, T + timedelta(minutes=31))
    assert fold([Seen("1", "present", first, "kai"), Seen("2", "left_early", second, "kai")]).marks == {
        "kai": "left_early"
    }


def test_it_is_too_early_only_for_what_is_seen_at_the_door() -> None:
    days_before, evening_before = T - timedelta(days=3), T - timedelta(hours=23)
    at_the_door = [*THERE, "not_there", "walk_in", "headcount", "drop_in"]
    assert all(too_early(kind, days_before, T) for kind in at_the_door)
    assert not any(too_early(kind, evening_before, T) or too_early(kind, T, T) for kind in at_the_door)
    assert not too_early("could_not_come", days_before, T) and not too_early("undo", days_before, T)


@pytest.mark.parametrize(
    "said", ["", "yesterday", "2026-12-12T18:00:00", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2026-13-01"]
)
def test_a_time_that_is_no_time_is_refused(said: str) -> None:
    assert read_time(said) is None


def test_a_time_with_a_zone_is_read_as_utc() -> None:
    assert read_time("2026-07-01T19:00:00+01:00") == datetime(2026, 7, 1, 18, tzinfo=UTC)
