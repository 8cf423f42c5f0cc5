"""One file with over thirty kinds of mess: each is reported by line, and nothing is taken in silently."""

from datetime import date
from pathlib import Path

import pytest

from api.reports.log_reading import read_log
from api.reports.log_rows import LogFile

pytestmark = pytest.mark.pure

MESSY = Path(__file__).parents[1] / "data" / "messy-log.csv"


@pytest.fixture(scope="module")
def log() -> LogFile:
    return read_log(MESSY.read_bytes(), MESSY.name)


NOTES = [
    (2, "above", "stands above the headings"),
    (3, "headings", "“Our notes” is not part of a log"),
    (3, "headings", "“Atended” is taken for attended"),
    (4, "who", "“New and old embers” is counted as “New and old members”"),
    (5, "title", "“Local Offer Re -Design” is shown as “Local Offer Re-Design”"),
    (5, "who", "“movement  Members” is counted as “Movement members”"),
    (6, "attended", "“1,234” is read as 1234"),
    (8, "headings", "the headings again"),
    (9, "cell", "“Meal and film”: line break inside the cell"),
    (9, "who", "“Professionals & YP’s” is counted as “Professionals & YP's”"),
    (11, "cell", "“Bowling – night”: spoilt letters mended"),
    (12, "date", "the year of “Mar-22” is read as 2022"),
    (12, "title", "“Call  -  about rules” is shown as “Call - about rules”"),
    (13, "date", "“febuary” is read as February"),
    (13, "date", "12 February 2024 was a Monday, the file says Tuesday"),
    (14, "date", "“14th March” has no year; the year beside it, 2023"),
    (15, "date", "“May 2023” is used; the year beside it says 2022"),
    (15, "cell", "“Chess club”: odd spaces"),
    (16, "cell", "“Picnic”: invisible marks taken out"),
    (16, "date", "the time 18:30 is left out"),
    (16, "who", "means the line above: “New members”"),
    (17, "who", "“Friends from Leeds” is not one of the usual words"),
    (18, "who", "nobody wrote who came"),
    (19, "attended", "nobody came"),
    (20, "attended", "“6 people” is read as 6"),
    (21, "repeat", "number 2 of its kind"),
    (22, "repeat", "number 3 of its kind"),
    (23, "total", "it says 1,323, the rows above give 1,311"),
    (24, "date", "only a date, “July 2023”"),
    (25, "title", "“Thera part workshop” is shown as “Therapart workshop”, as on other lines"),
    (28, "cell", "keeps it from running as a formula"),
    (44, "quotes", "not in pairs"),
    (None, "blank", "1 blank line left out"),
    (None, "date", "lines have no date; the date above is used"),
]
ERRORS = [
    (29, "must be a whole number, not “ten”"),
    (30, "must be a whole number, not “-4”"),
    (31, "does not say how many people came"),
    (32, "must be a whole number, not “1.5”"),
    (33, "more people than one session can hold"),
    (34, "has no title"),
    (35, "no such day: “31/02/2024”"),
    (36, "the date above could not be read"),
    (37, "There is no month 25 in “03/25/2024”"),
    (38, "cannot read the date “sometime in May”"),
    (39, "“2023” is only a year"),
    (40, "The year in “12/03/1924” cannot be right"),
    (41, "more cells than there are headings (“and more”)"),
    (42, "is never closed"),
]


@pytest.mark.parametrize(("line", "kind", "words"), NOTES)
def test_mess_that_is_mended_is_reported(log: LogFile, line: int | None, kind: str, words: str) -> None:
    assert [note for note in log.notes if note.line == line and note.kind == kind and words in note.text]


@pytest.mark.parametrize(("line", "words"), ERRORS)
def test_a_line_that_cannot_be_read_is_reported(log: LogFile, line: int, words: str) -> None:
    assert [error for error in log.errors if error.line == line and words in error.reason]


def test_nothing_else_is_reported(log: LogFile) -> None:
    assert len(log.notes) == len(NOTES)
    assert [error.line for error in log.errors] == [line for line, _ in ERRORS]


def test_the_good_rows_are_read_as_meant(log: LogFile) -> None:
    read = {row.line: row for row in log.rows}
    assert sorted(read) == [4, 5, 6, 9, *range(11, 23), 25, 26, 27, 28, 43, 44]
    assert (read[5].date_text, read[5].sort_date, read[5].exact) == ("12/03/2024", date(2024, 3, 12), True)
    assert (read[12].date_text, read[12].sort_date, read[12].exact) == ("Mar-22", date(2022, 3, 1), False)
    assert read[6].attended == 1234
    assert read[9].title == "Meal and film"
    assert (read[16].title, read[16].who_text) == ("Picnic", "New members")
    assert (read[18].who_text, read[18].who) == ("", "Not said")
    assert read[17].who == "Friends from Leeds"
    assert (read[28].title, read[43].title) == ("=SUM(A1:A9)", 'The "Big" one')
    assert read[25].title_text == "Thera part workshop"


def test_reasons_are_sentences_without_machine_words(log: LogFile) -> None:
    for error in log.errors:
        assert error.reason.endswith(".")
        assert not any(word in error.reason for word in ("Error", "None", "invalid", "parse", "Traceback"))
