"""What an activity log is made of: rows, notes about what we mended, and lines we could not read (R89)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
MAX_LINES = 60_000  # blank lines and repeated headings are not rows, but they may not be endless either
MAX_COLUMNS = 100


class CannotRead(Exception):
    """The file as a whole cannot be read. `sentence` says why in plain words and may be shown to anybody."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadCell(ValueError):
    """One cell cannot be understood; the message is the reason shown beside its line number."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something we mended or left out. `line` is None when it is about the file as a whole."""

    line: int | None
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is not a row, with a plain reason. Lines are counted from 1, as an editor or Excel shows them."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line of the file as cells of text, before anybody asks what the cells mean."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as lines of cells, with what was noticed while taking it apart."""

    lines: Sequence[RawLine]
    notes: Sequence[Note]
    errors: Sequence[BadLine]


@dataclass(frozen=True, slots=True)
class LogRow:
    """One session of the log.

    `date_text`, `title_text` and `who_text` are what the file says and what an export gives back; `sort_date`
    (first of the month when `exact` is false), `title` and `who` are the mended forms that we show and count by.
    `identity` is the same for the same row in any file, so that importing twice adds nothing; the programme is
    added by the caller. `occurrence` is 2 for the second identical row of a file, and so on.
    """

    line: int
    date_text: str
    sort_date: date
    exact: bool
    title_text: str
    title: str
    attended: int
    who_text: str
    who: str
    identity: str
    occurrence: int


@dataclass(frozen=True, slots=True)
class LogFile:
    """A log as read: good rows in file order, what was mended, and what was not understood."""

    rows: Sequence[LogRow]
    notes: Sequence[Note]
    errors: Sequence[BadLine]


class Countable(Protocol):
    """What a row needs so that `figures` can count it, wherever it comes from."""

    @property
    def sort_date(self) -> date: ...
    @property
    def attended(self) -> int: ...
    @property
    def who(self) -> str: ...


class Exportable(Protocol):
    """What a row needs so that it can be written under the four headings."""

    @property
    def date_text(self) -> str: ...
    @property
    def title_text(self) -> str: ...
    @property
    def attended(self) -> int: ...
    @property
    def who_text(self) -> str: ...


class SheetRow(NamedTuple):
    """A row on its way into a file: small enough to hand to another process."""

    date_text: str
    title_text: str
    attended: int
    who_text: str


def shown(text: str, most: int = 60) -> str:
    """The text in quotation marks for a sentence, shortened so that a huge cell cannot fill the page."""
    return f"“{text if len(text) <= most else text[: most - 1] + '…'}”"
