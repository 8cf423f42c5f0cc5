"""Bringing a log in over HTTP: exact figures, nothing twice, all or nothing, and files meant to hurt."""

import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.core import slow
from api.core.audit import AuditRow
from api.reports.log_export import to_xlsx
from api.reports.log_reading import read_log
from api.reports.models import ImportedRow, LogImport
from tests.reports.logs import FIGURES, HEAD, MESSY, PRINTED, TIDY, as_figures, bring, data, log_of
from tests.world import World


@dataclass
class Place:
    """A programme and a client of each kind of staff that matters here."""

    id: str
    worker: TestClient


@pytest.fixture
def place(world: World) -> Place:
    programme = world.programme()
    return Place(programme.id, world.sign_in(world.staff(programme, "worker"), staff=True))


@pytest.mark.parametrize("name", [TIDY, PRINTED])
def test_both_real_files_give_the_known_figures(world: World, place: Place, name: str) -> None:
    answer = bring(place.worker, place.id, data(name), name=name)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert as_figures(said) == FIGURES
    assert (said["added"], said["new"], said["written"], said["dry_run"]) == (98, 98, True, False)
    assert said["errors"] == []
    assert as_figures(log_of(place.worker, place.id).json()["totals"]) == FIGURES
    assert len(world.all(ImportedRow)) == 98


def test_importing_again_adds_nothing_whichever_of_the_two_files_comes_second(world: World, place: Place) -> None:
    assert bring(place.worker, place.id, data(TIDY)).json()["added"] == 98
    assert bring(place.worker, place.id, data(TIDY)).json()["added"] == 0
    again = bring(place.worker, place.id, data(PRINTED)).json()
    assert (again["added"], as_figures(again)) == (0, FIGURES)
    assert as_figures(log_of(place.worker, place.id).json()["totals"]) == FIGURES
    assert sorted((one.rows, one.added) for one in world.all(LogImport)) == [(98, 0), (98, 0), (98, 98)]


def test_true_repeats_stay_and_one_more_of_them_is_one_more_row(world: World, place: Place) -> None:
    line = "May 2023,Chess,4,Online\n"
    assert bring(place.worker, place.id, (HEAD + line * 2).encode()).json()["added"] == 2
    assert bring(place.worker, place.id, (HEAD + line * 3).encode()).json()["added"] == 1
    assert sorted(row.occurrence for row in world.all(ImportedRow)) == [1, 2, 3]


def test_a_dry_run_says_everything_and_writes_nothing(world: World, place: Place) -> None:
    said = bring(place.worker, place.id, data(TIDY), dry_run=True, name=TIDY).json()
    assert as_figures(said) == FIGURES
    assert (said["added"], said["new"], said["written"], said["dry_run"]) == (98, 98, False, True)
    assert len(said["preview"]) == 20
    assert said["preview"][0] == {
        "line": 2, "date_text": "March 2022", "sort_date": "2022-03-01", "title": said["preview"][0]["title"],
        "attended": said["preview"][0]["attended"], "who_attended": said["preview"][0]["who_attended"], "new": True,
    }  # fmt: skip
    assert world.all(ImportedRow) == world.all(LogImport) == world.all(AuditRow) == []
    bring(place.worker, place.id, data(TIDY))
    after = bring(place.worker, place.id, data(PRINTED), dry_run=True).json()
    assert (after["added"], {row["new"] for row in after["preview"]}) == (0, {False})


def test_bad_lines_stop_the_whole_file_and_are_named(world: World, place: Place) -> None:
    answer = bring(place.worker, place.id, data(MESSY), name=MESSY)
    assert (answer.status_code, answer.json()["code"]) == (409, "bad_lines")
    points = answer.json()["points"]
    assert [point["line"] for point in points] == [str(line) for line in range(29, 43)]
    assert "“ten”" in points[0]["reason"]
    assert world.all(ImportedRow) == world.all(LogImport) == []


def test_a_dry_run_of_a_messy_file_reports_each_line_and_what_would_stay(world: World, place: Place) -> None:
    said = bring(place.worker, place.id, data(MESSY), dry_run=True).json()
    assert [bad["line"] for bad in said["errors"]] == list(range(29, 43))
    assert all(set(bad) == {"line", "reason"} for bad in said["errors"])
    assert len(said["notes"]) == 34
    assert (said["added"], said["new"], said["written"]) == (0, said["rows"], False)
    leaving_out = bring(place.worker, place.id, data(MESSY), dry_run=True, skip_bad=True).json()
    assert leaving_out["added"] == said["rows"]


def test_skipping_bad_lines_takes_the_rest(world: World, place: Place) -> None:
    said = bring(place.worker, place.id, data(MESSY), skip_bad=True).json()
    assert (said["added"], said["written"], len(said["errors"])) == (said["rows"], True, 14)
    assert len(world.all(ImportedRow)) == said["rows"] == 22


def test_an_import_is_in_the_audit_with_its_count_and_no_names(world: World, place: Place) -> None:
    bring(place.worker, place.id, data(TIDY))
    [noted] = [row for row in world.all(AuditRow) if row.action == "activity_log.imported"]
    assert (noted.kind, noted.to, noted.chain) == ("log_import", "98", place.id)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF"),
        (b"hello\nworld\n", "headings"),
        (b"DATE,EVENT\xff\x81\xfe,ATTENDED,WHO\n", "letters"),
        (b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_log_gets_one_plain_sentence(place: Place, content: bytes, words: str) -> None:
    answer = bring(place.worker, place.id, content)
    assert (answer.status_code, answer.json()["code"]) == (422, "cannot_read")
    assert words in answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_over_the_limit_is_refused_before_it_is_read(place: Place) -> None:
    assert bring(place.worker, place.id, b"x" * (5 * 1024 * 1024 + 2048)).status_code == 413


def test_wishes_we_do_not_know_are_refused(place: Place) -> None:
    assert bring(place.worker, place.id, data(TIDY), dry_run="perhaps").status_code == 422
    assert bring(place.worker, place.id, data(TIDY), name="x" * 201).status_code == 422
    assert bring(place.worker, place.id, data(TIDY), dryrun=True).status_code == 422, "a slip must not import for real"


def test_a_file_that_takes_too_long_is_refused_and_the_server_lives(
    world: World, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow, "SECONDS", 0.000_01)  # for any file: SIGALRM kills the child, twice
    answer = bring(place.worker, place.id, data(TIDY))
    assert (answer.status_code, answer.json()["code"]) == (422, "too_hard")
    assert world.all(LogImport) == []
    monkeypatch.undo()
    assert bring(place.worker, place.id, data(TIDY)).json()["added"] == 98


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(place: Place, tmp_path: Any) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 60_000_000)
    answer = bring(place.worker, place.id, bomb.read_bytes())
    assert answer.status_code == 422
    assert "far more" in answer.json()["detail"]
    assert bring(place.worker, place.id, to_xlsx(read_log(data(TIDY), TIDY).rows)).json()["added"] == 98


def test_two_imports_at_once_add_each_row_once(world: World, place: Place) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: bring(place.worker, place.id, data(TIDY)), range(4)))
    assert sorted(answer.json()["added"] for answer in answers) == [0, 0, 0, 98]
    assert len(world.all(ImportedRow)) == 98


def test_the_largest_log_fits(world: World, place: Place) -> None:
    lines = "".join(f"12/03/2024,Session {number},7,Friends of {number % 9}\n" for number in range(20_000))
    said = bring(place.worker, place.id, (HEAD + lines).encode()).json()
    assert (said["added"], said["attendances"]) == (20_000, 140_000)
    assert log_of(place.worker, place.id).json()["totals"]["rows"] == 20_000
    assert log_of(place.worker, place.id, format="xlsx").status_code == 200
