"""Bringing a log in from a file: only rows that are not there yet, all of them or none (R89)."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session

from api.core import audit, clock
from api.core.access import Caller
from api.core.errors import Problem, conflict
from api.core.fields import table_of
from api.core.ids import new_id
from api.programmes.models import Programme
from api.reports.log_file import ReadFile
from api.reports.log_rows import LogRow
from api.reports.log_titles import title_key
from api.reports.models import ImportedRow, LogImport
from api.reports.queries import known_identities, own_entries
from api.reports.schemas import ImportOutcome, ImportReport, ImportWish, LogWanted, PreviewRow

programme = table_of(Programme).c
SHOWN_ROWS, SHOWN_ERRORS = 20, 200
BAD_LINES = "Some lines could not be read, so nothing was added. Mend them, or leave them out."


def import_activity_log(
    session: Session, caller: Caller, read: ReadFile, programme_id: str, wish: ImportWish
) -> ImportOutcome:
    """Takes in a file. A dry run says what would happen and writes nothing.

    422 when the file is no log; 409 `bad_lines` when lines cannot be read and are not to be skipped.
    """
    if read.report is None:
        raise Problem(422, "cannot_read", read.trouble)
    if read.report.errors and not wish.skip_bad and not wish.dry_run:
        points = [{"line": str(bad.line), "reason": bad.reason} for bad in read.report.errors[:SHOWN_ERRORS]]
        raise conflict("bad_lines", BAD_LINES, points=points)
    if wish.dry_run:
        fresh = rows_not_there(session, programme_id, read.rows)
    else:
        fresh = add_rows(session, programme_id, read, by=caller.person_id)
    refused = bool(read.report.errors) and not wish.skip_bad
    return outcome(read, read.report, wish, fresh, added=0 if refused else len(fresh))


def rows_not_there(session: Session, programme_id: str, rows: Sequence[LogRow]) -> list[LogRow]:
    """The rows of a file that the log does not hold yet, from another file or from Linkup's own check-ins.

    The programme is locked first: of two imports at once the second sees what the first added.
    """
    lock = select(programme.id).where(programme.id == programme_id).with_for_update(key_share=True)
    session.connection().execute(lock)
    known = known_identities(session, programme_id, [row.identity for row in rows])
    fresh = [row for row in rows if row.identity not in known]
    return _without_own(session, programme_id, fresh) if fresh else []


def _without_own(session: Session, programme_id: str, fresh: Sequence[LogRow]) -> list[LogRow]:
    """An export holds Linkup's own rows too: as many rows of the file as Linkup wrote itself are there already.

    Who came is not compared: Linkup's words for it change when more is known about who had come before.
    """
    days = [row.sort_date for row in fresh]
    own = own_entries(session, programme_id, LogWanted(**{"from": min(days), "to": max(days)}))
    left = Counter((entry.sort_date, entry.attended, title_key(entry.title)) for entry in own)
    own_days = {day for day, *_ in left}
    kept = []
    for row in fresh:
        same = (row.sort_date, row.attended, title_key(row.title)) if row.exact and row.sort_date in own_days else None
        if same and left[same]:
            left[same] -= 1
        else:
            kept.append(row)
    return kept


def add_rows(session: Session, programme_id: str, read: ReadFile, *, by: str | None) -> list[LogRow]:
    """Writes the rows of a file that are not there yet, and returns them. `by` is None on the command line."""
    fresh = rows_not_there(session, programme_id, read.rows)
    taken = LogImport(
        programme_id=programme_id, file_digest=read.digest, by=by, at=clock.now(), rows=len(read.rows), added=len(fresh)
    )
    session.add(taken)
    session.flush()
    if fresh:
        session.execute(insert(ImportedRow), [_stored(one, taken) for one in fresh])
    audit.note(session, "activity_log.imported", "log_import", taken.id, to=str(len(fresh)), programme_id=programme_id)
    return fresh


def _stored(one: LogRow, taken: LogImport) -> dict[str, Any]:
    return {
        "id": new_id(), "programme_id": taken.programme_id, "import_id": taken.id, "line": one.line,
        "identity": one.identity, "occurrence": one.occurrence, "date_text": one.date_text, "exact": one.exact,
        "sort_date": one.sort_date, "title": one.title, "title_text": one.title_text, "attended": one.attended,
        "who": one.who, "who_text": one.who_text,
    }  # fmt: skip


def outcome(
    read: ReadFile, report: ImportReport, wish: ImportWish, fresh: Sequence[LogRow], *, added: int
) -> ImportOutcome:
    new = {row.identity for row in fresh}
    return ImportOutcome(
        rows=report.rows, attendances=report.attendances, added=added, by_year=report.by_year, by_who=report.by_who,
        notes=report.notes, errors=report.errors, dry_run=wish.dry_run, written=not wish.dry_run, new=len(fresh),
        preview=[
            PreviewRow(line=row.line, date_text=row.date_text, sort_date=row.sort_date, title=row.title,
                       attended=row.attended, who_attended=row.who, new=row.identity in new)
            for row in read.rows[:SHOWN_ROWS]
        ],
    )  # fmt: skip
