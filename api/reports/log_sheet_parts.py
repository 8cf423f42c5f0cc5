"""The parts of an XLSX file, opened with suspicion: a small file may unpack to gigabytes, or claim a million columns.

The archive is unpacked here under a limit and packed again without compression, so that the reader behind it only
ever sees sizes that were really measured. Which cells show a month and no day is read here too.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from html import unescape

from api.reports.log_rows import MAX_COLUMNS, MAX_LINES, CannotRead

MAX_UNPACKED = 40 * 1024 * 1024
MAX_PARTS = 500
MAX_CELLS = 500_000  # filled ones, in all sheets together; the largest log needs a fifth of it
NOT_A_WORKBOOK = "We cannot open this workbook. Open it in Excel, save it as .xlsx or CSV, and try again."
TOO_BIG = "This workbook holds far more than a log needs. Save only the log as CSV and try again."
TOO_WIDE = "This sheet uses cells far outside a log. Copy the log into a new sheet and try again."

_TAG = re.compile(rb"<(?:\w+:)?(row|c)(\s[^<>]*?)?(/?)>")
_REFERENCE = re.compile(rb'\sr\s*=\s*["\']([A-Za-z]*)(\d*)["\']')
_STYLE = re.compile(rb'\ss\s*=\s*["\'](\d+)["\']')
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)[\"']")
_MONTH_FORMATS = {17}  # built in: mmm-yy


def unpack(data: bytes) -> dict[str, bytes]:
    """The XML parts of a workbook by name. Raises CannotRead when it is none, is locked, or grows too big."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.lower().endswith((".xml", ".rels"))]
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise CannotRead(TOO_BIG)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
            OverflowError, LookupError):  # fmt: skip
        raise CannotRead(NOT_A_WORKBOOK) from None
    if not any(name.lower() == "xl/workbook.xml" for name in parts):
        raise CannotRead("This file is not an Excel workbook. Save your log as .xlsx or CSV and try again.")
    for content in parts.values():
        _refuse_hidden_letters(content)
    _refuse_odd_sheets(content for content in parts.values() if b"sheetData" in content)
    return parts


def pack(parts: dict[str, bytes]) -> bytes:
    """The parts as one archive again, uncompressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def month_cells(parts: dict[str, bytes], sheet: str) -> set[tuple[int, int]]:
    """(row, column), from 0, of the cells whose format shows a month and a year but no day.

    Excel turns a typed "March 2022" into 1 March 2022 shown as "Mar-22"; only the format tells the two apart.
    """
    styles = _month_styles(_part(parts, "xl/styles.xml"))
    content = _part(parts, _sheet_part(parts, sheet))
    return {(row, column) for row, column, style in _filled_cells(content) if style in styles} if styles else set()


def _refuse_hidden_letters(content: bytes) -> None:
    declared = _ENCODING.search(content[:300])
    if b"\0" in content or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}):
        raise CannotRead(NOT_A_WORKBOOK)


def _refuse_odd_sheets(sheets: Iterable[bytes]) -> None:
    cells = 0
    for content in sheets:
        for row, column, _ in _filled_cells(content):
            cells += 1
            if row >= MAX_LINES or column >= MAX_COLUMNS:
                raise CannotRead(TOO_WIDE)
            if cells > MAX_CELLS:
                raise CannotRead(TOO_BIG)


def _filled_cells(content: bytes) -> Iterator[tuple[int, int, int]]:
    """(row, column, style) of every cell that may hold a value; counted on where a reference is missing."""
    row, column = -1, -1
    for tag in _TAG.finditer(content):
        attributes = tag[2] or b""
        reference = _REFERENCE.search(attributes)
        if tag[1] == b"row":
            row = _number(reference[2]) - 1 if reference and reference[2] else row + 1
            column = -1
            continue
        column += 1
        if reference and reference[1] and reference[2]:
            row, column = _number(reference[2]) - 1, _column(reference[1])
        if not tag[3]:
            style = _STYLE.search(attributes)
            yield row, column, _number(style[1]) if style else 0


def _number(digits: bytes) -> int:
    return int(digits[:9])


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters.upper()[:5]:
        place = place * 26 + letter - 64
    return place - 1


def _part(parts: dict[str, bytes], name: str) -> bytes:
    return next((content for found, content in parts.items() if found.lower() == name.lower()), b"")


def _sheet_part(parts: dict[str, bytes], sheet: str) -> str:
    """The archive's name for a sheet, by way of the workbook's list and its relations."""
    for tag in re.findall(rb"<(?:\w+:)?sheet\s[^<>]*>", _part(parts, "xl/workbook.xml")):
        if unescape(_attribute(tag, "name")) == sheet:
            relation = _attribute(tag, "id")
            break
    else:
        return ""
    for tag in re.findall(rb"<(?:\w+:)?Relationship\s[^<>]*>", _part(parts, "xl/_rels/workbook.xml.rels")):
        if _attribute(tag, "Id") == relation:
            return posixpath.normpath(posixpath.join("/xl", _attribute(tag, "Target"))).lstrip("/")
    return ""


def _attribute(tag: bytes, name: str) -> str:
    found = re.search(rf'[\s:]{name}\s*=\s*["\']([^"\']*)["\']'.encode(), tag)
    return found[1].decode("utf-8", "replace") if found else ""


def _month_styles(styles: bytes) -> set[int]:
    formats = set(_MONTH_FORMATS)
    for tag in re.findall(rb"<(?:\w+:)?numFmt\s[^<>]*>", styles):
        code, number = unescape(_attribute(tag, "formatCode")), _attribute(tag, "numFmtId")
        if number.isdecimal() and _shows_month_only(code):
            formats.add(int(number[:9]))
        elif number.isdecimal():
            formats.discard(int(number[:9]))
    _, _, after = styles.partition(b"cellXfs")
    used, _, _ = after.partition(b"cellXfs")
    numbers = [_attribute(tag, "numFmtId") for tag in re.findall(rb"<(?:\w+:)?xf\s[^<>]*>", used)]
    return {place for place, number in enumerate(numbers) if number.isdecimal() and int(number[:9]) in formats}


def _shows_month_only(code: str) -> bool:
    bare = re.sub(r'\[[^\]]*\]|"[^"]*"|\\.|_.', "", code.partition(";")[0]).lower()
    return "m" in bare and "y" in bare and not re.search("[dhs]", bare)
