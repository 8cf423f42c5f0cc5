"""What crosses the wire about planning and seeing activities."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StringConstraints

from api.core.schemas import EmptyIsNone, Input, Output, Readable

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


def _none_is_empty(value: Any) -> Any:
    return "" if value is None else value


When = Annotated[AwareDatetime, AfterValidator(_our_years)]
NoneIsEmpty = BeforeValidator(_none_is_empty)
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


class EventTexts(Input):
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


class EventCard(Output):
    """One line of a list. `going` counts people with their children. Cancelled ones are struck through and said."""

    id: str
    group_id: str
    group_name: str
    hue: str
    glyph: str
    kind: Kind
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    place_name: str
    mode: Mode
    state: State
    cancelled_reason: str | None
    my_answer: MyAnswer | None
    place_in_line: int | None
    offer_until: datetime | None
    going: int
    capacity: int | None
    full: bool
    can: list[str]


class EventPage(Output):
    items: list[EventCard]
    next: str | None


class PlanCard(EventCard):
    """attended: who came, all together (None = nobody wrote it down yet). open_points: what a draft still misses."""

    attended: int | None
    open_points: int


class PlanPage(Output):
    items: list[PlanCard]


class EventGroup(Output):
    id: str
    name: str
    hue: str
    glyph: str


class EventProgramme(Output):
    id: str
    name: str
    ends_on: date


class CheckPoint(Output):
    """One point of the checklist. `must` points gate publishing."""

    point: str
    field: str
    ok: bool
    must: bool
    sentence: str


class Counts(Output):
    """People by answer. `children` come with those who are going; they take places too."""

    going: int
    maybe: int
    children: int
    waiting: int


class MyTicket(Output):
    answer: MyAnswer
    children: int
    needs: dict[str, str]
    any_time: bool
    place_in_line: int | None
    offer_until: datetime | None


class NeedsChoice(Output):
    key: str
    label: str
    hint: str


class WrapUpOut(Output):
    """`reopened`: check-ins came after the count, so it needs another look."""

    young_people: int
    professionals: int
    led_by: LedBy
    sentence: str
    reopened: bool
    at: datetime


class EventOut(Output):
    """An activity. The joining link is for those who are going; checklist and risk plan are for who plans it."""

    id: str
    group: EventGroup
    programme: EventProgramme
    kind: Kind
    title: str
    about: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    mode: Mode
    place_name: str
    place_address: str
    online_link: str
    look_for: str
    who_will_be_there: str
    expected_people: int | None
    access: str
    food: str
    bring: str
    content_notes: str
    what_happens_after: str
    led_by: LedBy
    quiet_space: str
    breaks: str
    your_person: str
    capacity: int | None
    why: WhyCard | None
    risk: RiskPlan | None
    state: State
    version: int
    cancelled_reason: str | None
    waiting_for_second_look: bool
    checklist: list[CheckPoint]
    counts: Counts
    full: bool
    my: MyTicket | None
    needs_choices: list[NeedsChoice]
    led_by_names: list[str]
    wrap_up: WrapUpOut | None
    can: list[str]
