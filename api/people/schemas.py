"""What crosses the wire about people."""

from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from api.core.schemas import EmptyIsNone, Input, Name, Readable
from api.people.rules import MAX_ADDRESS, normal_email, tidy_name

AgeBand = Literal["under_13", "13_15", "16_17", "18_24", "25_plus"]
ChosenName = Annotated[Name, AfterValidator(tidy_name)]
TellApart = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40), Readable, AfterValidator(tidy_name)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$", max_length=8)]
Address = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=3, max_length=MAX_ADDRESS), Readable,
    AfterValidator(normal_email),
]  # fmt: skip


class AboutMe(Input):
    """What a person changes about herself. What is left out stays; an empty `tell_apart` or `email` is removed."""

    chosen_name: ChosenName | None = None
    tell_apart: Annotated[TellApart | None, EmptyIsNone] = None
    language: Language | None = None
    email: Annotated[Address | None, EmptyIsNone] = None
