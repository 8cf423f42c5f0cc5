"""Decisions about groups, without a database."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.groups import messages, rules
from api.groups.models import MEMBER_ROLES, MEMBER_STATES
from api.groups.states import GROUP, MEMBERSHIP

pytestmark = pytest.mark.pure
TODAY, END = date(2026, 11, 22), date(2027, 3, 31)
RELATIONS = ("this_person", "member", "lead", "co_lead", "worker", "manager", "safeguarding", "approver", "proposer",
             "resting", "asked", "waiting", "former", "removed", "programme_reader", "staff")  # fmt: skip


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (None, None),
        (TODAY, messages.END_IN_PAST),
        (date(2026, 11, 23), None),
        (END, None),
        (date(2027, 4, 1), "The programme runs until Wed 31 Mar 2027. Please choose that day or an earlier one."),
    ],
)
def test_a_group_ends_within_its_programme(day: date | None, wrong: str | None) -> None:
    assert rules.wrong_planned_end(day, TODAY, END) == ({"planned_end": wrong} if wrong else {})


def test_who_can_see_says_it_plainly() -> None:
    assert messages.who_can_see("Bridge", ["Joe", "Ana"], False) == [
        "People in this group see your chosen name.",
        "Joe and Ana, who work for Bridge, see it too.",
        "The council sees none of this. It is yours, not theirs.",
    ]
    assert messages.who_can_see("Bridge", ["Joe"], True)[1:3] == [
        "Others in Bridge see that the group exists, but not who is in it.",
        "Joe, who works for Bridge, sees it too.",
    ]
    assert messages.who_can_see("Bridge", [], False)[1] == "Staff of Bridge see it too."
    assert "Joe, Ana and 2 others, who work" in messages.who_can_see("Bridge", ["Joe", "Ana", "Mo", "Lu"], False)[1]


@given(st.sampled_from(MEMBER_STATES), st.sampled_from(MEMBER_STATES))
def test_merging_is_the_same_whichever_account_is_first_and_removed_stays_removed(one: str, other: str) -> None:
    best = rules.merged_state(one, other)
    assert best == rules.merged_state(other, one)
    assert best in (one, other)
    assert (best == "removed") == ("removed" in (one, other))


@given(st.sampled_from(MEMBER_STATES), st.booleans())
def test_nobody_takes_part_without_the_yeses_they_need(state: str, needs: bool) -> None:
    after = rules.gated(state, needs)
    assert not (needs and after in ("new", "active", "resting"))
    assert needs or after == state


@given(st.sampled_from(MEMBER_STATES), st.sampled_from((None, *MEMBER_STATES)), st.booleans())
def test_every_way_in_is_a_step_of_the_table(state: str, before: str | None, needs: bool) -> None:
    steps = {(m.frm, m.action) for m in MEMBERSHIP.moves}
    if state in ("resting", "left", "removed"):
        assert (state, rules.way_back(before, needs)) in steps
    if state == "asked":
        assert (state, rules.welcome_step(needs)) in steps
    if state != "removed":
        join = rules.join_step(state, before, needs)
        assert join is None or (state, join) in steps
        assert (join is None) == (state in ("waiting_for_consent", "new", "active"))


@given(st.sampled_from(MEMBER_STATES), st.sampled_from(MEMBER_ROLES), st.sets(st.sampled_from(RELATIONS)))
def test_what_is_offered_with_a_person_is_in_the_table(state: str, role: str, relations: set[str]) -> None:
    steps = set(MEMBERSHIP.can(state, relations))
    for action in rules.can_with("active", state, role, relations):
        if action in ("make_co_lead", "make_member"):
            assert state in ("new", "active") and role != "lead"
            assert relations & {"lead", "worker", "manager", "this_person"}
        else:
            assert any(step.startswith(action) for step in steps)
    assert set(rules.can_with("ended", state, role, relations)) <= {"remove"}


def test_only_the_proposer_and_staff_can_do_anything_before_the_yes() -> None:
    for state, relation in product(("proposed", "asked", "declined"), RELATIONS):
        offered = set(rules.can(state, {relation})) - {"leave_group"}
        if relation in ("worker", "manager"):
            assert offered == (set() if state == "declined" else {"answer_proposal"})
        elif relation == "proposer":
            assert offered == (set() if state == "declined" else {"update_group"})
        else:
            assert offered == set()


def test_the_last_lead_counts_only_where_somebody_could_take_over() -> None:
    assert rules.only_lead_left(["a"], ["b"], "a")
    assert not rules.only_lead_left(["a"], [], "a")
    assert not rules.only_lead_left(["a", "b"], ["b"], "a")
    assert not rules.only_lead_left(["b"], ["b"], "a")


def test_every_state_has_words_for_when_nothing_can_be_done() -> None:
    for table in (GROUP, MEMBERSHIP):
        states = {m.frm for m in table.moves} | {m.to for m in table.moves}
        assert states <= set(table.words)
        assert all(words.endswith(".") for words in table.words.values())
