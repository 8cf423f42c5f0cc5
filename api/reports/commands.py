"""What an operator does with the activity log over the command line: bring a file in, write one out."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session, col, select

from api.core import clock
from api.core.clock import day_words
from api.core.db import Database
from api.programmes.actions import add_programme
from api.programmes.models import Organisation, Programme
from api.programmes.schemas import NewProgramme
from api.reports import files
from api.reports.actions import add_rows, rows_not_there
from api.reports.log_export import to_csv, to_xlsx
from api.reports.log_file import ReadFile, read_file
from api.reports.log_rows import MAX_BYTES, SheetRow
from api.reports.queries import entries_of, sheet_rows
from api.reports.schemas import ImportReport, LogFigures, LogWanted

MOST_NOTES = 20
PURPOSE = "The people who run it will say here what it is for."
NOTHING_WRITTEN = "Nothing was written."


class CannotDo(Exception):
    """Refused; the reasons are plain sentences, and nothing was written."""

    def __init__(self, *reasons: str, report: ImportReport | None = None) -> None:
        super().__init__(*reasons)
        self.reasons, self.report = reasons, report


class Brought(NamedTuple):
    """An import's report, and what happened besides (a programme that was made)."""

    report: ImportReport
    said: list[str]


def bring_in(db: Database, file: Path, programme_name: str, *, dry_run: bool, skip_bad: bool) -> Brought:
    """Imports a log; makes the programme when there is none of that name. Raises CannotDo with every reason."""
    with file.open("rb") as opened:
        read = read_file(opened.read(MAX_BYTES + 1), file.name)
    if read.report is None:
        raise CannotDo(read.trouble, NOTHING_WRITTEN)
    report = read.report
    if report.errors and not skip_bad:
        lines = [f"Line {bad.line}: {bad.reason}" for bad in report.errors]
        advice = f"{NOTHING_WRITTEN} Mend these lines, or leave them out with --skip-bad."
        raise CannotDo(*lines, advice, report=report)
    if dry_run:
        with db.look() as session:
            return _would_do(session, read, report, programme_name)
    brought: Brought = db.run_now(lambda session: _do(session, read, report, programme_name))
    return brought


def _would_do(session: Session, read: ReadFile, report: ImportReport, name: str) -> Brought:
    programme = find_programme(session, name)
    if programme is None:
        said = [f"There is no programme called {name} yet. The import would make one."]
        return Brought(report.model_copy(update={"added": len(read.rows)}), said)
    fresh = rows_not_there(session, programme.id, read.rows)
    return Brought(report.model_copy(update={"added": len(fresh)}), [])


def _do(session: Session, read: ReadFile, report: ImportReport, name: str) -> Brought:
    said = []
    programme = find_programme(session, name)
    if programme is None:
        programme = make_programme(session, name)
        ends = day_words(programme.ends_on)
        said.append(f"There was no programme called {programme.name}, so we made one. It ends on {ends}: "
                    "change that with staff.")  # fmt: skip
    fresh = add_rows(session, programme.id, read, by=None)
    return Brought(report.model_copy(update={"added": len(fresh)}), said)


def find_programme(session: Session, name: str) -> Programme | None:
    """The programme of this name (or id), whatever the capitals. Raises CannotDo when several have the name."""
    wanted = " ".join(name.split()).casefold()
    found = [one for one in session.exec(select(Programme).order_by(col(Programme.id)))
             if " ".join(one.name.split()).casefold() == wanted or one.id == wanted]  # fmt: skip
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise CannotDo(f"{len(found)} programmes are called {name}. Say which one by its id: {ids}", NOTHING_WRITTEN)
    return found[0] if found else None


def make_programme(session: Session, name: str) -> Programme:
    """A programme for a log that came first: in the only organisation, else in a new one named after it."""
    try:
        new = NewProgramme(name=name, purpose=PURPOSE, ends_on=clock.today() + timedelta(days=365))
    except ValueError:
        raise CannotDo("A programme's name has 1 to 80 letters.", NOTHING_WRITTEN) from None
    organisations = session.exec(select(Organisation)).all()
    organisation = organisations[0] if len(organisations) == 1 else Organisation(name=new.name)
    session.add(organisation)
    session.flush()
    return add_programme(session, organisation.id, new)


def take_out(db: Database, programme_name: str, first: date | None, last: date | None, form: str) -> tuple[bytes, int]:
    """(the file, how many rows it has). Noted. Raises CannotDo when there is no such programme, or no such days."""
    try:
        wanted = LogWanted(**{"from": first, "to": last})
    except ValueError:
        raise CannotDo("Please choose days between 1900 and 2199.", NOTHING_WRITTEN) from None
    rows = db.run_now(lambda session: _taken(session, programme_name, wanted))
    return (to_xlsx if form == "xlsx" else to_csv)(rows), len(rows)


def _taken(session: Session, programme_name: str, wanted: LogWanted) -> list[SheetRow]:
    programme = find_programme(session, programme_name)
    if programme is None:
        raise CannotDo(f"There is no programme called {programme_name}.", NOTHING_WRITTEN)
    rows = sheet_rows(entries_of(session, programme.id, wanted))
    files.note(session, "activity_log", programme.id, wanted, len(rows))
    return rows


def in_words(report: ImportReport, *, dry_run: bool) -> Iterable[str]:
    """The report as short lines to read."""
    added = f"{report.added} would be new" if dry_run else f"{report.added} added"
    yield f"{_sessions(report.rows)}, {report.attendances:,} attendances in the file; {added}."
    for title, sums in (("By year", report.by_year), ("By who attended", report.by_who)):
        yield f"{title}:"
        width = max((len(name) for name in sums), default=0)
        yield from (f"  {name:<{width}}  {_figures(sum_)}" for name, sum_ in sums.items())
    for heading, lines in (
        ("Left out, because we could not read it", [f"line {bad.line}: {bad.reason}" for bad in report.errors]),
        ("Mended or worth a look", [f"{_where(note.line)}: {note.note}" for note in report.notes]),
    ):
        if lines:
            yield f"{heading} ({len(lines)}):"
            yield from (f"  {line}" for line in lines[:MOST_NOTES])
        if len(lines) > MOST_NOTES:
            yield f"  … and {len(lines) - MOST_NOTES} more. --json shows all."


def _figures(sums: LogFigures) -> str:
    return f"{_sessions(sums.sessions):>14}  {sums.attendances:>6,} attendances"


def _sessions(count: int) -> str:
    return f"{count:,} session{'' if count == 1 else 's'}"


def _where(line: int | None) -> str:
    return "the file" if line is None else f"line {line}"
