"""Reading an activity log: bytes → rows, notes on everything mended, and the lines that cannot be read (R89)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from api.core.sheets import unguard
from api.reports import log_rows
from api.reports.log_carry import DITTO, DateCarry
from api.reports.log_cells import clean_cell
from api.reports.log_counts import is_total, read_count
from api.reports.log_headings import Columns, check, columns_of, is_heading_line
from api.reports.log_identity import with_identities
from api.reports.log_rows import BadCell, BadLine, CannotRead, LogFile, LogRow, Note, RawLine, Table, shown
from api.reports.log_sheet import read_sheet_table
from api.reports.log_text import read_text_table
from api.reports.log_titles import agree_on_titles, mend_title, title_note
from api.reports.log_who import read_who

LONGEST_TITLE, LONGEST_OTHER = 300, 120
_SEARCHED = 40  # lines in which the headings must turn up
_KNOWN_NAMES = (".csv", ".tsv", ".txt", ".xlsx")
_OTHER_FORMS = {b"\xd0\xcf\x11\xe0": "an old Excel file, or one with a password", b"%PDF": "a PDF"}
T = TypeVar("T")


def read_log(data: bytes, name: str) -> LogFile:
    """Read a log from CSV, TSV, semicolons or XLSX; what the bytes are decides, the name only helps to explain.

    Raises CannotRead (a plain sentence) when the file as a whole is no log; never anything else.
    """
    if len(data) > log_rows.MAX_BYTES:
        raise CannotRead("This file is larger than 5 MB. Save only the log and try again.")
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise CannotRead("This file is empty.")
    for start, what in _OTHER_FORMS.items():
        if data.startswith(start):
            raise CannotRead(f"This is {what}. Save your log as .xlsx or CSV and try again.")
    table = read_sheet_table(data) if data.startswith(b"PK") else read_text_table(data)
    reading = _Reading(notes=list(table.notes), errors=list(table.errors))
    first = reading.find_headings(table, name)
    for raw in table.lines[first:]:
        reading.take(raw)
    return reading.finish()


@dataclass(slots=True)
class _Reading:
    """What is known while going down the lines: the columns, and what an empty cell or a ditto repeats."""

    notes: list[Note]
    errors: list[BadLine]
    rows: list[LogRow] = field(default_factory=list)
    columns: Columns = field(default_factory=Columns)
    dates: DateCarry = field(init=False)
    above: dict[str, str] = field(default_factory=dict)
    sum_of_all: int = 0
    since_total: int = 0
    blank: int = 0

    def __post_init__(self) -> None:
        self.dates = DateCarry(self._note)

    def find_headings(self, table: Table, name: str) -> int:
        """Sets the columns from the line that names most of them; the number of lines up to and including it."""
        named = [columns_of([clean_cell(cell)[0] for cell in raw.cells]) for raw in table.lines[:_SEARCHED]]
        best = max(range(len(named)), key=lambda place: (len(named[place].at), -place), default=0)
        if not named or not named[best].at:
            hint = "" if name.lower().endswith(_KNOWN_NAMES) else " Save it as CSV or .xlsx first."
            raise CannotRead(f"We cannot find the headings of a log in this file.{hint}")
        check(named[best])
        for raw in table.lines[:best]:
            if any(cell.strip() for cell in raw.cells):
                self._note(raw.line, "above", "this line stands above the headings and is not read")
        self._use(named[best], table.lines[best].line)
        return best + 1

    def take(self, raw: RawLine) -> None:
        """One line below the headings."""
        cells = [self._clean(raw.line, cell) for cell in raw.cells]
        if not any(cells):
            self.blank += 1
        elif is_heading_line(cells):
            self._headings_again(raw.line, cells)
        else:
            try:
                self._row(raw.line, cells)
            except BadCell as trouble:
                self.errors.append(BadLine(raw.line, str(trouble)))
        if len(self.rows) > log_rows.MAX_ROWS:
            raise CannotRead(f"This log has more than {log_rows.MAX_ROWS:,} rows. Split it and import the parts.")

    def finish(self) -> LogFile:
        """The rows with agreed titles and identities, notes and errors in line order."""
        if self.blank:
            self._note(None, "blank", f"{self.blank} blank line{'s' if self.blank > 1 else ''} left out")
        if count := self.dates.repeated:
            self._note(None, "date", f"{count} line{'s have' if count > 1 else ' has'} no date; the date above is used")
        agreed, title_notes = agree_on_titles(self.rows)
        rows = with_identities(agreed)
        self.notes += title_notes
        for row in rows:
            if row.occurrence > 1:
                same = f"the same as an earlier line (number {row.occurrence} of its kind)"
                self._note(row.line, "repeat", f"{same}; kept as a session of its own")
        notes = sorted(self.notes, key=lambda note: note.line or 0)
        return LogFile(rows, notes, sorted(self.errors, key=lambda error: error.line))

    def _row(self, line: int, cells: Sequence[str]) -> None:
        part = {name: self.columns.take(cells, name) for name in ("date", "title", "attended", "who", "year", "month")}
        if is_total(part["date"]) or is_total(part["title"]):
            self._total(line, part["attended"])
            return
        if [name for name, cell in part.items() if cell] == ["date"]:
            self.dates.of_heading(line, part["date"])
            return
        troubles: list[str] = []
        dated = _or_trouble(troubles, lambda: self.dates.of_row(line, part["date"], part["year"], part["month"]))
        people = _or_trouble(troubles, lambda: read_count(part["attended"]))
        title, who = self._or_above(line, "title", part["title"]), self._or_above(line, "who", part["who"])
        troubles += self._whole_line_troubles(title, who, part["date"], cells)
        if troubles or dated is None or people is None:
            raise BadCell(" ".join(troubles))
        if people[1]:
            self._note(line, "attended", people[1])
        shown_title, shown_who = self._title(line, title), self._who(line, who)
        self.sum_of_all += people[0]
        self.since_total += people[0]
        self.rows.append(LogRow(line, dated.text, dated.day, dated.exact, title, shown_title, people[0], who, shown_who,
                                identity="", occurrence=0))  # fmt: skip

    def _whole_line_troubles(self, title: str, who: str, date_cell: str, cells: Sequence[str]) -> list[str]:
        troubles: list[str] = []
        if not title:
            troubles.append("It has no title.")
        if len(title) > LONGEST_TITLE or len(who) > LONGEST_OTHER or len(date_cell) > LONGEST_OTHER:
            troubles.append("A text in it is too long.")
        if extra := self.columns.beside(cells):
            troubles.append(f"It has more cells than there are headings ({shown(extra[0])}). "
                            "A comma inside a text needs quotation marks around it.")  # fmt: skip
        return troubles

    def _or_above(self, line: int, name: str, cell: str) -> str:
        """The cell, or for a ditto mark what the line above says."""
        if cell.lower() in DITTO:
            above = self.above.get(name, "")
            self._note(line, name, f"{shown(cell)} means the line above: {shown(above)}")
            return above
        self.above[name] = cell
        return cell

    def _title(self, line: int, text: str) -> str:
        title = mend_title(text)
        if title != text:
            self._note(line, "title", title_note(text, title))
        return title

    def _who(self, line: int, text: str) -> str:
        who, note = read_who(text)
        if note:
            self._note(line, "who", note)
        return who

    def _total(self, line: int, attended: str) -> None:
        """A totals line is no session; whether its sum agrees is said."""
        try:
            said = read_count(attended)[0]
        except BadCell:
            judged = "it gives no number to compare"
        else:
            agrees = said in {self.sum_of_all, self.since_total}
            mine = f"{self.since_total:,} ({self.sum_of_all:,} in all)"
            judged = f"it says {said:,}, " + ("and so do the rows above" if agrees else f"the rows above give {mine}")
        self._note(line, "total", f"a totals line is not a session and is left out; {judged}")
        self.since_total = 0

    def _headings_again(self, line: int, cells: Sequence[str]) -> None:
        self._note(line, "headings", "the headings again; left out")
        again = columns_of(cells)
        if not again.missing() and again.at != self.columns.at:
            self._use(again, line)
            self._note(line, "headings", "the columns stand in another order from here on")

    def _use(self, columns: Columns, line: int) -> None:
        self.columns = columns
        for heading in columns.unknown:
            self._note(line, "headings", f"the column {shown(heading)} is not part of a log and is not read")
        for heading, meaning in columns.guessed:
            self._note(line, "headings", f"the heading {shown(heading)} is taken for {meaning}")

    def _clean(self, line: int, cell: str) -> str:
        text, found = clean_cell(cell)
        bare = unguard(text)
        if bare != text:
            found.append("the mark that keeps it from running as a formula is taken off")
        for what in found:
            self._note(line, "cell", f"{shown(bare)}: {what}")
        return bare

    def _note(self, line: int | None, kind: str, text: str) -> None:
        self.notes.append(Note(line, kind, text))


def _or_trouble(troubles: list[str], read: Callable[[], T]) -> T | None:
    """What `read` gives, or None with its reason among the troubles: one bad cell must not hide the next."""
    try:
        return read()
    except BadCell as trouble:
        troubles.append(str(trouble))
        return None
