"""What crosses the wire about needs, bookings, childcare and the way there."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from api.core.schemas import EmptyIsNone, Id, Input, Output, Sentence
from api.events.schemas import T120, T300, MyAnswer, When

Way = Literal["ticket", "taxi", "fare_back", "lift", "walk_together", "other"]
TravelWish = Literal["not_yet", "arranged", "not_needed"]
TravelState = Literal["not_yet", "arranged", "changed", "not_needed", "call_off"]
BookingKind = Literal["interpreter", "bsl", "step_free_travel", "picture_cards", "support_worker", "equipment", "other"]
BookingState = Literal["needed", "asked", "booked", "not_possible", "cancelled"]
BookingAct = Literal["ask", "book", "say_not_possible", "cancel", "need_again"]
Childcare = Literal["creche", "with_you", "other"]


class TravelIn(Input):
    """How somebody gets there: wanted state and details. `words` are for the person to read."""

    state: TravelWish
    way: Annotated[Way | None, EmptyIsNone] = None
    words: T300 = ""
    pick_up_at: Annotated[When | None, EmptyIsNone] = None
    pick_up_place: T120 = ""


class LateIn(Input):
    """Running late; `late` false takes it back."""

    late: bool = True
    minutes: int | None = Field(default=None, ge=1, le=600)


class HomeIn(Input):
    """wanted: I want to say when I am home. home: I am. Nobody is asked, and nobody has to."""

    wanted: bool = True
    home: bool = False


class BookingIn(Input):
    person_id: Id
    kind: BookingKind
    words: T300 = ""


class BookingEdit(Input):
    """`act` moves it on; `words` are for the person. What cannot be had needs a plain reason."""

    act: BookingAct | None = None
    words: T300 | None = None
    reason: T300 = ""


class ChildcareIn(Input):
    arrangement: Childcare
    words: T300 = ""


class Late(Output):
    at: datetime
    minutes: int | None


class TravelPlanOut(Output):
    """What is arranged. `changed`: the time, the place or the wish is another one since."""

    state: TravelState
    way: Way | None
    words: str
    pick_up_at: datetime | None
    pick_up_place: str
    by_name: str | None
    changed_at: datetime | None


class TravelRow(TravelPlanOut):
    """One person on the board. asked: their own words. call_off: they do not come, but something is arranged."""

    person_id: str
    chosen_name: str
    tell_apart: str | None
    asked: str
    version: int
    late: Late | None
    tells_home: bool
    home_at: datetime | None


class PersonOnly(Output):
    person_id: str
    chosen_name: str
    tell_apart: str | None


class TravelBoard(Output):
    """`open`: how many still need somebody to do something. `others`: who comes and asked for nothing."""

    items: list[TravelRow]
    others: list[PersonOnly]
    open: int
    until: datetime


class BookingOut(Output):
    id: str
    kind: BookingKind
    state: BookingState
    words: str
    reason: str
    version: int
    can: list[BookingAct]


class ChildcareOut(Output):
    """arrangement None: nobody has said yet."""

    arrangement: Childcare | None
    words: str
    version: int


class NeedsRow(PersonOnly):
    """One person who comes. coming false: they do not any more, and something still has to be called off."""

    answer: MyAnswer | None
    children: int
    needs: dict[str, str]
    bookings: list[BookingOut]
    childcare: ChildcareOut | None
    coming: bool


class EventNeeds(Output):
    """What those who come need. Gone at `until`: from here, and from the phone that read it."""

    items: list[NeedsRow]
    others: list[PersonOnly]
    until: datetime


class CountedLine(Output):
    words: str
    count: int


class CateringSheet(Output):
    """For the cook: counts, no names. `lines`: what fits no common choice, in people's words without names."""

    title: str
    starts_at: datetime
    zone: str
    place_name: str
    people: int
    children: int
    portions: int
    choices: list[CountedLine]
    lines: list[CountedLine]
    no_wish: int
    text: str
    until: datetime


class MyBooking(Output):
    id: str
    kind: BookingKind
    state: BookingState
    sentence: Sentence
    words: str


class MySupport(Output):
    """What is arranged for me. sentence: how it stands, in plain words."""

    travel: TravelPlanOut | None
    bookings: list[MyBooking]
    childcare: ChildcareOut | None
    late: Late | None
    tells_home: bool
    home_at: datetime | None
    can: list[Literal["say_late", "say_home"]]


class ToDo(Output):
    """For who prepares the activity: what is still open."""

    needs: int
    travel_open: int
    bookings_open: int
    childcare_open: int
    until: datetime


class SupportOut(Output):
    mine: MySupport | None
    to_do: ToDo | None


class OpenTravel(PersonOnly):
    """Somebody whose way is not sorted yet."""

    event_id: str
    title: str
    group_name: str
    starts_at: datetime
    zone: str
    state: TravelState


class OpenTravelList(Output):
    items: list[OpenTravel]
