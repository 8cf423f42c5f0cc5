"""The cook's numbers: what is common is counted whatever words it used, and nobody can be picked out of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.events.support.catering import sheet
from api.events.support.rules import is_open, travel_state

pytestmark = pytest.mark.pure


def counted(*foods: str, names: tuple[str, ...] = ()) -> dict[str, int]:
    made = sheet(foods, names)
    return dict([*made.choices, *made.lines])


def test_common_wishes_are_counted_once_a_person_whatever_the_words() -> None:
    assert counted("Halal", "halal please", "I eat halal and no nuts", "Allergy: nuts") == {"Halal": 3, "No nuts": 2}
    assert counted("Veggie or vegan", "vegan", "vegetarian", "veggie") == {
        "Veggie or vegan": 1, "Vegan": 1, "Veggie": 2,
    }  # fmt: skip
    assert counted("nuts, peanuts and cashews") == {"No nuts": 1}
    assert counted("Allergy: shellfish") == {"No shellfish": 1}
    assert counted("pescatarian") == {"Fish, no meat": 1}
    assert counted("gluten free", "coeliac", "dairy free, egg") == {"No gluten": 2, "No milk": 1, "No eggs": 1}


def test_what_fits_nothing_is_a_counted_line_without_a_name() -> None:
    said = counted("Kai can't have kiwi", "kiwi", "Allergy: Kiwi", names=("Kai", "Ana"))
    assert said == {"can't have kiwi": 1, "kiwi": 2}
    assert counted("Ana's soup", names=("Ana",)) == {"soup": 1}


@pytest.mark.parametrize("food", ["", "none", "No allergies", "anything", "n/a", "  ,  "])
def test_no_wish_is_no_wish(food: str) -> None:
    made = sheet([food])
    assert (made.choices, made.lines, made.no_wish) == ([], [], 1)


def test_what_is_turned_round_is_left_in_their_words() -> None:
    assert counted("I am not vegan any more") == {"not vegan any more": 1}
    assert counted("I don't like fish") == {"i don't like fish": 1}


NAMES = ("Kai", "Ana", "Tia B")
WORDS = st.sampled_from(
    ["halal", "vegan", "nuts", "kiwi", "kai", "Ana", "tia b", "hot", "and", ",", ":", "no", ".", "allergy"]
)


@given(st.lists(st.lists(WORDS, max_size=7).map(" ".join), max_size=8))
def test_no_name_is_ever_left_and_no_count_is_larger_than_the_people(foods: list[str]) -> None:
    made = sheet(foods, NAMES)
    for words, count in [*made.choices, *made.lines]:
        assert 1 <= count <= len(foods)
        assert not {"kai", "ana"} & set(words.lower().split()), words
        assert "tia b" not in words.lower()
    assert made.no_wish <= len(foods)
    assert sheet(foods[::-1], NAMES) == made


@given(st.booleans(), st.booleans(), st.sampled_from([None, "not_yet", "arranged", "not_needed"]), st.booleans())
def test_a_way_is_open_exactly_while_somebody_has_to_do_something(
    asked: bool, coming: bool, kept: str | None, same: bool
) -> None:
    state = travel_state(asked=asked, coming=coming, kept=kept, same=same)
    if not coming:
        assert is_open(state) == (kept == "arranged")
    elif kept in ("arranged", "not_needed"):
        assert is_open(state) == (not same)
    else:
        assert is_open(state) == (asked or kept == "not_yet")


def test_names_of_several_words_and_with_any_apostrophe_are_left_out() -> None:
    names = ("Mary-Jane", "Tom", "Tom Lee", "")
    assert counted("Tom Lee’s soup", "mary jane's soup", "TOM's soup", "Tomato soup", names=names) == {
        "soup": 3, "tomato soup": 1,
    }  # fmt: skip
