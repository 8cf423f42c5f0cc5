"""What crosses the wire about answers, needs and the wrap-up."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.core.schemas import Id, Input, Output, Readable, Sentence
from api.events.afterwards.schemas import CheckInWish
from api.events.schemas import LedBy, MyAnswer
from api.events.schemas_page import Counts
from api.people.schemas import NeedsIn


class AnswerIn(Input):
    """The answer somebody wants to have. Needs that are not sent stay; an empty object takes them away.

    any_time: "if a place comes free shortly before, I am in" (then nobody has to say yes first).
    """

    answer: Literal["going", "maybe", "cannot"]
    children: int = Field(default=0, ge=0, le=6)
    needs: NeedsIn | None = None
    any_time: bool = False


class AnswerOut(Output):
    """What the answer came to. On a full activity "going" means waiting. `words` says it in one sentence."""

    answer: MyAnswer
    children: int
    place_in_line: int | None
    offer_until: datetime | None
    needs: dict[str, str]
    any_time: bool
    can: list[str]
    words: Sentence


class AnswerRow(Output):
    """One person's answer as leads and workers see it. needs: None from a day after the end, and while they wait."""

    person_id: str
    chosen_name: str
    tell_apart: str | None
    answer: MyAnswer
    children: int
    place_in_line: int | None
    needs: dict[str, str] | None
    recorded_by_staff: bool


class EventAnswers(Output):
    """needs_counts: how many of those coming need something, by kind of need (for the caterer: counts, no names)."""

    counts: Counts
    items: list[AnswerRow]
    not_answered: int
    needs_counts: dict[str, int]


class WrapUpIn(Input):
    """How many came, who led, and one sentence about it.

    leads: who of the leads led, by name; left out: who is there already, or who was checked in.
    check_in_with: people somebody wants to check in with afterwards.
    """

    young_people: int = Field(ge=0, le=10_000)
    professionals: int = Field(ge=0, le=10_000)
    led_by: LedBy
    sentence: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), Readable] = ""
    leads: list[Id] | None = Field(default=None, max_length=50)
    check_in_with: list[CheckInWish] = Field(default=[], max_length=50)
