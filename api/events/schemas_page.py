"""What crosses the wire when activities are seen: lists, and one activity."""

from datetime import date, datetime

from api.core.schemas import Output, Sentence
from api.events.afterwards.schemas import AfterwardsOut
from api.events.check_in.page_schemas import MyCheckIn
from api.events.plans.schemas import PlanOut
from api.events.schemas import Kind, LedBy, Mode, MyAnswer, RiskPlan, State, WhyCard
from api.events.series.part import SeriesPart
from api.events.support.schemas import SupportOut
from api.events.waiting.schemas import MyLine
from api.people.schemas import NeedsChoice


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
    sentence: Sentence


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
    plan: PlanOut
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
    line: MyLine | None
    support: SupportOut
    needs_choices: list[NeedsChoice]
    led_by_names: list[str]
    wrap_up: WrapUpOut | None
    afterwards: AfterwardsOut | None
    series: SeriesPart | None
    check_in: MyCheckIn | None
    can: list[str]
