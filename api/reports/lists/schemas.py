"""What crosses the wire about the lists of staff."""

from datetime import date
from typing import Annotated, Any, Literal, Self
from urllib.parse import unquote

from fastapi import Header
from pydantic import BeforeValidator, Field, PrivateAttr, StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable, Short
from api.doors.schemas import PersonRow
from api.events.schemas import Kind, LedBy
from api.programmes.queries import NEWEST

Form = Literal["json", "csv", "xlsx"]
ListDay = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
MaybeDay = Annotated[ListDay | None, EmptyIsNone]
MaybeId = Annotated[Id | None, EmptyIsNone]
Role = Annotated[Literal["member", "co_lead", "lead"] | None, EmptyIsNone]
StaffRole = Literal["worker", "approver", "payer", "safeguarding", "manager"]
State = Annotated[
    Literal["asked", "waiting_for_consent", "new", "active", "resting", "graduated", "left", "removed", "staff"] | None,
    EmptyIsNone,
]


def _decoded(value: Any) -> Any:
    return unquote(value) if isinstance(value, str) else value


Place = Annotated[str, StringConstraints(max_length=900), Readable]


# A name that is looked for travels in a header, percent-encoded: addresses stand in logs, histories and proxies.
SearchFor = Annotated[Short | None, EmptyIsNone, BeforeValidator(_decoded), Header(alias="Linkup-Search")]


class ListWanted(Input):
    """Which part of a list, and in which form. `after`: the `next` of the page before. A file has all pages."""

    _search: str | None = PrivateAttr(default=None)
    group_id: MaybeId = None
    role: Role = None
    frm: MaybeDay = Field(default=None, alias="from")
    to: MaybeDay = None
    after: Annotated[Place | None, EmptyIsNone] = None
    limit: int = Field(default=100, ge=1, le=500)
    format: Form = "json"

    @property
    def search(self) -> str | None:
        return self._search

    def looking_for(self, search: str | None) -> Self:
        self._search = search
        return self


class PeopleWanted(ListWanted):
    """from and to: here since. order: by name, or by since when. works_as: a role among staff.

    same_name: only those whose name somebody else has too.
    """

    state: State = None
    works_as: Annotated[StaffRole | None, EmptyIsNone] = None
    same_name: bool = False
    order: Literal["name", "newest", "oldest"] = "name"


class SessionsWanted(ListWanted):
    """What a list by activity can be narrowed to."""

    kind: Annotated[Kind | None, EmptyIsNone] = None
    led_by: Annotated[LedBy | None, EmptyIsNone] = None
    order: Literal["newest", "oldest"] = "newest"


class AnswersWanted(SessionsWanted):
    """answer: one of the answers, or "none" for those who have not answered. Left out: everybody who answered."""

    answer: Annotated[Literal["going", "maybe", "cannot", "waiting", "offered", "none"] | None, EmptyIsNone] = None


class AttendanceWanted(SessionsWanted):
    """there: only those who were (or were not) there."""

    there: Annotated[bool | None, EmptyIsNone] = None


class FileWanted(Input):
    """In which form."""

    format: Literal["csv", "xlsx"]


class AuditFileWanted(FileWanted):
    """before: from where on, as on the screen."""

    before: int | None = Field(default=None, ge=1, le=NEWEST)


class GroupsFileWanted(FileWanted):
    """show: only those that run, the ideas, or those that are over."""

    show: Annotated[Literal["running", "ideas", "over"] | None, EmptyIsNone] = None


class PeopleList(Output):
    """In the wanted order. total: how many fit altogether."""

    items: list[PersonRow]
    total: int
    next: str | None


class ListColumn(Output):
    key: str
    head: str


class ListRow(Output):
    """One person at one activity; `cells` holds what stands under each column the caller may see."""

    id: str
    event_id: str
    person_id: str
    cells: dict[str, str | int]


class ListPage(Output):
    """By activity in the wanted order, then by name. total: how many fit altogether."""

    columns: list[ListColumn]
    items: list[ListRow]
    total: int
    next: str | None
