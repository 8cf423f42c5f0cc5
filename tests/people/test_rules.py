"""Names people can read, addresses that are found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.people.rules import email_hint, normal_email, same_name_key, tidy_name

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Kai ", "Kai"), ("Kai\t\n Lee", "Kai Lee"), ("Zo\u0065\u0301", "Zoé"), ("K\u202eai", "Kai"), ("🦊", "🦊"),
     ("نرگس\u200cجان", "نرگس\u200cجان"), ("J.", "J."),
     ("Kai\u3164", "Kai"), ("\u2800Kai", "Kai"), ("❤\ufe0f", "❤\ufe0f")],
)  # fmt: skip
def test_a_name_is_kept_tidy(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", " ", "\u200d\u200d", "...", "--", "\u202e", "\u3164", "\u2800 \uffa0", "\u115f\u1160"]
)
def test_what_nobody_can_read_is_no_name(typed: str) -> None:
    with pytest.raises(ValueError, match="at least one letter"):
        tidy_name(typed)


@given(st.text(max_size=60))
def test_tidying_twice_changes_nothing(typed: str) -> None:
    try:
        once = tidy_name(typed)
    except ValueError:
        return
    assert tidy_name(once) == once and "\n" not in once and "\0" not in once


def test_names_that_look_alike_are_the_same() -> None:
    assert same_name_key("KAI  Lee") == same_name_key("kai lee") == same_name_key("Ｋai Lee")
    assert same_name_key("Kai") == same_name_key("K\u200dai\u200c") == same_name_key("Kai \ufe0f")
    assert same_name_key("Kai") != same_name_key("Kaj")


def test_one_spelling_per_address() -> None:
    assert normal_email(" Kai.Lee@Example.ORG ") == "kai.lee@example.org"
    assert email_hint("kai.lee@mail.example.org") == "k…@m….org"
    for wrong in ("kai", "kai@x", "@x.org", "a b@x.org", "k@" + "x" * 260 + ".org", "a\0@example.org"):
        with pytest.raises(ValueError, match="email address"):
            normal_email(wrong)
