"""What crosses the wire about people."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from api.core.schemas import EmptyIsNone, Input, Name, Output, Readable, Sentence
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


Need = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), Readable]
MaybeNeed = Annotated[Need | None, EmptyIsNone]


class NeedsIn(Input):
    """What somebody needs, in their own words. With an answer: gone from everybody's sight a day after the end."""

    food: MaybeNeed = None
    access: MaybeNeed = None
    travel: MaybeNeed = None
    support_person: MaybeNeed = None
    child: MaybeNeed = None
    early: MaybeNeed = None
    other: MaybeNeed = None


class NeedsChoice(Output):
    """One kind of need: how it is asked, and in a sentence who can see what is written there."""

    key: str
    label: Sentence
    hint: Sentence
    seen_by: Sentence


class MyNeeds(Output):
    """What I saved about myself. `changed_at` is None while nothing was saved."""

    needs: dict[str, str]
    choices: list[NeedsChoice]
    changed_at: datetime | None
