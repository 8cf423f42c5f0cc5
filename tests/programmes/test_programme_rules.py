"""Decisions about programmes, without a database."""

from datetime import date

import pytest

from api.core.words import listed, shortened, some
from api.programmes import messages, rules
from api.programmes.schemas import ContactIn

pytestmark = pytest.mark.pure
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("ends_on", "wrong"),
    [
        (date(2026, 11, 21), {"ends_on": messages.END_IN_PAST}),
        (TODAY, {"ends_on": messages.END_IN_PAST}),
        (date(2026, 11, 23), {}),
        (date(2046, 12, 31), {}),
        (date(2047, 1, 1), {"ends_on": messages.END_TOO_FAR}),
    ],
)
def test_a_programme_ends_on_a_day_to_come(ends_on: date, wrong: dict[str, str]) -> None:
    assert rules.wrong_end(ends_on, TODAY) == wrong


def test_a_contact_needs_a_way_to_reach_them() -> None:
    phone = ContactIn(name="Joe", what_for="Money", phone="07700 900123", email="", hours="")
    nothing = ContactIn(name="Ana", what_for="Worries")
    assert rules.wrong_contacts([phone, nothing]) == {"contacts.1.phone": messages.REACH}
    assert rules.wrong_contacts(None) == {}


@pytest.mark.parametrize(
    ("roles", "covered", "until", "wrong"),
    [
        ({"worker"}, set(), date(2026, 12, 1), "deputy_for"),
        ({"manager"}, {"worker"}, date(2026, 12, 1), "roles"),
        ({"worker"}, {"worker"}, None, "until"),
        ({"worker"}, {"worker"}, date(2026, 11, 21), "until"),
        ({"worker"}, {"worker", "manager"}, TODAY, None),
    ],
)
def test_a_deputy_can_only_do_what_the_other_does(
    roles: set[str], covered: set[str], until: date | None, wrong: str | None
) -> None:
    assert list(rules.wrong_deputy(roles, covered, until, TODAY)) == ([wrong] if wrong else [])


def test_names_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["Kai"]) == "Kai"
    assert listed(["Kai", "Ana"]) == "Kai and Ana"
    assert listed(["Kai", "Ana", "Joe"]) == "Kai, Ana and Joe"
    assert some(["Kai", "Ana", "Joe"]) == "Kai, Ana and Joe"
    assert some(["Kai", "Ana", "Joe", "Mo", "Lu"]) == "Kai, Ana and 3 others"


def test_a_long_text_says_that_it_was_cut() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd ef", 6) == "abcd…"
