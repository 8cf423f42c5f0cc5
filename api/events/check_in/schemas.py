"""What crosses the wire about check-ins."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints, model_validator

from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable, Sentence
from api.events.schemas import MyAnswer
from api.events.schemas_page import EventCard

FactKind = Literal[
    "present", "late", "left_early", "could_not_come", "not_there", "undo", "walk_in", "headcount", "drop_in"
]
Mark = Literal["present", "late", "left_early", "could_not_come", "not_there"]
Of = Literal["young_person", "professional"]
Service = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Readable]
SaidAt = Annotated[str, Field(max_length=40, json_schema_extra={"format": "date-time"}), Readable]
_NONCE = re.compile(r"[ -~]{0,80}")
TEN_YEARS_MS = 10 * 366 * 24 * 3600 * 1000
MOST_FACTS = 500
MOST_UPLOADED = 1000
MOST_AT_ONCE = 500  # of one tap of a drop-in counter


class FactIn(Input):
    """One thing seen at the door, with the phone's own time. The same nonce twice counts once.

    clock_offset_ms: how far our clock is ahead of the phone's, as it last measured. undo: takes back what was said
    about person_id, or the walk-in or counter tap with that id. drop_in: count more or fewer (minus) people, or uses
    of a service. Mistakes are named by the fact's nonce.
    """

    nonce: UUID
    kind: FactKind
    person_id: Id | None = None
    name: Annotated[
        Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Readable] | None, EmptyIsNone
    ] = None
    count: int | None = Field(default=None, ge=-10_000, le=10_000)
    of: Of = "young_person"
    service: Service = ""
    at: SaidAt
    clock_offset_ms: int = Field(default=0, ge=-TEN_YEARS_MS, le=TEN_YEARS_MS)


class FactsIn(Input):
    facts: list[FactIn] = Field(max_length=MOST_FACTS)


class Said(Output):
    """The newest fact about somebody: with it a phone lays its own taps over the list in the right order."""

    kind: FactKind
    at: datetime
    nonce: str


class DoorRow(Output):
    """One person on the check-in list: a name, what they answered, what was seen. No needs, no ages.

    said: what was last said at the door. own: they checked themselves in.
    """

    person_id: str
    chosen_name: str
    tell_apart: str | None
    answer: MyAnswer | None
    mark: Mark | None
    said: Said | None
    own: Said | None


class WalkIn(Output):
    """Somebody without an account. `id` is the nonce of the fact, so that it can be undone offline."""

    id: str
    name: str
    of: Of


class Headcounts(Output):
    young_people: int
    professionals: int
    young_people_said: Said | None
    professionals_said: Said | None


class DropIn(Output):
    """What a drop-in counter stands at. service: empty for people who came in.

    On the list it may be below none while another phone's taps are still to come.
    """

    service: str
    of: Of
    count: int


class Totals(Output):
    young_people: int
    professionals: int
    all: int


class HeldFact(Output):
    """A check-in that does not count until staff looked. `why` is a sentence."""

    person_id: str | None
    kind: FactKind
    of: Of
    why: Sentence


class Attendance(Output):
    """The check-in list. over_capacity: how many more came than there are places (they were let in).

    event: null for a former lead who may not see this activity any more; then the rest is empty too.

    undone: walk-ins and counter taps that were taken back. counted: the caller's own newest counter taps we have.
    """

    event: EventCard | None
    people: list[DoorRow]
    walk_ins: list[WalkIn]
    headcounts: Headcounts
    drop_in: list[DropIn]
    undone: list[str]
    counted: list[str]
    totals: Totals
    over_capacity: int
    needs_staff: list[HeldFact]
    saved_at: datetime | None
    can: list[str]


class FactResult(Output):
    """What became of one fact. `sentence` says why it waits or was refused."""

    nonce: str
    result: Literal["kept", "already", "needs_staff", "refused"]
    sentence: Sentence | None = None


class AttendanceSaved(Attendance):
    results: list[FactResult]


class UploadedFact(FactIn):
    event_id: Id


class UnreadFact(BaseModel):
    """What we cannot read (an older app, a broken file): refused alone, so that it holds back nothing else."""

    nonce: str = ""

    @model_validator(mode="before")
    @classmethod
    def _whatever_it_is(cls, sent: Any) -> Any:
        """Only its nonce, if it has one we can say again."""
        nonce = sent.get("nonce") if isinstance(sent, dict) else None
        return {"nonce": nonce if isinstance(nonce, str) and _NONCE.fullmatch(nonce) else ""}


class UploadIn(Input):
    """Everything that waited on a phone, for as many activities as there are."""

    facts: list[Annotated[UploadedFact | UnreadFact, Field(union_mode="left_to_right")]] = Field(
        max_length=MOST_UPLOADED
    )


class Uploaded(Output):
    """Each fact's own result: one that cannot be kept holds back none of the others."""

    results: list[FactResult]


class DropInIn(Input):
    """One tap of a counter: more people, or fewer (minus). Two phones' taps add up, whenever they arrive."""

    nonce: UUID
    change: int = Field(ge=-MOST_AT_ONCE, le=MOST_AT_ONCE)
    of: Of = "young_person"
    service: Service = ""
    at: SaidAt
    clock_offset_ms: int = Field(default=0, ge=-TEN_YEARS_MS, le=TEN_YEARS_MS)


class DropInToday(Output):
    """Who is in today: people, and how often each service was used."""

    totals: Totals
    counters: list[DropIn]
    result: FactResult | None = None
