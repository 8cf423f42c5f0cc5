"""What crosses the wire about the parts of a plan."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from api.core.schemas import EmptyIsNone, Input, Output, Sentence
from api.events.plans.parts import AgendaItem, PayOffer, PhotoPlan, Professional, QuestionsPack, Service
from api.events.schemas import Kind, Title, When


class ChangeOut(Output):
    """One thing that is not as it was when this person answered. before, after: in words, for "when" and "where"."""

    field: str
    before: Sentence
    after: Sentence
    at: datetime


class PlanOut(Output):
    """The parts of a plan. Questions are there once they are shared; the contact of the host is for its planners.

    takes_answers: False where nobody says beforehand whether they come. check_again: taken over from an older plan
    and to be looked at. changes: since I answered or last said that I have seen them; version: up to where.
    """

    takes_answers: bool
    agenda: list[AgendaItem]
    questions: QuestionsPack | None
    questions_shared_at: datetime | None
    also_there: list[Professional]
    photos: PhotoPlan | None
    pay: PayOffer | None
    services: list[Service]
    host_name: str
    host_contact: str | None
    space: str
    tech: str
    check_again: list[str]
    changes: list[ChangeOut]


class CopyIn(Input):
    """When the copy takes place. `ends_at`: as long as the first one unless given. `title`: the same unless given."""

    starts_at: When
    ends_at: When | None = None
    title: Annotated[Title | None, EmptyIsNone] = None


class SeenIn(Input):
    """The version of the activity the person has read."""

    version: Annotated[int, Field(ge=1, le=1_000_000)]


class Start(Output):
    """A plan to start from: a name, one line about it, and texts by field."""

    key: str
    title: str
    hint: str
    plan: dict[str, Any]


class KindOut(Output):
    """One kind of activity: what it asks, what of that must be there before it goes out, and plans to start from.

    Points that hang on the place are in `must` too (a link for online, an address for in person).
    """

    kind: Kind
    label: str
    takes_answers: bool
    asks: list[str]
    must: list[str]
    starts: list[Start]


class Kinds(Output):
    items: list[KindOut]
