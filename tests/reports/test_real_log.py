"""The two real files give the known figures, and an export gives the same 98 rows back (R89)."""

import csv
import io
from collections.abc import Callable, Sequence

import pytest

from api.reports.log_export import to_csv, to_xlsx
from api.reports.log_figures import figures, import_report
from api.reports.log_headings import HEADINGS
from api.reports.log_reading import read_log
from api.reports.log_rows import LogFile, LogRow
from api.reports.log_who import USUAL
from tests.reports.logs import DATA, FIGURES, PRINTED, TIDY

pytestmark = pytest.mark.pure

FILE_FIGURES = FIGURES | {"added": 98}


def read(name: str) -> LogFile:
    return read_log((DATA / name).read_bytes(), name)


def tidy_cells() -> list[list[str]]:
    """The hand-tidied file as plain cells: date_text, title, attended, who_attended."""
    text = (DATA / TIDY).read_bytes().decode("utf-8")
    return [[row[0], row[3], row[4], row[5]] for row in list(csv.reader(io.StringIO(text, newline="")))[1:]]


@pytest.mark.parametrize("name", [TIDY, PRINTED])
def test_exact_figures(name: str) -> None:
    report = import_report(read(name), added=98).model_dump()
    assert {key: report[key] for key in FILE_FIGURES} == FILE_FIGURES
    assert list(report["by_who"]) == list(FIGURES["by_who"])
    assert list(report) == ["rows", "attendances", "added", "by_year", "by_who", "notes", "errors"]
    assert report["errors"] == []


@pytest.mark.parametrize("name", [TIDY, PRINTED])
def test_every_slip_is_reported(name: str) -> None:
    said = [note.text for note in read(name).notes if note.kind in {"title", "who"}]
    for slip, mended in [
        ("Local Offer Re -Design", "Local Offer Re-Design"),
        ("Theatre Trip- Black Love", "Theatre Trip - Black Love"),
        ("Kiln workshop 2- Calling to action", "Kiln workshop 2 - Calling to action"),
        ("Prep Art session- Walk in My Shoes", "Prep Art session - Walk in My Shoes"),
        ("Film Screening -Independence", "Film Screening - Independence"),
        ("Eat Club- cookery session", "Eat Club - cookery session"),
        ("Ofsted prep Session - Locations and Place-ments", "Ofsted prep Session - Locations and Placements"),
        ("Thera part workshop", "Therapart workshop"),
        ("Co design session", "Co-design session"),
        ("Co design Training 4 Carers", "Co-design Training 4 Carers"),
        ("Semi Visit -New engagement", "Semi Visit - New engagement"),
        ("New and old embers", "New and old members"),
    ]:
        assert any(f"“{slip}”" in text and f"“{mended}”" in text for text in said), slip
    assert len(said) == 14, "two of the slips stand twice; nothing else is touched"


def test_printed_file_reports_headings_blanks_and_repeated_dates() -> None:
    log = read(PRINTED)
    assert [note.line for note in log.notes if note.kind == "headings"] == [37, 83]
    whole = {note.kind: note.text for note in log.notes if note.line is None}
    assert whole["blank"].startswith("2 blank lines")
    assert whole["date"].startswith("71 lines have no date")


def test_repeats_are_kept_as_sessions_of_their_own() -> None:
    rows = read(TIDY).rows
    assert len({row.identity for row in rows}) == 98
    assert [(row.line, row.occurrence) for row in rows if row.occurrence > 1] == [
        (46, 2), (54, 2), (55, 3), (60, 2), (88, 2)]  # fmt: skip
    assert [note.line for note in read(TIDY).notes if note.kind == "repeat"] == [46, 54, 55, 60, 88]


def test_both_files_hold_the_same_rows() -> None:
    tidy, printed = read(TIDY).rows, read(PRINTED).rows
    assert [row.identity for row in tidy] == [row.identity for row in printed]
    assert [row.date_text for row in tidy] == [row.date_text for row in printed]
    assert {row.who for row in tidy} == set(USUAL)


@pytest.mark.parametrize("name", [TIDY, PRINTED])
def test_csv_export_gives_the_98_rows_back(name: str) -> None:
    exported = to_csv(read(name).rows)
    assert exported.startswith(b"\xef\xbb\xbfDATE,EVENT/ACTIVITY/WORKSHOP SESSIONS,ATTENDED,WHO ATTENDED\r\n")
    assert exported.count(b"\r\n") == exported.count(b"\n") == 99
    lines = list(csv.reader(io.StringIO(exported.decode("utf-8-sig"), newline="")))
    assert lines[0] == list(HEADINGS)
    assert lines[1:] == tidy_cells(), "dates, titles and people exactly as first written, slips and all"


@pytest.mark.parametrize("name", [TIDY, PRINTED])
@pytest.mark.parametrize(("write", "as_name"), [(to_csv, "log.csv"), (to_xlsx, "log.xlsx")])
def test_our_own_export_reads_back_without_loss(
    name: str, write: Callable[[Sequence[LogRow]], bytes], as_name: str
) -> None:
    rows = read(name).rows
    again = read_log(write(rows), as_name)
    assert not again.errors
    assert figures(again.rows) == figures(rows)
    for one, other in zip(rows, again.rows, strict=True):
        assert (one.date_text, one.title_text, one.attended, one.who_text) == (
            other.date_text, other.title_text, other.attended, other.who_text)  # fmt: skip
        assert (one.identity, one.sort_date, one.exact, one.title, one.who) == (
            other.identity, other.sort_date, other.exact, other.title, other.who)  # fmt: skip


def test_equal_logs_give_equal_workbooks() -> None:
    rows = read(TIDY).rows
    assert to_xlsx(rows) == to_xlsx(rows)


def test_a_part_of_the_log_has_the_same_identities_as_in_the_whole() -> None:
    rows = read(TIDY).rows
    of_2023 = [row for row in rows if row.sort_date.year == 2023]
    again = read_log(to_csv(of_2023), "2023.csv").rows
    assert [row.identity for row in again] == [row.identity for row in of_2023]
