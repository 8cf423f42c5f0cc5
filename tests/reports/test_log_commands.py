"""The activity log over the command line, as an operator runs it: a process of its own on its own data folder."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api import cli
from api.core import clock
from api.core.audit import AuditRow
from api.core.clock import day_words
from api.core.db import Database
from api.programmes.models import Organisation, Programme
from api.reports.commands import CannotDo, bring_in, take_out
from api.reports.models import ImportedRow, LogImport
from tests import conftest, postgres
from tests.reports.logs import DATA, FIGURES, MESSY, PRINTED, TIDY, as_figures, data, written
from tests.world import World

Linkup = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def linkup(tmp_path: Path) -> Iterator[Linkup]:
    """Runs `linkup …` on a migrated, empty database of this test's own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LINKUP_", "DATABASE"))}
    environment["LINKUP_DATA_DIR"] = str(tmp_path / "data")
    made = None
    if conftest.ENGINE == "postgres":
        made = environment["DATABASE_URL"] = postgres.make_database()

    def run(*words: str | Path) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-c", "from api.entry import main; main()", *map(str, words)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)

    (tmp_path / "data").mkdir()
    assert run("migrate").returncode == 0
    yield run
    if made is not None:
        postgres.drop_database(made)


def importing(linkup: Linkup, file: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return linkup("import", "activity-log", file, "--programme", "Bridge", *words)


@pytest.mark.pure  # the same actions run on both databases in test_activity_log.py
def test_both_real_files_give_the_known_figures_and_come_out_again(linkup: Linkup, tmp_path: Path) -> None:
    dry = importing(linkup, DATA / PRINTED, "--dry-run", "--json")
    assert (dry.returncode, json.loads(dry.stdout)["added"]) == (0, 98)
    first = importing(linkup, DATA / TIDY, "--json")
    said = json.loads(first.stdout)
    assert first.returncode == 0, first.stderr
    assert list(said) == ["rows", "attendances", "added", "by_year", "by_who", "notes", "errors"]
    assert (as_figures(said), said["added"], said["errors"]) == (FIGURES, 98, [])
    assert "There was no programme called Bridge, so we made one. It ends on " in first.stderr
    second = importing(linkup, DATA / PRINTED, "--json")
    assert (as_figures(json.loads(second.stdout)), json.loads(second.stdout)["added"]) == (FIGURES, 0)
    assert second.stderr == ""
    out = tmp_path / "log.xlsx"
    taken = linkup("export", "activity-log", "--programme", "bridge", "--format", "xlsx", "--out", out)
    assert (taken.returncode, taken.stdout) == (0, f"98 sessions written to {out}.\n")
    assert sorted(written(out.read_bytes(), out.name)) == sorted(written(data(TIDY), TIDY))
    of_2022 = ("--from", "2022-01-01", "--to", "2022-12-31", "--out", tmp_path / "2022.csv")
    assert linkup("export", "activity-log", "--programme", "Bridge", *of_2022).returncode == 0
    assert sum(row[2] for row in written((tmp_path / "2022.csv").read_bytes(), "2022.csv")) == 365


@pytest.mark.pure  # the same actions run on both databases in test_activity_log.py
def test_bad_lines_stop_everything_unless_they_are_skipped(linkup: Linkup, tmp_path: Path) -> None:
    stopped = importing(linkup, DATA / MESSY)
    assert (stopped.returncode, stopped.stdout) == (1, "")
    lines = stopped.stderr.splitlines()
    assert lines[0] == "Line 29: How many came must be a whole number, not “ten”."
    assert len(lines) == 15
    assert lines[-1] == "Nothing was written. Mend these lines, or leave them out with --skip-bad."
    assert linkup("export", "activity-log", "--programme", "Bridge", "--out", tmp_path / "x.csv").returncode == 1
    told = importing(linkup, DATA / MESSY, "--json", "--dry-run")
    said = json.loads(told.stdout)
    assert (told.returncode, said["added"]) == (1, 0)
    assert said["errors"][0] == {"line": 29, "reason": "How many came must be a whole number, not “ten”."}
    skipped = importing(linkup, DATA / MESSY, "--skip-bad")
    assert skipped.returncode == 0
    assert "There was no programme called Bridge" in skipped.stdout
    assert "22 sessions, 1,333 attendances in the file; 22 added." in skipped.stdout
    assert "Left out, because we could not read it (14):" in skipped.stdout
    assert "… and 14 more. --json shows all." in skipped.stdout


@pytest.mark.pure
@pytest.mark.parametrize(
    "words",
    [
        ("import", "activity-log", str(DATA / TIDY)),
        ("import", "activity-log", "nothing.csv", "--programme", "Bridge"),
        ("export", "activity-log", "--programme", "Bridge"),
        ("export", "activity-log", "--programme", "Bridge", "--out", "x", "--format", "pdf"),
        ("export", "activity-log", "--programme", "Bridge", "--out", "x", "--from", "May"),
        ("export", "activity-log", "--programme", "Bridge", "--out", "x", "--from", "2024-02-01", "--to", "2024-01-01"),
        ("export", "activity-log", "--programme", "Bridge", "--out", "no/x.csv"),
    ],
)
def test_wrong_use_is_2(words: tuple[str, ...]) -> None:
    ran = CliRunner().invoke(cli.app, words)
    assert (ran.exit_code, ran.stdout) == (2, ""), ran.stderr
    assert "Usage" in ran.stderr


def test_refusals_say_why_and_write_nothing(world: World, db: Database, tmp_path: Path) -> None:
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"%PDF-1.7")
    for file, name, words in (
        (picture, "Bridge", "This is a PDF"),
        (DATA / TIDY, " ", "1 to 80 letters"),
        (DATA / TIDY, "x" * 81, "1 to 80 letters"),
    ):
        with pytest.raises(CannotDo, match=words) as refused:
            bring_in(db, file, name, dry_run=False, skip_bad=False)
        assert refused.value.reasons[-1] == "Nothing was written."
    with pytest.raises(CannotDo, match="There is no programme called Bridge"):
        take_out(db, "Bridge", None, None, "csv")
    with pytest.raises(CannotDo, match="between 1900 and 2199"):
        take_out(db, "Bridge", date(1, 1, 1), None, "csv")
    assert world.all(Programme) == world.all(Organisation) == world.all(LogImport) == []


def test_taking_the_log_out_is_noted_once_with_its_days(world: World, db: Database) -> None:
    there = world.programme("Bridge")
    assert take_out(db, "bridge", None, date(2024, 1, 1), "xlsx")[1] == 0
    noted = [row for row in world.all(AuditRow) if row.action == "list.exported"]
    assert [(row.kind, row.object_id, row.frm, row.to) for row in noted] == [("activity_log", there.id, "days", "0")]


def test_a_programme_that_is_made_belongs_to_the_only_organisation(world: World, db: Database) -> None:
    there = world.programme("Bridge")
    brought = bring_in(db, DATA / TIDY, "Night Owls", dry_run=False, skip_bad=False)
    [made] = [one for one in world.all(Programme) if one.name == "Night Owls"]
    assert made.organisation_id == there.organisation_id
    assert made.ends_on == clock.today() + timedelta(days=365)
    assert brought.said[0].endswith(f"It ends on {day_words(made.ends_on)}: change that with staff.")
    assert {row.action for row in world.all(AuditRow)} == {"programme.created", "activity_log.imported"}
    assert [(one.by, one.rows, one.added) for one in world.all(LogImport)] == [(None, 98, 98)]
    world.programme("Elsewhere")
    bring_in(db, DATA / TIDY, "Third", dry_run=False, skip_bad=False)
    assert "Third" in {one.name for one in world.all(Organisation)}
    world.programme("Bridge")
    with pytest.raises(CannotDo, match="2 programmes are called Bridge") as refused:
        bring_in(db, DATA / TIDY, "Bridge", dry_run=False, skip_bad=False)
    assert there.id in refused.value.reasons[0]
    assert bring_in(db, DATA / TIDY, there.id, dry_run=False, skip_bad=False).report.added == 98


def test_a_dry_run_writes_nothing_at_all(world: World, db: Database) -> None:
    told = bring_in(db, DATA / TIDY, "Bridge", dry_run=True, skip_bad=False)
    assert told.said == ["There is no programme called Bridge yet. The import would make one."]
    world.programme("Bridge")
    assert bring_in(db, DATA / TIDY, "Bridge", dry_run=True, skip_bad=False).report.added == 98
    assert world.all(ImportedRow) == world.all(LogImport) == world.all(AuditRow) == []
    assert len(world.all(Programme)) == 1
