"""Random acts on one line, as a machine: answers, offers that lapse, places that come and go, people moved ahead.

After each act: never over capacity (unless the lead took places away), nobody forgotten, order kept, one seat a person.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from api.events.line import AT_ONCE, Hall, Seat, Wish, ask, in_line, promote, settle, to_front

pytestmark = pytest.mark.pure
START = datetime(2026, 12, 12, 18, tzinfo=UTC)
PEOPLE = st.sampled_from("abcdefghij")


class Line(RuleBasedStateMachine):
    @initialize(places=st.integers(1, 6), hours=st.integers(1, 72), days=st.integers(0, 5))
    def open(self, places: int, hours: int, days: int) -> None:
        self.hall = Hall(places, START, hold=timedelta(hours=hours))
        self.at = START - timedelta(days=days, hours=6)
        self.seats: dict[str, Seat] = {}
        self.most = places  # what is taken and held may stay above a capacity that was lowered

    def settle(self) -> None:
        """What every write does first: offers that ran out end, and free places go on."""
        self.hall.changed.clear()
        settle(self.hall, self.at)
        self.seats |= self.hall.changed

    def after(self) -> None:
        for name, seat in self.hall.changed.items():
            before = self.seats.get(name)
            if seat.answer == "offered" and (before is None or before.answer != "offered"):
                assert seat.offer_until is not None and self.at <= seat.offer_until <= START
                assert seat.offer_until - self.at <= self.hall.hold
        self.seats |= self.hall.changed
        self.most = max(self.hall.capacity or 0, self.hall.taken + self.hall.held)

    @rule(who=PEOPLE, answer=st.sampled_from(["going", "going", "going", "maybe", "cannot"]),
          children=st.integers(0, 3), any_time=st.booleans())  # fmt: skip
    def say(self, who: str, answer: str, children: int, any_time: bool) -> None:
        self.settle()
        waiting = {one.person_id: one.line_no for one in in_line(self.hall.line.values())}
        mine = self.seats.get(who, Seat(who))
        was = self.hall.taken + self.hall.held
        after = ask(self.hall, mine, Wish(answer, children, any_time), self.at)
        self.seats[who] = after
        self.after()
        assert self.hall.taken + self.hall.held <= max(self.hall.capacity or 0, was)
        if answer == "going" and mine.answer == "waiting" == after.answer:
            assert after.line_no == mine.line_no, "asking again costs nobody their place"
        for name, number in waiting.items():
            if name != who and self.seats[name].answer == "waiting":
                assert self.seats[name].line_no == number

    @rule(minutes=st.integers(1, 30 * 60))
    def time_passes(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)
        self.settle()
        self.after()

    @rule(places=st.integers(1, 8))
    def another_capacity(self, places: int) -> None:
        going = {name for name, seat in self.seats.items() if seat.answer == "going"}
        self.hall.capacity = places
        self.settle()
        self.after()
        assert all(self.seats[name].answer == "going" for name in going), "nobody loses a place"

    @precondition(lambda self: getattr(self, "hall", None) and len(in_line(self.hall.line.values())) > 1)
    @rule(number=st.integers(1, 9))
    def moved_ahead(self, number: int) -> None:
        self.settle()
        waiting = in_line(self.hall.line.values())
        if len(waiting) < 2:
            return
        who = waiting[number % len(waiting)].person_id
        self.hall.changed.clear()
        to_front(self.hall, who)
        promote(self.hall, self.at)
        self.after()
        still = [one.person_id for one in in_line(self.hall.line.values())]
        others = [one.person_id for one in waiting if one.person_id != who and one.person_id in still]
        assert [name for name in still if name != who] == others, "nobody else's order changes"
        assert who not in still or still[0] == who

    @invariant()
    def counters_agree_and_one_seat_a_person(self) -> None:
        if not hasattr(self, "seats"):
            return
        hall, seats = self.hall, self.seats
        assert hall.taken == sum(one.taken for one in seats.values())
        assert hall.held == sum(one.held for one in seats.values())
        assert hall.waiting == sum(one.waits for one in seats.values())
        assert hall.line == {name: one for name, one in seats.items() if one.answer in ("waiting", "offered")}
        numbers = [one.line_no for one in hall.line.values()]
        assert len(set(numbers)) == len(numbers)
        assert hall.taken + hall.held <= self.most

    @invariant()
    def nobody_who_fits_is_forgotten(self) -> None:
        if hasattr(self, "seats") and self.at < START:
            assert not [one for one in in_line(self.seats.values()) if self.hall.fits(one)]

    @invariant()
    def shortly_before_the_start_any_time_comes_first(self) -> None:
        if hasattr(self, "seats") and START - AT_ONCE < self.at < START:
            assert not [one for one in in_line(self.seats.values()) if one.any_time and self.hall.fits(one)]


Line.TestCase.settings = settings(max_examples=150, stateful_step_count=40)
TestLine = Line.TestCase
