"""Excel workbooks (.xlsx): the sheet that holds the log, as lines of text cells with Excel's own row numbers."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook

from api.reports.log_dates import day_text, month_text
from api.reports.log_headings import columns_of
from api.reports.log_rows import CannotRead, Note, RawLine, Table, shown
from api.reports.log_sheet_parts import NOT_A_WORKBOOK, month_cells, pack, unpack

MAX_SHEETS = 60
_SEARCHED = 40

type_of_cell = int | float | str | bool | date | datetime | time | timedelta


def read_sheet_table(data: bytes) -> Table:
    """The lines of the first sheet that has our headings. Raises CannotRead."""
    parts = unpack(data)
    try:
        sheets = _sheets(pack(parts))
    except (KeyboardInterrupt, SystemExit, CannotRead):
        raise
    except BaseException:  # the reader is native code: a panic in it is no Exception
        raise CannotRead(NOT_A_WORKBOOK) from None
    named = {name: max((len(columns_of(_texts(line)).at) for line in lines[:_SEARCHED]), default=0)
             for name, lines in sheets.items()}  # fmt: skip
    if not named:
        raise CannotRead("There is nothing in this workbook.")
    chosen = max(named, key=lambda name: named[name])
    months = month_cells(parts, chosen)
    lines = [RawLine(row + 1, tuple(_text(cell, (row, column) in months) for column, cell in enumerate(cells)))
             for row, cells in enumerate(sheets[chosen])]  # fmt: skip
    return Table(lines, _sheet_notes(chosen, named), [])


def _sheets(data: bytes) -> dict[str, list[list[type_of_cell]]]:
    """Every sheet with something in it."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    names = workbook.sheet_names
    if len(names) > MAX_SHEETS:
        raise CannotRead(f"This workbook has more than {MAX_SHEETS} sheets. Save only the log and try again.")
    found = {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
    return {name: lines for name, lines in found.items() if lines}


def _sheet_notes(chosen: str, named: dict[str, int]) -> list[Note]:
    notes: list[Note] = []
    for name, headings in named.items():
        if name == chosen:
            continue
        more = " It looks like a log too: import it as a file of its own." if headings >= 3 else ""
        notes.append(Note(None, "sheet", f"only the sheet {shown(chosen)} is read, not {shown(name)}.{more}"))
    return notes


def _texts(cells: Sequence[type_of_cell]) -> list[str]:
    return [_text(cell, month_only=False) for cell in cells]


def _text(cell: type_of_cell, month_only: bool) -> str:
    """What a cell says, as text. Whole numbers lose Excel's ".0"; a date cell becomes a date in words."""
    if isinstance(cell, datetime):
        clock = f" {cell:%H:%M}" if (cell.hour or cell.minute) else ""
        return month_text(cell) if month_only else day_text(cell) + clock
    if isinstance(cell, date):
        return month_text(cell) if month_only else day_text(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)
