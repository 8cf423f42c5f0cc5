"""What crosses the wire about answers, needs, check-ins and the wrap-up."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable
from api.events.schemas import Counts, EventCard, LedBy, MyAnswer

FactKind = Literal["present", "late", "left_early", "could_not_come", "not_there", "undo", "walk_in", "headcount"]
Mark = Literal["present", "late", "left_early", "could_not_come", "not_there"]
Of = Literal["young_person", "professional"]
Need = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200), Readable]
MaybeNeed = Annotated[Need | None, EmptyIsNone]
TEN_YEARS_MS = 10 * 366 * 24 * 3600 * 1000
MOST_FACTS = 500


class NeedsIn(Input):
    """What somebody needs this time, in their own words. Sealed; gone from everybody's sight a day after the end."""

    food: MaybeNeed = None
    access: MaybeNeed = None
    travel: MaybeNeed = None
    support_person: MaybeNeed = None
    child: MaybeNeed = None
    early: MaybeNeed = None
    other: MaybeNeed = None


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
    words: str


class AnswerRow(Output):
    """One person's answer as leads and workers see it. needs: None from a day after the end."""

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


class FactIn(Input):
    """One thing seen at the door, with the phone's own time. The same nonce twice counts once.

    clock_offset_ms: how far our clock is ahead of the phone's, as it last measured. undo: takes back what was said
    about person_id, or the walk-in with that id. Mistakes are named by the fact's nonce.
    """

    nonce: UUID
    kind: FactKind
    person_id: Id | None = None
    name: Annotated[
        Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Readable] | None, EmptyIsNone
    ] = None
    count: int | None = Field(default=None, ge=0, le=10_000)
    of: Of = "young_person"
    at: str = Field(max_length=40, json_schema_extra={"format": "date-time"})
    clock_offset_ms: int = Field(default=0, ge=-TEN_YEARS_MS, le=TEN_YEARS_MS)


class FactsIn(Input):
    facts: list[FactIn] = Field(max_length=MOST_FACTS)


class DoorRow(Output):
    """One person on the check-in list: a name, what they answered, what was seen. No needs, no ages."""

    person_id: str
    chosen_name: str
    tell_apart: str | None
    answer: MyAnswer | None
    mark: Mark | None


class WalkIn(Output):
    """Somebody without an account. `id` is the nonce of the fact, so that it can be undone offline."""

    id: str
    name: str
    of: Of


class Headcounts(Output):
    young_people: int
    professionals: int


class Totals(Output):
    young_people: int
    professionals: int
    all: int


class HeldFact(Output):
    """A check-in that does not count until staff looked. `why` is a sentence."""

    person_id: str | None
    kind: FactKind
    of: Of
    why: str


class Attendance(Output):
    """The check-in list. over_capacity: how many more came than there are places (they were let in)."""

    event: EventCard
    people: list[DoorRow]
    walk_ins: list[WalkIn]
    headcounts: Headcounts
    totals: Totals
    over_capacity: int
    needs_staff: list[HeldFact]
    saved_at: datetime | None
    can: list[str]


class FactResult(Output):
    nonce: str
    result: Literal["kept", "already", "needs_staff"]


class AttendanceSaved(Attendance):
    results: list[FactResult]


class WrapUpIn(Input):
    """How many came, who led, and one sentence about it."""

    young_people: int = Field(ge=0, le=10_000)
    professionals: int = Field(ge=0, le=10_000)
    led_by: LedBy
    sentence: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), Readable] = ""
