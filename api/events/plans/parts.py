"""The parts of a plan as data, as they are sent, kept and shown."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo, field_validator

from api.core.schemas import EmptyIsNone, Input, Readable

PayKind = Literal["involvement_fee", "hours", "expenses_only", "thanks", "none"]
Cost = Literal["travel", "food", "childcare", "support_person", "stay", "lost_pay"]
PhotoKind = Literal["none", "group_only", "asked_first"]
WITH_AMOUNT = ("involvement_fee", "hours", "thanks")
A_MONTH = 31 * 24 * 60  # minutes; the longest an activity can be

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def _none_is_empty(value: Any) -> Any:
    return "" if value is None else value


def _none_is_no_list(value: Any) -> Any:
    return [] if value is None else value


def _a_clock_time(text: str) -> str:
    if text and not _CLOCK.fullmatch(text):
        raise ValueError("Write a time like 17:30.")
    return text


NoneIsEmpty = BeforeValidator(_none_is_empty)
NoneIsNoList = BeforeValidator(_none_is_no_list)
Clock = Annotated[str, NoneIsEmpty, StringConstraints(strip_whitespace=True), AfterValidator(_a_clock_time)]
Said60 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60), Readable, NoneIsEmpty]
Said120 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120), Readable, NoneIsEmpty]
Said300 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), Readable, NoneIsEmpty]
Said500 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Readable, NoneIsEmpty]
Named120 = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), Readable]
Named300 = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), Readable]
Minutes = Annotated[int, Field(ge=1, le=A_MONTH)]


class AgendaItem(Input):
    """One thing that happens. starts_after: minutes after the start of the activity, so that it moves with it."""

    starts_after: Annotated[int, Field(ge=0, le=A_MONTH)]
    minutes: Minutes | None = None
    title: Named120
    who: Said60 = ""


class QuestionsPack(Input):
    """What people will be asked, in advance (R15). `share`: those who are invited can read it; else planners only."""

    items: Annotated[list[Named300], Field(max_length=20), NoneIsNoList] = Field(default_factory=list)
    note: Said500 = ""
    share: bool = False

    @field_validator("share")
    @classmethod
    def _something_to_share(cls, value: bool, info: ValidationInfo) -> bool:
        if value and not info.data.get("items"):
            raise ValueError("Write the questions first, then share them.")
        return value


class Professional(Input):
    """Who is there for their work, as a role or a place of work with a number: "2 from the council"."""

    who: Named120
    count: Annotated[int, Field(ge=1, le=500)] = 1


class PhotoPlan(Input):
    """Whether photos are taken: none, only of the group for itself, or each person is asked before."""

    plan: PhotoKind
    by: Said120 = ""
    free_spot: Said300 = ""


class PayOffer(Input):
    """What somebody gets for taking part, known before they say yes. Nothing is worked out from it for anybody.

    amount_pence: the whole fee, the pay for one hour, or what a thank-you is worth; by `kind`.
    minutes, preparation_minutes: the time that is planned for, there and before.
    """

    kind: PayKind
    amount_pence: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    minutes: Minutes | None = None
    preparation_minutes: Minutes | None = None
    thanks: Said120 = ""
    paid_when: Said120 = ""
    covers: Annotated[list[Cost], Field(max_length=6), NoneIsNoList] = Field(default_factory=list)

    @field_validator("amount_pence")
    @classmethod
    def _only_where_there_is_money(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value is not None and info.data.get("kind") not in WITH_AMOUNT:
            raise ValueError("Only a fee, pay by the hour or a thank-you has an amount.")
        return value

    @field_validator("covers")
    @classmethod
    def _once_each(cls, value: list[Cost], info: ValidationInfo) -> list[Cost]:
        if value and info.data.get("kind") == "none":
            raise ValueError("You pay costs, so pick “costs only”.")
        return list(dict.fromkeys(value))


class Service(Input):
    """Something people can use at a drop-in. Times are clock times in the activity's own zone."""

    name: Named120
    starts: Clock = ""
    ends: Clock = ""
    who: Said120 = ""


def _in_time(items: list[AgendaItem]) -> list[AgendaItem]:
    return sorted(items, key=lambda item: item.starts_after)


class PlanParts(Input):
    """What a plan can hold beside its texts. All of it may stay empty in a draft."""

    agenda: Annotated[list[AgendaItem], Field(max_length=40), NoneIsNoList, AfterValidator(_in_time)] = Field(
        default_factory=list
    )
    questions: Annotated[QuestionsPack | None, EmptyIsNone] = None
    also_there: Annotated[list[Professional], Field(max_length=20), NoneIsNoList] = Field(default_factory=list)
    photos: Annotated[PhotoPlan | None, EmptyIsNone] = None
    pay: Annotated[PayOffer | None, EmptyIsNone] = None
    services: Annotated[list[Service], Field(max_length=30), NoneIsNoList] = Field(default_factory=list)
    host_name: Said120 = ""
    host_contact: Said300 = ""
    space: Said500 = ""
    tech: Said500 = ""
