"""What crosses the wire about the activity log: the report of an import, which is also the command line's --json."""

from pydantic import BaseModel, Field


class LogFigures(BaseModel):
    """How many sessions, and how many people came to them, counted once per session."""

    sessions: int
    attendances: int


class LineNote(BaseModel):
    """Something mended or left out. `line` is null when it is about the whole file."""

    line: int | None
    kind: str
    note: str


class LineError(BaseModel):
    """A line that could not be read, and why."""

    line: int
    reason: str


class ImportReport(BaseModel):
    """What a file holds and what an import of it added (R89)."""

    rows: int
    attendances: int
    added: int
    by_year: dict[str, LogFigures] = Field(description="by year, earliest first")
    by_who: dict[str, LogFigures] = Field(description="by who attended, most sessions first")
    notes: list[LineNote]
    errors: list[LineError]
