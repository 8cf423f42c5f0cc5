"""What crosses the wire about the activity log: the log, and the report of an import (also the command's --json).

Imported by the child process that reads files: nothing here may import the app.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.core.schemas import EmptyIsNone, Id, Input, Output, Readable
from api.events.afterwards.unwritten import Unwritten

Form = Literal["json", "csv", "xlsx"]
FileName = Annotated[str, StringConstraints(max_length=200), Readable]
LogDay = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
KindName = Annotated[str, StringConstraints(max_length=20), Readable]


class LogFigures(Output):
    """How many sessions, and how many people came to them, counted once per session."""

    sessions: int
    attendances: int


class LineNote(Output):
    """Something mended or left out. `line` is null when it is about the whole file."""

    line: int | None
    kind: str
    note: str


class LineError(Output):
    """A line that could not be read, and why."""

    line: int
    reason: str


class ImportReport(Output):
    """What a file holds and what an import of it added (R89)."""

    rows: int
    attendances: int
    added: int
    by_year: dict[str, LogFigures] = Field(description="by year, earliest first")
    by_who: dict[str, LogFigures] = Field(description="by who attended, most sessions first")
    notes: list[LineNote]
    errors: list[LineError]


class PreviewRow(Output):
    """One row of a file as we read it. `new`: it is not in the log yet."""

    line: int
    date_text: str
    sort_date: date
    title: str
    attended: int
    who_attended: str
    new: bool


class ImportOutcome(ImportReport):
    """The report, the first rows, and whether anything was written.

    added: what this import added; in a dry run, what the same import would add. new: rows of the file that were not
    in the log before (more than `added` only in a dry run with bad lines that are not skipped).
    """

    dry_run: bool
    written: bool
    new: int
    preview: list[PreviewRow]


class ImportWish(Input):
    """How to import. `name`: what the file is called; it only helps to explain."""

    dry_run: bool = False
    skip_bad: bool = False
    name: FileName = ""


class LogWanted(Input):
    """Which part of the log: days from and to (both included), one group, one kind; and in which form.

    A row that names only a month counts as the first of that month. order: as the file always was, or newest first.
    """

    frm: Annotated[LogDay | None, EmptyIsNone] = Field(default=None, alias="from")
    to: Annotated[LogDay | None, EmptyIsNone] = None
    group_id: Annotated[Id | None, EmptyIsNone] = None
    kind: Annotated[KindName | None, EmptyIsNone] = None
    order: Literal["oldest", "newest"] = "oldest"
    format: Form = "json"


class LogItem(Output):
    """One session: imported, or written by Linkup from check-ins (then it has a group, a kind and an activity)."""

    id: str
    date_text: str
    sort_date: date
    title: str
    attended: int
    who_attended: str
    group_id: str | None
    kind: str | None
    event_id: str | None
    source: Literal["linkup", "import"]
    who_led: str | None


class LogTotals(Output):
    """The sums of what is shown: each person counted once per session."""

    rows: int
    attendances: int
    by_year: dict[str, LogFigures]
    by_who: dict[str, LogFigures]


class ActivityLog(Output):
    """The log, oldest first, with its sums and what is missing in it."""

    items: list[LogItem]
    totals: LogTotals
    without_attendance: list[Unwritten]
    can: list[str]
