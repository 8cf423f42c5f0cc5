"""CSV, TSV and semicolon files: bytes → letters → lines of cells, each with the line number an editor shows."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from api.reports.log_headings import columns_of
from api.reports.log_rows import MAX_COLUMNS, MAX_LINES, BadLine, CannotRead, Note, RawLine, Table, shown

DELIMITERS = ",\t;|"
_SEARCHED = 40  # lines in which the headings must turn up
_LONGEST_RECORD = 10  # lines that one quoted cell may span; more is a quotation mark that was never closed
_LONGEST_CELL = 5_000
_LONGEST_LINE = 50_000
_MOST_UNCLOSED = 200  # each is tried with the lines after it; thousands of them are not a log
_DECLARED = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_NOT_A_TABLE = re.compile(r"\s*(<!doctype html|<html|<table|<\?xml|\{\\rtf|%pdf)", re.IGNORECASE)
UNCLOSED = "A quotation mark opens a cell here and is never closed."


def read_text_table(data: bytes) -> Table:
    """The lines of a text file as cells. Raises CannotRead when it is no table at all."""
    text, notes = decode(data)
    if "\0" in text or _NOT_A_TABLE.match(text):
        raise CannotRead("This file is not a table. Save your log as CSV or as an Excel workbook (.xlsx).")
    physical = list(io.StringIO(text, newline=""))
    if len(physical) > MAX_LINES:
        raise CannotRead(f"This file has more than {MAX_LINES:,} lines. Split it and import the parts.")
    skip, delimiter = _declared(physical)
    delimiter = delimiter or _delimiter(physical)
    errors: list[BadLine] = []
    lines = list(_records(physical, skip, delimiter, notes, errors))
    return Table(lines, notes, errors)


def decode(data: bytes) -> tuple[str, list[Note]]:
    """The letters of a file: UTF-8 or UTF-16, with or without a mark at the start, else Windows' cp1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16"), []
    if b"\0" in data[:200]:
        even, odd = data[0:200:2].count(0), data[1:200:2].count(0)
        return _strictly(data, "utf-16-le" if odd > even else "utf-16-be"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        text = _strictly(data, "cp1252")
        return text, [Note(None, "letters", "the letters of this file are in an old Windows form (cp1252)")]


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise CannotRead("We cannot read the letters in this file. Save it as “CSV UTF-8” and try again.") from None


def _declared(physical: Sequence[str]) -> tuple[int, str | None]:
    """Excel's own first line "sep=;" : (lines to skip, delimiter)."""
    found = _DECLARED.fullmatch(physical[0]) if physical else None
    return (1, found[1]) if found and found[1] in DELIMITERS else (0, None)


def _delimiter(physical: Sequence[str]) -> str:
    """The mark between cells with which some early line names most of our headings."""
    best, most = DELIMITERS[0], 0
    for delimiter in DELIMITERS:
        for line in physical[:_SEARCHED]:
            cells = _cells(line[:_LONGEST_CELL], delimiter, strict=False)
            named = len(columns_of(cells or ()).at)
            if named > most:
                best, most = delimiter, named
    return best


def _records(
    physical: Sequence[str], skip: int, delimiter: str, notes: list[Note], errors: list[BadLine]
) -> Iterator[RawLine]:
    place, unclosed = skip, 0
    while place < len(physical):
        if len(physical[place]) > _LONGEST_LINE:
            errors.append(BadLine(place + 1, "This line is far too long to be a row of a log."))
            place += 1
            continue
        cells, used, note = _record(physical, place, delimiter)
        unclosed += cells is None or note is not None
        if unclosed > _MOST_UNCLOSED:
            raise CannotRead("Too many quotation marks in this file are not in pairs. Save it as CSV again.")
        if cells is None:
            errors.append(BadLine(place + 1, UNCLOSED))
        elif len(cells) > MAX_COLUMNS and any(cell.strip() for cell in cells[MAX_COLUMNS:]):
            errors.append(BadLine(place + 1, f"This line has more than {MAX_COLUMNS} cells."))
        elif any(len(cell) > _LONGEST_CELL for cell in cells):
            errors.append(BadLine(place + 1, f"A cell in this line has more than {_LONGEST_CELL:,} letters."))
        else:
            if note:
                notes.append(Note(place + 1, "quotes", note))
            yield RawLine(place + 1, tuple(cells[:MAX_COLUMNS]))
        place += used


def _record(physical: Sequence[str], place: int, delimiter: str) -> tuple[list[str] | None, int, str | None]:
    """(cells or None, lines used, a note). A quoted cell may hold line breaks, but one bad quote must not swallow
    the lines after it: then only its own line is bad."""
    line = physical[place]
    if '"' not in line:
        return _cells(line, delimiter, strict=False) or [], 1, None
    for used in range(1, _LONGEST_RECORD + 1):
        cells = _cells("".join(physical[place : place + used]), delimiter, strict=True)
        if cells is not None:
            return cells, used, None
        if place + used >= len(physical):
            break
    cells = _cells(line, delimiter, strict=False)
    if cells is None or _ends_open(line, delimiter):
        return None, 1, None
    return cells, 1, f"the quotation marks are not in pairs; read as {shown(' | '.join(cells))}"


def _cells(record: str, delimiter: str, *, strict: bool) -> list[str] | None:
    """The cells of one record, or None when its quotation marks are wrong."""
    try:
        records = list(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, strict=strict))
    except csv.Error:
        return None
    if len(records) > 1:
        return None
    return records[0] if records else []


def _ends_open(line: str, delimiter: str) -> bool:
    """Whether the line stops inside a quoted cell: then a mark appended after a break lands in the last cell."""
    marked = _cells(f"{line.rstrip()}\n\x01", delimiter, strict=False)
    return marked is not None and bool(marked) and marked[-1].endswith("\x01")
