"""Reading an activity log: bytes → rows, notes on everything mended, and the lines that cannot be read (R89)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from api.reports.log_cells import clean_cell, unguard
from api.reports.log_counts import is_total, read_count
from api.reports.log_dates import HOW, LogDate, read_date, read_month, read_year
from api.reports.log_headings import Columns, check, columns_of, is_heading_line
from api.reports.log_identity import with_identities
from api.reports.log_rows import (  # fmt: skip
    MAX_BYTES,
    MAX_ROWS,
    BadCell,
    BadLine,
    CannotRead,
    LogFile,
    LogRow,
    Note,
    RawLine,
    Table,
    shown,
)
from api.reports.log_sheet import read_sheet_table
from api.reports.log_text import read_text_table
from api.reports.log_titles import agree_on_titles, mend_title, title_note
from api.reports.log_who import read_who

LONGEST_TITLE, LONGEST_OTHER = 300, 120
_SEARCHED = 40
_DITTO = frozenset({'"', "''", "〃", "”", "ditto", "do.", "-do-", "as above", "same"})
_OLD_FORMS = {b"\xd0\xcf\x11\xe0": "an old Excel file, or one with a password", b"%PDF": "a PDF"}


def read_log(data: bytes, name: str) -> LogFile:
    """Read a log from CSV, TSV, semicolons or XLSX; what the bytes are decides, the name only helps to explain.

    Raises CannotRead (a plain sentence) when the file as a whole is no log; never anything else.
    """
    if len(data) > MAX_BYTES:
        raise CannotRead("This file is larger than 5 MB. Save only the log and try again.")
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise CannotRead("This file is empty.")
    for start, what in _OLD_FORMS.items():
        if data.startswith(start):
            raise CannotRead(f"This is {what}. Save your log as .xlsx or CSV and try again.")
    table = read_sheet_table(data) if data.startswith(b"PK") else read_text_table(data)
    reading = _Reading(notes=list(table.notes), errors=list(table.errors))
    start = reading.find_headings(table, name)
    for raw in table.lines[start:]:
        reading.take(raw)
    return reading.finish()


@dataclass(slots=True)
class _Reading:
    """What is known while going down the lines: the columns, and the date that an empty cell repeats."""

    notes: list[Note]
    errors: list[BadLine]
    rows: list[LogRow] = field(default_factory=list)
    columns: Columns = field(default_factory=Columns)
    above: LogDate | None = None
    above_is_bad: bool = False
    who_above: str = ""
    heading_year: int | None = None
    since_total: int = 0
    blank: int = 0
    repeated_dates: int = 0

    def find_headings(self, table: Table, name: str) -> int:
        """Sets the columns from the line that names most of them; the number of lines up to and including it."""
        named = [columns_of([clean_cell(cell)[0] for cell in raw.cells]) for raw in table.lines[:_SEARCHED]]
        best = max(range(len(named)), key=lambda place: (len(named[place].at), -place), default=None)
        if best is None or not named[best].at:
            hint = "" if name.lower().endswith((".csv", ".tsv", ".txt", ".xlsx")) else " Save it as CSV or .xlsx first."
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
            return
        if is_heading_line(cells):
            self._repeated_headings(raw.line, cells)
            return
        try:
            self._row(raw.line, cells)
        except BadCell as trouble:
            self.errors.append(BadLine(raw.line, str(trouble)))
        if len(self.rows) > MAX_ROWS:
            raise CannotRead(f"This log has more than {MAX_ROWS:,} rows. Split it and import the parts.")

    def finish(self) -> LogFile:
        """The rows with agreed titles and identities, notes and errors in line order."""
        if self.blank:
            self._note(None, "blank", f"{self.blank} blank line{'s' if self.blank > 1 else ''} left out")
        if self.repeated_dates:
            some = "1 line has" if self.repeated_dates == 1 else f"{self.repeated_dates} lines have"
            self._note(None, "date", f"{some} no date; the date above is used")
        agreed, title_notes = agree_on_titles(self.rows)
        rows = with_identities(agreed)
        again = [Note(row.line, "repeat", f"the same as an earlier line (number {row.occurrence} of its kind); kept, as a "
                      "session of its own") for row in rows if row.occurrence > 1]  # fmt: skip
        notes = sorted([*self.notes, *title_notes, *again], key=lambda note: note.line or 0)
        return LogFile(rows, notes, sorted(self.errors, key=lambda error: error.line))

    def _row(self, line: int, cells: Sequence[str]) -> None:
        date_cell, title, attended, who = (
            self.columns.take(cells, part) for part in ("date", "title", "attended", "who")
        )
        if self._is_aside(line, cells, date_cell, title, attended, who):
            return
        troubles: list[str] = []
        dated = self._dated(line, cells, date_cell, troubles)
        people = self._people(line, attended, troubles)
        if who.lower() in _DITTO:
            self._note(line, "who", f"{shown(who)} means the line above: {shown(self.who_above)}")
            who = self.who_above
        self.who_above = who
        if not title:
            troubles.append("It has no title.")
        if len(title) > LONGEST_TITLE or len(who) > LONGEST_OTHER or len(date_cell) > LONGEST_OTHER:
            troubles.append("A text in it is too long.")
        if extra := [cell for cell in cells[self.columns.width :] if cell]:
            troubles.append(f"It has more cells than there are headings ({shown(extra[0])}). "
                            "A comma inside a text needs quotation marks around it.")  # fmt: skip
        if troubles or dated is None or people is None:
            raise BadCell(" ".join(troubles))
        self._add(line, dated, title, people, who)

    def _add(self, line: int, dated: LogDate, title_text: str, attended: int, who_text: str) -> None:
        title = mend_title(title_text)
        if title != title_text:
            self._note(line, "title", title_note(title_text, title))
        who, note = read_who(who_text)
        if note:
            self._note(line, "who", note)
        self.since_total += attended
        self.rows.append(LogRow(line, dated.text, dated.day, dated.exact, title_text, title, attended, who_text, who,
                                identity="", occurrence=0))  # fmt: skip

    def _is_aside(self, line: int, cells: Sequence[str], date_cell: str, title: str, attended: str, who: str) -> bool:
        """Totals, and lines that hold only a date or only a year for the rows below."""
        if is_total(date_cell) or is_total(title):
            self._total(line, attended)
            return True
        if not date_cell or title or attended or who:
            return False
        if (year := read_year(date_cell)) and not self.columns.take(cells, "month"):
            self.heading_year = year
            self._note(line, "date", f"only a year, {year}; used where a date below names none")
            return True
        self.above, self.above_is_bad = None, True
        self.above, found = read_date(date_cell, self.heading_year)
        self.above_is_bad = False
        self._note(line, "date", f"only a date, {shown(date_cell)}; used for the rows below")
        self._date_notes(line, found)
        return True

    def _total(self, line: int, attended: str) -> None:
        try:
            said = read_count(attended)[0]
        except BadCell:
            said = None
        all_rows = sum(row.attended for row in self.rows)
        if said is None:
            judged = "it gives no number to compare"
        elif said in {all_rows, self.since_total}:
            judged = f"it says {said:,}, and so do the rows above"
        else:
            judged = f"it says {said:,}, but the rows above give {self.since_total:,} ({all_rows:,} in all)"
        self._note(line, "total", f"a totals line is not a session and is left out; {judged}")
        self.since_total = 0

    def _dated(self, line: int, cells: Sequence[str], date_cell: str, troubles: list[str]) -> LogDate | None:
        """The date of a row: its own, else the year and month beside it, else the date above."""
        year, month = self.columns.take(cells, "year"), self.columns.take(cells, "month")
        beside = read_month(year, month) if year and month else None
        if date_cell.lower() in _DITTO:
            self._note(line, "date", f"{shown(date_cell)} means the date above")
        elif date_cell:
            return self._own_date(line, date_cell, read_year(year) or self.heading_year, beside, troubles)
        if beside and not (self.above and self.above.key[:7] == beside.key):
            self._note(line, "date", f"no date; the year and month beside it are used: {beside.text}")
            self.above, self.above_is_bad = beside, False
            return beside
        if self.above is None:
            troubles.append("It has no date, and the date above could not be read." if self.above_is_bad
                            else f"It has no date, and there is none above. {HOW}")  # fmt: skip
            return None
        self.repeated_dates += 1
        return self.above

    def _own_date(
        self, line: int, text: str, year: int | None, beside: LogDate | None, troubles: list[str]
    ) -> LogDate | None:
        self.above, self.above_is_bad = None, True
        try:
            found, notes = read_date(text, year)
        except BadCell as trouble:
            troubles.append(str(trouble))
            return None
        self._date_notes(line, notes)
        if beside and beside.key != found.key[:7]:
            self._note(line, "date", f"{shown(text)} is used; the year and month beside it say {beside.text}")
        self.above, self.above_is_bad = found, False
        return found

    def _people(self, line: int, cell: str, troubles: list[str]) -> int | None:
        try:
            people, note = read_count(cell)
        except BadCell as trouble:
            troubles.append(str(trouble))
            return None
        if note:
            self._note(line, "attended", note)
        return people

    def _repeated_headings(self, line: int, cells: Sequence[str]) -> None:
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
            found.append("the mark that keeps it from running as a formula taken off")
        for what in found:
            self._note(line, "cell", f"{shown(bare)}: {what}")
        return bare

    def _date_notes(self, line: int, notes: Sequence[str]) -> None:
        for text in notes:
            self._note(line, "date", text)

    def _note(self, line: int | None, kind: str, text: str) -> None:
        self.notes.append(Note(line, kind, text))
