"""What holds for every log: identity, no formulas, round trips, and never an error that is not a sentence."""

import csv
import io
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.core.sheets import RISKY, guard, guard_typed, unguard
from api.reports.log_carry import DITTO
from api.reports.log_cells import clean_cell, squeeze_any, squeeze_plain
from api.reports.log_export import to_csv, to_xlsx
from api.reports.log_headings import HEADINGS
from api.reports.log_reading import read_log
from api.reports.log_rows import CannotRead, LogFile
from api.reports.log_who import USUAL

pytestmark = pytest.mark.pure

DATA = Path(__file__).parents[1] / "data"
REAL = (DATA / "activity-log-2022-2024.csv").read_bytes()
PRINTED = (DATA / "activity-log-as-printed.tsv").read_bytes()
MESSY = (DATA / "messy-log.csv").read_bytes()
WORKBOOK = to_xlsx(read_log(REAL, "log.csv").rows)

TRICKY = st.sampled_from(["=1+1", "'=1+1", "''@x", "-5", "+44", "＝A1", '"', "a,b;c\td", "line\r\nbreak", "â€“", "Ã©",
                          "_x0041_", " two  spaces ", "\u200b=x", "Total", "“q”", "x\x00y", "\ufeff",
                          "👩‍👩‍👧 trip", "نادي"])  # fmt: skip
WORDS = st.one_of(st.text(max_size=40), TRICKY, st.tuples(TRICKY, st.text(max_size=10)).map("".join))
DATES = st.one_of(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(lambda day: f"{day:%d/%m/%Y}"),
    st.sampled_from(["March 2022", "Mar-22", "24th January 2024", "", "2023", "nonsense"]),
)
ROWS = st.lists(
    st.tuples(DATES, WORDS, st.integers(-2, 200).map(str), st.one_of(WORDS, st.sampled_from(USUAL))), max_size=12
)


def as_csv(rows: list[tuple[str, str, str, str]]) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target).writerows([HEADINGS, *rows])
    return target.getvalue().encode("utf-8", "replace").replace(b"\0", b"")


def essence(log: LogFile) -> list[tuple[str, str, int, str, str, date, bool, str]]:
    return [(row.date_text, row.title_text, row.attended, row.who_text, row.identity, row.sort_date, row.exact, row.who)
            for row in log.rows]  # fmt: skip


@given(ROWS)
def test_whatever_was_read_survives_both_exports(rows: list[tuple[str, str, str, str]]) -> None:
    log = read_log(as_csv(rows), "log.csv")
    for again in (read_log(to_csv(log.rows), "out.csv"), read_log(to_xlsx(log.rows), "out.xlsx")):
        assert again.errors == []
        assert essence(again) == essence(log)


@given(ROWS)
def test_no_cell_of_a_csv_export_can_run(rows: list[tuple[str, str, str, str]]) -> None:
    exported = to_csv(read_log(as_csv(rows), "log.csv").rows).decode("utf-8-sig")
    for line in csv.reader(io.StringIO(exported, newline="")):
        assert not any(cell.lstrip().startswith((*RISKY, "\t", "\r", "\n")) for cell in line)


@given(ROWS)
def test_an_xlsx_export_holds_no_formula_and_no_link(rows: list[tuple[str, str, str, str]]) -> None:
    risky = [("March 2022", "=HYPERLINK(1)", "3", "https://example.org"), *rows]
    workbook = to_xlsx(read_log(as_csv(risky), "log.csv").rows)
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


@given(WORDS)
def test_the_guard_comes_off_as_it_went_on(text: str) -> None:
    clean = clean_cell(text)[0]
    assert unguard(guard(clean)) == clean
    assert unguard(guard_typed(clean)) == clean
    assert clean_cell(clean) == (clean, [])
    assert clean_cell(guard(clean))[0] == guard(clean)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_identity(rows: list[tuple[str, str, str, str]], dice: random.Random) -> None:
    dated = [("March 2022", *row[1:]) for row in rows if not {clean_cell(cell)[0].lower() for cell in row} & DITTO]
    shuffled = list(dated)
    dice.shuffle(shuffled)
    identities = [{row.identity for row in read_log(as_csv(order), "x.csv").rows} for order in (dated, shuffled)]
    assert identities[0] == identities[1]


@given(st.lists(st.sampled_from(["Brothers", "BROTHERS", " Brothers ", "Brothers -", "Bro thers"]), max_size=8))
def test_repeats_stay_apart_however_they_are_written(titles: list[str]) -> None:
    rows = read_log(as_csv([("Nov 2023", title, "2", "New members") for title in titles]), "x.csv").rows
    assert [row.occurrence for row in rows] == list(range(1, len(titles) + 1))
    assert len({row.identity for row in rows}) == len(titles)


@given(st.sampled_from(["12/03/2024", "2024-03-12", "12th March 2024", "Tues 12 Mar 2024"]),
       st.sampled_from(["Co-design – day", "Co design - day", "CO -DESIGN  DAY"]),
       st.sampled_from(["8", "08", "8 people"]),
       st.sampled_from(["New members", "new Members", "New member"]))  # fmt: skip
def test_the_same_session_written_differently_is_the_same(day: str, title: str, count: str, who: str) -> None:
    plain = read_log(as_csv([("12 March 2024", "Co-design - day", "8", "New members")]), "x.csv").rows[0]
    assert read_log(as_csv([(day, title, count, who)]), "x.csv").rows[0].identity == plain.identity


def test_another_day_title_number_or_people_is_another_session() -> None:
    base = ("12 March 2024", "Session 1 2", "8", "New members")
    others = [("March 2024", *base[1:]), (base[0], "Session 12", *base[2:]), (*base[:2], "9", base[3]),
              (*base[:3], "Online"), (base[0], "Séance 1 2", *base[2:])]  # fmt: skip
    identities = {read_log(as_csv([row]), "x.csv").rows[0].identity for row in [base, *others]}
    assert len(identities) == 6


@given(st.text(st.characters(max_codepoint=127, exclude_categories=["Cc"]), max_size=30))
def test_squeezing_plain_text_fast_and_slow_agree(text: str) -> None:
    assert squeeze_plain(text) == squeeze_any(text)


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=600), st.binary(max_size=300).map(lambda data: b"PK\x03\x04" + data),
                 st.text(max_size=300).map(lambda text: text.encode("utf-16", "surrogatepass"))))  # fmt: skip
def test_any_bytes_are_a_log_or_a_plain_refusal(data: bytes) -> None:
    reads_or_refuses(data)


@settings(max_examples=100)
@given(st.sampled_from([REAL, PRINTED, MESSY]), st.lists(st.tuples(st.integers(0), st.binary(max_size=4)), max_size=6))
def test_spoilt_text_files_never_break_the_reader(data: bytes, edits: list[tuple[int, bytes]]) -> None:
    reads_or_refuses(spoil(data, edits))


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6))
def test_spoilt_workbooks_never_break_the_reader(edits: list[tuple[int, bytes]]) -> None:
    reads_or_refuses(spoil(WORKBOOK, edits))


with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as _good:
    PARTS = {name: _good.read(name) for name in _good.namelist()}


@settings(max_examples=100)
@given(
    st.sampled_from(sorted(PARTS)), st.lists(st.tuples(st.integers(0), st.binary(max_size=3)), min_size=1, max_size=5)
)
def test_workbooks_with_spoilt_parts_never_break_the_reader(part: str, edits: list[tuple[int, bytes]]) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in PARTS.items():
            archive.writestr(name, spoil(content, edits) if name == part else content)
    reads_or_refuses(target.getvalue())


def spoil(data: bytes, edits: list[tuple[int, bytes]]) -> bytes:
    """The bytes with some overwritten here and there."""
    spoilt = bytearray(data)
    for place, put in edits:
        at = place % len(spoilt)
        spoilt[at : at + len(put)] = put
    return bytes(spoilt)


def reads_or_refuses(data: bytes) -> None:
    try:
        log = read_log(data, "anything.csv")
    except CannotRead as refusal:
        assert refusal.sentence.endswith(".")
    else:
        assert all(row.attended >= 0 and row.title and len(row.identity) == 64 for row in log.rows)
