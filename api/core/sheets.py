"""Tables as files people open in a spreadsheet: CSV and XLSX with the same cells.

Cells are text or whole numbers: nothing a young person typed can run as a formula or become a link. Used by the child
process that makes files: nothing here may import the app.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import xlsxwriter

GUARD = "'"
RISKY = "=+-@＝＋－＠"  # a spreadsheet may run a cell that starts so (CSV injection), full-width forms too
_GUARDED = re.compile(rf"{GUARD}+[{re.escape(RISKY)}]")
_BREAKS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")
_MADE = datetime(2024, 1, 1)  # noqa: DTZ001  a fixed stamp: equal tables give equal files

Cell = str | int
Rows = Iterable[Sequence[Cell]]


class Table(NamedTuple):
    """What becomes a file. `widths`: of the columns in a spreadsheet, else by their headings."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = ()


def guard(text: str) -> str:
    """Text for a CSV cell: a leading apostrophe keeps a spreadsheet from running it as a formula."""
    return GUARD + text if text.startswith(tuple(RISKY)) or _GUARDED.match(text) else text


def guard_typed(text: str) -> str:
    """Text for an XLSX cell, which is typed as text already: guard only what `unguard` would otherwise shorten."""
    return GUARD + text if _GUARDED.match(text) else text


def unguard(text: str) -> str:
    """The text before `guard` or `guard_typed`."""
    return text[1:] if _GUARDED.match(text) else text


def one_line(text: str) -> str:
    """A cell's text without line breaks and outer spaces."""
    return _BREAKS.sub(" ", text.strip())


def to_csv(headings: Sequence[str], rows: Rows) -> bytes:
    """UTF-8 with a mark at the start and CRLF line ends, as Excel likes it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
    return target.getvalue().encode("utf-8-sig")


def to_xlsx(title: str, headings: Sequence[str], rows: Rows, widths: Sequence[int] = ()) -> bytes:
    """One sheet, headings bold and fixed. Raises ValueError for a text longer than a cell can hold."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": title, "created": _MADE})
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, widths[column] if widths else max(12, len(heading) + 4))
            sheet.write_string(0, column, heading, book.add_format({"bold": True}))
        for line, row in enumerate(rows, 1):
            written = [
                sheet.write_string(line, column, guard_typed(cell)) if isinstance(cell, str)
                else sheet.write_number(line, column, cell)
                for column, cell in enumerate(row)
            ]  # fmt: skip
            if any(written):
                raise ValueError(f"row {line} does not fit into a sheet")
    return target.getvalue()
