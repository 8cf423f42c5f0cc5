"""Texts from outside: what cannot be kept is refused, what would mislead is taken out."""

import pytest
from pydantic import TypeAdapter, ValidationError

from api.core.schemas import Name, Short

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d", "\u202e", "\u2066\u2069"])
def test_what_cannot_be_kept_or_read_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Name).validate_python(text)


def test_a_name_cannot_be_made_to_read_as_another() -> None:
    assert TypeAdapter(Name).validate_python("\u202eayaM") == "ayaM"


@pytest.mark.parametrize("hidden", ["\u202e\t=1+1", "=1+1\u2069 ", "\u202e \r\n=1+1"])
def test_no_blank_hides_behind_a_mark_that_is_taken_out(hidden: str) -> None:
    assert TypeAdapter(Short).validate_python(hidden) == "=1+1"


@pytest.mark.parametrize("text", ["سلام", "Zoë", "👩‍🎓 Ana", "", "O'Neill"])
def test_every_language_may_be_written(text: str) -> None:
    assert TypeAdapter(Short).validate_python(text) == text
