"""The log as a file again, under its own four headings, with dates and people as they were written (R89)."""

from collections.abc import Iterable, Iterator

from api.core import sheets
from api.reports.log_cells import clean_cell
from api.reports.log_headings import HEADINGS
from api.reports.log_rows import Exportable

_WIDTHS = (20, 52, 11, 28)


def log_table(rows: Iterable[Exportable]) -> sheets.Table:
    return sheets.Table("Activity log", HEADINGS, list(_cells(rows)), _WIDTHS)


def to_csv(rows: Iterable[Exportable]) -> bytes:
    return sheets.to_csv(HEADINGS, _cells(rows))


def to_xlsx(rows: Iterable[Exportable]) -> bytes:
    """One sheet. Raises ValueError for a text longer than a cell can hold."""
    return sheets.to_xlsx(*log_table(rows))


def _cells(rows: Iterable[Exportable]) -> Iterator[tuple[sheets.Cell, ...]]:
    for row in rows:
        date_text, title, who = (clean_cell(text)[0] for text in (row.date_text, row.title_text, row.who_text))
        yield date_text, title, row.attended, who
