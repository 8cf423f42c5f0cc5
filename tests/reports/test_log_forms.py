"""Every form a log may arrive in: letters, delimiters, headings, workbooks; and the limits."""

import csv
import io
import struct
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from api.reports import log_rows, log_sheet_parts
from api.reports.log_export import to_xlsx
from api.reports.log_figures import figures
from api.reports.log_reading import read_log
from api.reports.log_rows import CannotRead

pytestmark = pytest.mark.pure

REAL = (Path(__file__).parents[1] / "data" / "activity-log-2022-2024.csv").read_bytes()
HEAD = "DATE,EVENT/ACTIVITY/WORKSHOP SESSIONS,ATTENDED,WHO ATTENDED\n"


def redelimited(delimiter: str, end: str = "\r\n") -> str:
    target = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(REAL.decode(), newline=""))
    csv.writer(target, delimiter=delimiter, lineterminator=end).writerows(rows)
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_letters_and_delimiters(encoding: str, delimiter: str) -> None:
    log = read_log(redelimited(delimiter).encode(encoding), "log.csv")
    assert figures(log.rows) == figures(read_log(REAL, "log.csv").rows)
    assert [row.identity for row in log.rows] == [row.identity for row in read_log(REAL, "log.csv").rows]
    assert bool([note for note in log.notes if note.kind == "letters"]) == (encoding == "cp1252")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_line_ends(end: str) -> None:
    assert figures(read_log(redelimited(",", end).encode(), "log.csv").rows).attendances == 862


@pytest.mark.parametrize(
    "heading",
    [
        "DATE,EVENT/ACTIVITY/WORKSHOP SESSIONS,ATTENDED,WHO ATTENDED",
        "date_text,title,attended,who_attended",
        "Date,Activity,Number attended,Who came",
        "When,Event Title,How many?,Who attended (new or old)",
        "  date , EVENT / ACTIVITY , Attendance, Who",
        "Date,Session,Attendees,Who Atended",
    ],
)
def test_names_of_the_four_columns(heading: str) -> None:
    row = read_log(f"{heading}\n12/03/2024,Bowling,8,Online\n".encode(), "x.csv").rows[0]
    assert (row.date_text, row.title, row.attended, row.who) == ("12/03/2024", "Bowling", 8, "Online")


def test_year_and_month_stand_in_for_a_date() -> None:
    text = "month,who,year,attended,title\nMarch,Online,2022,8,Bowling\n4,Online,2022,3,Chess\n"
    assert [row.date_text for row in read_log(text.encode(), "x.csv").rows] == ["March 2022", "April 2022"]


def test_an_empty_date_takes_the_one_above_and_year_and_month_only_when_they_differ() -> None:
    text = ("date,year,month,title,attended,who\n24 January 2024,2024,1,A,1,Online\n,2024,1,B,1,Online\n"
            ",2024,2,C,1,Online\n,,,D,1,Online\n")  # fmt: skip
    rows = read_log(text.encode(), "x.csv").rows
    assert [row.date_text for row in rows] == ["24 January 2024", "24 January 2024", "February 2024", "February 2024"]


def test_year_lines_and_dates_without_a_year() -> None:
    log = read_log(f"{HEAD}2022,,,\nMarch,A,1,Online\n2023,,,\nMarch,B,1,Online\n,C,2,Online\n".encode(), "x.csv")
    assert [row.sort_date.year for row in log.rows] == [2022, 2023, 2023]


def test_columns_may_change_places_at_a_repeated_heading() -> None:
    log = read_log(f"{HEAD}May 2023,A,1,Online\nwho,attended,title,date\nOnline,2,B,June 2023\n".encode(), "x.csv")
    assert [(row.title, row.attended) for row in log.rows] == [("A", 1), ("B", 2)]
    assert any("another order" in note.text for note in log.notes)


def test_ditto_marks() -> None:
    log = read_log(f"{HEAD}May 2023,A,1,Online\nditto,B,2,ditto\n".encode(), "x.csv")
    assert [(row.date_text, row.who) for row in log.rows] == [("May 2023", "Online")] * 2
    assert {note.kind for note in log.notes if note.line == 3} == {"date", "who"}


def test_a_totals_line_that_agrees_says_so() -> None:
    log = read_log(
        f"{HEAD}May 2023,A,1,Online\nTotal,,1,\n,Total Fitness,4,Online\nGrand total:,,5,\n".encode(), "x.csv"
    )
    assert [row.title for row in log.rows] == ["A", "Total Fitness"]
    assert [note.text for note in log.notes if note.kind == "total" and "so do the rows above" in note.text] != []
    assert [note.line for note in log.notes if note.kind == "total"] == [3, 5]


def workbook(fill: Callable[[xlsxwriter.Workbook, Any], None], *more: str) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name in more:
            book.add_worksheet(name).write_row(0, 0, ["Date", "Event", "Attended", "Who"])
        fill(book, book.add_worksheet("Log"))
    return target.getvalue()


def test_excel_date_cells_months_and_numbers() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.write_row(2, 1, ["Date", "Event", "Attended", "Who attended"])
        forms = [("dd/mm/yyyy", datetime(2024, 3, 12)), ("mmm-yy", datetime(2022, 3, 1)),  # noqa: DTZ001
                 ("d mmm yyyy hh:mm", datetime(2024, 3, 1, 18, 30)), ('mmmm "m" yyyy', datetime(2023, 5, 1)),  # noqa: DTZ001
                 ("dd/mm/yyyy", datetime(2024, 4, 1))]  # noqa: DTZ001  # fmt: skip
        for line, (form, day) in enumerate(forms, 3):
            sheet.write_datetime(line, 1, day, book.add_format({"num_format": form}))
            sheet.write_row(line, 2, [2024 + line, 8.0, "Online"])
        sheet.write_row(9, 2, ["Half", 8.5, "Online"])

    log = read_log(workbook(fill), "log.xlsx")
    assert [(row.line, row.date_text, row.exact) for row in log.rows] == [
        (4, "12 March 2024", True), (5, "March 2022", False), (6, "1 March 2024 18:30", True), (7, "May 2023", False),
        (8, "1 April 2024", True)]  # fmt: skip
    assert (log.rows[0].title, log.rows[0].attended) == ("2027", 8)
    assert [(error.line, "8.5" in error.reason) for error in log.errors] == [(10, True)]


def test_other_sheets_are_named() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.write_row(0, 0, ["DATE", "EVENT", "ATTENDED", "WHO ATTENDED", "YEAR"])
        sheet.write_row(1, 0, ["May 2023", "A", 1, "Online"])

    log = read_log(workbook(fill, "2021"), "log.xlsx")
    assert [row.title for row in log.rows] == ["A"]
    assert any("“2021”" in note.text and "looks like a log too" in note.text for note in log.notes)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel file"),
        (b"<html><table><tr><td>DATE</td></tr></table></html>", "not a table"),
        (b"PK\x03\x04 but nothing more", "cannot open this workbook"),
        (b"hello\nworld\n", "cannot find the headings"),
        (b"DATE,EVENT,WHO ATTENDED\nMay 2023,A,Online\n", "heading ATTENDED"),
        (b"EVENT,YEAR\nA,2023\n", "DATE, ATTENDED and WHO ATTENDED"),
        (b"DATE,EVENT,ATTENDED,ATTENDANCE,WHO\nMay 2023,A,1,1,Online\n", "Two columns mean the same"),
        (b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        (HEAD.encode() + b'May 2023,"A,1,Online\n' * 300, "quotation marks"),
        (b"DATE,EVENT\xff\x81\xfe,ATTENDED,WHO\n", "letters"),
    ],
)
def test_files_that_are_no_log_get_one_plain_sentence(data: bytes, words: str) -> None:
    with pytest.raises(CannotRead, match=words) as refusal:
        read_log(data, "log.xlsx")
    assert refusal.value.sentence.endswith(".")


def test_a_log_of_the_largest_size_is_read_and_one_row_more_is_refused() -> None:
    row = b"12/03/2024,Kiln workshop - Expressing through theatre,7,New and old members\n"
    most = HEAD.encode() + row * log_rows.MAX_ROWS
    assert figures(read_log(most, "x.csv").rows).rows == 20_000
    with pytest.raises(CannotRead, match="more than 20,000 rows"):
        read_log(most + row, "x.csv")


def repacked(change: Callable[[str, bytes], bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good workbook with its parts changed on the way."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(to_xlsx(read_log(REAL, "x.csv").rows))) as good,
        zipfile.ZipFile(target, "w", compression) as archive,
    ):
        for name in good.namelist():
            archive.writestr(name, change(name, good.read(name)))
    return target.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    spaces = b" " * (log_sheet_parts.MAX_UNPACKED + 1)
    bomb = repacked(lambda name, part: part + spaces if name.endswith("sheet1.xml") else part)
    assert len(bomb) < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(CannotRead, match="holds far more"):
        read_log(bomb, "log.xlsx")


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    spaces = b" " * (log_sheet_parts.MAX_UNPACKED + 1)
    bomb = bytearray(repacked(lambda name, part: part + spaces if name.endswith("sheet1.xml") else part))
    at = bomb.find(b"PK\x01\x02")
    while at >= 0:
        (size,) = struct.unpack_from("<I", bomb, at + 24)
        if size > log_sheet_parts.MAX_UNPACKED:
            struct.pack_into("<I", bomb, at + 24, 1000)
        at = bomb.find(b"PK\x01\x02", at + 4)
    with pytest.raises(CannotRead, match="cannot open this workbook"):
        read_log(bytes(bomb), "log.xlsx")


@pytest.mark.parametrize(
    "cell", [b'<c r="XFD1048576"><v>1</v></c>', b'<c r="A1048576"><v>1</v></c>', b'<c r="ZZZ2"><v>1</v></c>']
)
def test_cells_far_outside_a_log_are_refused(cell: bytes) -> None:
    far = repacked(lambda name, part: part.replace(b"</row></sheetData>", cell + b"</row></sheetData>"))
    with pytest.raises(CannotRead, match="far outside a log"):
        read_log(far, "log.xlsx")


@pytest.mark.parametrize("encoding", ["utf-16", "iso-2022-jp"])
def test_sheets_in_hidden_letters_are_refused(encoding: str) -> None:
    def change(name: str, part: bytes) -> bytes:
        return part.decode().replace("UTF-8", encoding.upper()).encode(encoding) if "sheet1" in name else part

    with pytest.raises(CannotRead, match="cannot open this workbook"):
        read_log(repacked(change), "log.xlsx")


def test_a_workbook_of_another_kind_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(CannotRead, match="not an Excel workbook"):
        read_log(target.getvalue(), "log.docx")


def test_a_sheet_of_millions_of_small_cells_is_refused_quickly() -> None:
    cells = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    full = repacked(lambda name, part: part.replace(b"</sheetData>", cells * 6_000 + b"</sheetData>"))
    assert len(full) < 200_000
    with pytest.raises(CannotRead, match="holds far more"):
        read_log(full, "log.xlsx")
