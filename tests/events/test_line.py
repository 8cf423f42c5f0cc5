"""The waiting line, as pure decisions: never over capacity, nobody forgotten, order kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.events.line import Hall, Seat, Wish, ask, in_line, offer_until, place_of, promote, settle

pytestmark = pytest.mark.pure
START = datetime(2026, 12, 12, 18, tzinfo=UTC)
EARLY = START - timedelta(days=5)
LATE = START - timedelta(hours=2)


def seat(name: str, answer: str = "none", **more: object) -> Seat:
    return Seat(name, answer, **more)  # type: ignore[arg-type]


def hall_with(*seats: Seat, capacity: int | None = 2) -> Hall:
    hall = Hall(capacity, START)
    for one in seats:
        hall.put(Seat(one.person_id), one)
        hall.counter = max(hall.counter, one.line_no or 0)
    hall.changed.clear()
    return hall


def test_without_a_capacity_everybody_is_in() -> None:
    hall = hall_with(capacity=None)
    assert [ask(hall, seat(name), Wish("going", 3), EARLY).answer for name in "abc"] == ["going"] * 3
    assert hall.taken == 12


def test_on_a_full_activity_going_means_waiting_in_order() -> None:
    hall = hall_with(seat("a", "going"), seat("b", "going"))
    places = [ask(hall, seat(name), Wish("going"), EARLY) for name in "cd"]
    assert [place.answer for place in places] == ["waiting", "waiting"]
    assert [place_of(place, hall.line.values()) for place in places] == [1, 2]


def test_a_freed_place_becomes_an_offer_to_the_first_in_line() -> None:
    a = seat("a", "going")
    hall = hall_with(a, seat("b", "going"), seat("c", "waiting", line_no=1), seat("d", "waiting", line_no=2))
    ask(hall, a, Wish("cannot"), EARLY)
    assert hall.line["c"].answer == "offered"
    assert hall.line["c"].offer_until == EARLY + timedelta(hours=24)
    assert hall.line["d"].answer == "waiting"
    assert (hall.taken, hall.held, hall.waiting) == (1, 1, 1)


def test_a_party_that_does_not_fit_is_passed_over_told_once_and_keeps_its_place() -> None:
    a = seat("a", "going")
    family = seat("f", "waiting", children=1, line_no=1)
    hall = hall_with(a, seat("b", "going"), family, seat("d", "waiting", line_no=2))
    ask(hall, a, Wish("cannot"), EARLY)
    assert hall.line["d"].answer == "offered"
    assert hall.changed["f"] == replace(family, passed_over=True)
    assert place_of(hall.line["f"], hall.line.values()) == 1
    hall.changed.clear()
    ask(hall, hall.line["d"], Wish("cannot"), EARLY)
    assert "f" not in hall.changed


def test_going_while_waiting_keeps_the_place_and_on_an_offer_accepts() -> None:
    waiting = seat("c", "waiting", line_no=1)
    hall = hall_with(seat("a", "going"), seat("b", "going"), waiting, seat("d", "waiting", line_no=2))
    assert ask(hall, waiting, Wish("going", 1), EARLY).line_no == 1
    offered = seat("e", "offered", line_no=3, offer_until=EARLY + timedelta(hours=1))
    hall = hall_with(seat("a", "going"), offered)
    assert ask(hall, offered, Wish("going"), EARLY) == seat("e", "going")
    assert (hall.taken, hall.held) == (2, 0)


def test_declining_an_offer_passes_it_on() -> None:
    offered = seat("c", "offered", line_no=1, offer_until=EARLY + timedelta(hours=1))
    hall = hall_with(seat("a", "going"), offered, seat("d", "waiting", line_no=2))
    assert ask(hall, offered, Wish("cannot"), EARLY).answer == "cannot"
    assert hall.line["d"].answer == "offered"


def test_an_offer_nobody_took_lapses_and_goes_on() -> None:
    offered = seat("c", "offered", line_no=1, offer_until=EARLY)
    hall = hall_with(seat("a", "going"), offered, seat("d", "waiting", line_no=2))
    settle(hall, EARLY + timedelta(seconds=1))
    assert hall.changed["c"].answer == "lapsed"
    assert hall.line["d"].answer == "offered"


def test_more_children_than_fit_leave_the_places_as_they_are() -> None:
    mine = seat("a", "going")
    hall = hall_with(mine, seat("b", "going"), capacity=3)
    assert ask(hall, mine, Wish("going", 2), EARLY).children == 0
    assert ask(hall, mine, Wish("going", 1), EARLY).children == 1
    assert hall.taken == 3


def test_a_bigger_party_than_was_offered_waits_on_at_its_place() -> None:
    offered = seat("c", "offered", line_no=1, offer_until=EARLY + timedelta(hours=1))
    hall = hall_with(seat("a", "going"), offered, seat("d", "waiting", line_no=2))
    after = ask(hall, offered, Wish("going", 1), EARLY)
    assert (after.answer, after.line_no) == ("waiting", 1)
    assert hall.line["d"].answer == "offered"


def test_shortly_before_the_start_any_time_people_are_in_at_once() -> None:
    a = seat("a", "going")
    hall = hall_with(
        a, seat("b", "going"), seat("c", "waiting", line_no=1), seat("d", "waiting", line_no=2, any_time=True)
    )
    ask(hall, a, Wish("cannot"), LATE)
    assert hall.changed["d"].answer == "going"
    assert hall.line["c"].answer == "waiting"


def test_without_any_time_people_a_late_place_is_still_offered_but_shorter() -> None:
    a = seat("a", "going")
    hall = hall_with(a, seat("b", "going"), seat("c", "waiting", line_no=1))
    ask(hall, a, Wish("cannot"), LATE)
    assert hall.line["c"].offer_until == LATE + timedelta(hours=1)


def test_nobody_is_moved_after_the_start() -> None:
    hall = hall_with(seat("a", "going"), seat("c", "waiting", line_no=1))
    promote(hall, START)
    assert not hall.changed


@pytest.mark.parametrize(
    ("before", "hold"),
    [(timedelta(days=5), timedelta(hours=24)), (timedelta(hours=10), timedelta(hours=5)),
     (timedelta(minutes=15), timedelta(minutes=10)), (timedelta(minutes=5), timedelta(minutes=5))],
)  # fmt: skip
def test_offers_are_kept_for_a_shorter_time_near_the_start(before: timedelta, hold: timedelta) -> None:
    assert offer_until(START - before, START) == START - before + hold


wishes = st.builds(
    Wish, st.sampled_from(["going", "going", "going", "maybe", "cannot"]), st.integers(0, 3), st.booleans()
)
acts = st.lists(st.tuples(st.integers(0, 9), wishes, st.integers(0, 20)), max_size=60)


@settings(max_examples=300)
@given(st.integers(1, 8), acts, st.lists(st.integers(0, 3), max_size=60))
def test_over_random_acts_places_are_never_oversold_and_nobody_is_forgotten(
    capacity: int, steps: list[tuple[int, Wish, int]], raises: list[int]
) -> None:
    hall, at = Hall(capacity, START), START - timedelta(days=4)
    seats: dict[str, Seat] = {}
    for number, (who, wish, hours) in enumerate(steps):
        at += timedelta(hours=hours / 4)
        if number < len(raises) and raises[number] == 3:
            hall.capacity = (hall.capacity or 0) + 1
        before_line = [one.person_id for one in in_line(hall.line.values())]
        hall.changed.clear()
        settle(hall, at)
        seats |= hall.changed
        me = str(who)
        mine = seats.get(me, Seat(me))
        seats[me] = after = ask(hall, mine, wish, at)
        seats |= {name: one for name, one in hall.changed.items() if name != me}
        _looks_right(hall, seats, at)
        if wish.answer == "going":
            assert after.answer in ("going", "waiting", "offered")
        if wish.answer == "going" and mine.answer == "waiting" == after.answer:
            assert after.line_no == mine.line_no
        still = [one.person_id for one in in_line(hall.line.values())]
        assert [one for one in before_line if one in still and one != me] == [
            one for one in still if one in before_line and one != me
        ]


def _looks_right(hall: Hall, seats: dict[str, Seat], at: datetime) -> None:
    """The counters agree with the answers, nothing is oversold, and nobody who fits is left waiting."""
    assert hall.taken == sum(one.taken for one in seats.values())
    assert hall.held == sum(one.held for one in seats.values())
    assert hall.waiting == sum(one.waits for one in seats.values())
    assert hall.taken + hall.held <= (hall.capacity or 0)
    assert {name for name, one in seats.items() if one.answer in ("waiting", "offered")} == set(hall.line)
    assert all(hall.line[name] == seats[name] for name in hall.line)
    numbers = [one.line_no for one in hall.line.values()]
    assert len(set(numbers)) == len(numbers)
    if at < START:
        assert not [one for one in in_line(seats.values()) if hall.fits(one)]
