"""What crosses the wire everywhere: ids, tidy texts, and input that knows its own fields only."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from api.core.say import hearer, put

# Marks that turn the direction of what follows: with them a name can be made to read as another on a list.
TURNS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def _readable(text: str) -> str:
    """No NUL, no half characters (PostgreSQL cannot keep them), and no marks that turn the text round."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("There is a letter in here that we cannot keep.")
    plain = text.translate(TURNS)
    if text and not plain.strip():
        raise ValueError("Please write something we can read.")
    return text if plain == text else plain.strip()  # no blank may hide behind such a mark


def _empty_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _as_heard(text: Any) -> Any:
    language = hearer.get()
    return text if language == "en" or not isinstance(text, str) else put(text, language)


# A sentence of ours on its way out, in the language of whoever asked. What people wrote themselves is plain `str`.
Sentence = Annotated[str, BeforeValidator(_as_heard)]
Readable = AfterValidator(_readable)
Id = Annotated[str, StringConstraints(min_length=1, max_length=36), Readable]
EmptyIsNone = BeforeValidator(_empty_is_none)
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Readable]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Readable]
Long = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), Readable]


class Input(BaseModel):
    """A body from outside: unknown fields are refused, so that a typing mistake is not lost silently."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Output(BaseModel):
    """A body we send."""
