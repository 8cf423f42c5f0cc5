"""The date of each row: its own, else the year and month beside it, else the date above (R89: month-only is fine)."""

from collections.abc import Callable
from dataclasses import dataclass

from api.reports.log_dates import HOW, LogDate, read_date, read_month, read_year
from api.reports.log_rows import BadCell, shown

DITTO = frozenset({'"', "''", "〃", "”", "ditto", "do.", "-do-", "as above", "same"})


@dataclass(slots=True)
class DateCarry:
    """The date that an empty cell repeats. A date that could not be read is never passed over in silence:
    the rows below it that name none are bad lines too."""

    note: Callable[[int, str, str], None]
    above: LogDate | None = None
    above_is_bad: bool = False
    heading_year: int | None = None
    repeated: int = 0

    def of_row(self, line: int, cell: str, year: str, month: str) -> LogDate:
        """The date of one row. Raises BadCell with the reason."""
        beside = read_month(year, month) if year and month else None
        if cell.lower() in DITTO:
            self.note(line, "date", f"{shown(cell)} means the date above")
        elif cell:
            return self._own(line, cell, read_year(year), beside)
        if beside and not (self.above and self.above.key[:7] == beside.key):
            self.note(line, "date", f"no date; the year and month beside it are used: {beside.text}")
            self.above, self.above_is_bad = beside, False
            return beside
        if self.above is None:
            raise BadCell("It has no date, and the date above could not be read." if self.above_is_bad
                          else f"It has no date, and there is none above. {HOW}")  # fmt: skip
        self.repeated += not cell and (beside is None or self.above.exact)
        return self.above

    def of_heading(self, line: int, cell: str) -> None:
        """A line with nothing but a year, or a date, for the rows below it. Raises BadCell when it is neither."""
        if year := read_year(cell):
            self.heading_year, self.above = year, None
            self.note(line, "date", f"only a year, {year}; used where a date below names none")
            return
        self._own(line, cell, None, None)
        self.note(line, "date", f"only a date, {shown(cell)}; used for the rows below")

    def _own(self, line: int, cell: str, year: int | None, beside: LogDate | None) -> LogDate:
        self.above, self.above_is_bad = None, True
        found, notes = read_date(cell, year or self.heading_year)
        for text in notes:
            self.note(line, "date", text)
        if beside and beside.key != found.key[:7]:
            self.note(line, "date", f"{shown(cell)} is used; the year and month beside it say {beside.text}")
        elif year and year != found.day.year:
            self.note(line, "date", f"{shown(cell)} is used; the year beside it says {year}")
        self.above, self.above_is_bad = found, False
        return found
