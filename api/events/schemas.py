"""What crosses the wire when activities are planned."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from api.core.schemas import EmptyIsNone, Input, Readable
from api.events.plans.parts import NoneIsEmpty, PlanParts

Kind = Literal["meet_up", "meal", "theatre", "cooking", "arts", "training", "co_design", "podcast_film", "panel",
               "decision_makers", "outreach", "drop_in", "showcase", "trip", "sport", "online_chat"]  # fmt: skip
Mode = Literal["in_person", "online", "both"]
LedBy = Literal["young_people", "together", "staff"]
State = Literal["draft", "published", "done", "cancelled"]
Level = Literal["co_production", "participation", "engagement"]
MyAnswer = Literal["going", "maybe", "cannot", "waiting", "offered"]


def _our_years(at: datetime) -> datetime:
    """A moment in this century, UTC, whole seconds: what an activity can start or end at."""
    if not 2000 <= at.year < 2100:
        raise ValueError("Please choose a day in this century.")
    return at.astimezone(UTC).replace(microsecond=0)


def _a_web_address(link: str) -> str:
    if link and not link.startswith(("https://", "http://")):
        raise ValueError("A link starts with https://")
    return link


When = Annotated[AwareDatetime, AfterValidator(_our_years)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), Readable]
T40 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40), Readable]
T120 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Readable, NoneIsEmpty]
T300 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), Readable, NoneIsEmpty]
T500 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Readable, NoneIsEmpty]
T1000 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000), Readable, NoneIsEmpty]
T2000 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000), Readable, NoneIsEmpty]
Link = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=500), Readable, NoneIsEmpty, AfterValidator(_a_web_address)
]
People = Annotated[int, Field(ge=1, le=10_000)]


class WhyCard(Input):
    """Why we ask, what can change, who decides, what you get, how much say you have (R14). May be half filled."""

    why_involve: T1000 = ""
    what_can_change: T1000 = ""
    who_decides: T300 = ""
    what_you_get: T300 = ""
    level: Annotated[Level | None, EmptyIsNone] = None


class RiskPlan(Input):
    """The risk assessment as a guided form (R23). `sensitive_topics` may stay empty."""

    who_could_be_hurt: T1000 = ""
    measures: T1000 = ""
    emergency_plan: T1000 = ""
    emergency_contact: T300 = ""
    sensitive_topics: T1000 = ""
    if_someone_is_upset: T1000 = ""


class EventTexts(PlanParts):
    """What a lead may leave open in a draft."""

    about: T2000 = ""
    place_name: T120 = ""
    place_address: T300 = ""
    online_link: Link = ""
    look_for: T300 = ""
    who_will_be_there: T300 = ""
    expected_people: People | None = None
    access: T1000 = ""
    food: T500 = ""
    bring: T500 = ""
    content_notes: T1000 = ""
    what_happens_after: T1000 = ""
    quiet_space: T300 = ""
    breaks: T300 = ""
    your_person: T120 = ""
    capacity: People | None = None
    why: WhyCard | None = None
    risk: RiskPlan | None = None


class EventDraft(EventTexts):
    """A new activity: what kind, a title, when; everything else can follow. `zone`: the programme's unless given."""

    kind: Kind
    title: Title
    starts_at: When
    ends_at: When
    zone: Annotated[T40 | None, EmptyIsNone] = None
    mode: Mode = "in_person"
    led_by: LedBy = "young_people"


class EventEdit(EventTexts):
    """What changes; fields that are not sent stay. `quiet`: do not tell people (time and place are always told)."""

    kind: Kind | None = None
    title: Title | None = None
    starts_at: When | None = None
    ends_at: When | None = None
    zone: Annotated[T40 | None, EmptyIsNone] = None
    mode: Mode | None = None
    led_by: LedBy | None = None
    quiet: bool = False


class CancelIn(Input):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), Readable]
