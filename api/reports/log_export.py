"""The log as a file again, under its own four headings, with dates and people as they were written (R89).

Cells are text: nothing a young person typed can run as a formula or become a link in a spreadsheet.
"""

import csv
import io
from collections.abc import Iterable
from datetime import datetime

import xlsxwriter

from api.reports.log_cells import clean_cell, guard, guard_typed
from api.reports.log_headings import HEADINGS
from api.reports.log_rows import Exportable

_MADE = datetime(2024, 1, 1)  # noqa: DTZ001  a fixed stamp: equal logs give equal files
_WIDTHS = (20, 52, 11, 28)


def to_csv(rows: Iterable[Exportable]) -> bytes:
    """UTF-8 with a mark at the start and CRLF line ends, as Excel likes it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in rows:
        date_text, title, who = (guard(text) for text in _texts(row))
        writer.writerow([date_text, title, row.attended, who])
    return target.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Iterable[Exportable]) -> bytes:
    """One sheet, headings bold and fixed. Raises ValueError for a text longer than a cell can hold."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": "Activity log", "created": _MADE})
        sheet = book.add_worksheet("Activity log")
        sheet.freeze_panes(1, 0)
        for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, book.add_format({"bold": True}))
        for line, row in enumerate(rows, 1):
            date_text, title, who = (guard_typed(text) for text in _texts(row))
            written = [sheet.write_string(line, 0, date_text), sheet.write_string(line, 1, title),
                       sheet.write_number(line, 2, row.attended), sheet.write_string(line, 3, who)]  # fmt: skip
            if any(written):
                raise ValueError(f"row {line} of the log does not fit into a sheet")
    return target.getvalue()


def _texts(row: Exportable) -> tuple[str, str, str]:
    return clean_cell(row.date_text)[0], clean_cell(row.title_text)[0], clean_cell(row.who_text)[0]
