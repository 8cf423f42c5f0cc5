"""The activity log: rows that came from files and rows that Linkup wrote itself, as one (R89, R92)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import Session

from api.core import access
from api.core.access import Caller
from api.core.errors import bad_input
from api.core.fields import table_of
from api.core.sheets import Table
from api.events import queries as events
from api.events.afterwards.unwritten import Unwritten
from api.reports.log_cells import clean_cell
from api.reports.log_dates import day_text
from api.reports.log_export import log_table
from api.reports.log_figures import figures
from api.reports.log_rows import SheetRow
from api.reports.log_titles import mend_title
from api.reports.models import ImportedRow
from api.reports.schemas import ActivityLog, LogItem, LogTotals, LogWanted

FIRST_DAY, LAST_DAY = date.min, date.max
AT_ONCE = 500  # identities looked up in one statement
EVERYTHING = LogWanted()

row = table_of(ImportedRow).c
_imported = (
    select(row.id, row.date_text, row.sort_date, row.title, row.title_text, row.attended, row.who,
           row.who_text)
    .where(
        row.programme_id == bindparam("programme"), row.sort_date >= bindparam("first"),
        row.sort_date <= bindparam("last"),
    )
    .order_by(row.sort_date, row.import_id, row.line)
)  # fmt: skip
_known = select(row.identity).where(
    row.programme_id == bindparam("programme"), row.identity.in_(bindparam("identities", expanding=True))
)


class LogEntry(NamedTuple):
    """One session as it is shown, counted and written out. The *_text parts are as first written."""

    id: str
    date_text: str
    sort_date: date
    title: str
    title_text: str
    attended: int
    who: str
    who_text: str
    group_id: str | None = None
    kind: str | None = None
    who_led: str | None = None

    @property
    def own(self) -> bool:
        """Whether Linkup wrote it (imported rows belong to no group)."""
        return self.group_id is not None


def activity_log(session: Session, caller: Caller, programme_id: str, wanted: LogWanted) -> ActivityLog:
    """The log of a programme with its sums and the activities nobody wrote anything down for."""
    entries = entries_of(session, programme_id, wanted)
    sums = figures(entries)
    missing = events.without_attendance(session, programme_id, wanted.frm, wanted.to, wanted.group_id, wanted.kind)
    return ActivityLog(
        items=[_item(entry) for entry in entries],
        totals=LogTotals(rows=sums.rows, attendances=sums.attendances, by_year=sums.by_year, by_who=sums.by_who),
        without_attendance=[Unwritten(**one._asdict()) for one in missing],
        can=[op for op in ("import_activity_log",) if access.may(op, caller.relations)],
    )


def log_file(session: Session, _: Caller, programme_id: str, wanted: LogWanted) -> Table:
    """The same rows, ready to be written into a file."""
    return log_table(sheet_rows(entries_of(session, programme_id, wanted)))


def sheet_rows(entries: Sequence[LogEntry]) -> list[SheetRow]:
    return [SheetRow(entry.date_text, entry.title_text, entry.attended, entry.who_text) for entry in entries]


def entries_of(session: Session, programme_id: str, wanted: LogWanted = EVERYTHING) -> list[LogEntry]:
    """Every row in the wanted part of the log. Imported rows have no group and no kind. 422 when the days cross."""
    if wanted.frm and wanted.to and wanted.to < wanted.frm:
        raise bad_input({"to": "Please choose a day that is not before the first one."})
    entries = list(own_entries(session, programme_id, wanted))
    if wanted.group_id is None and wanted.kind is None:
        asked = {"programme": programme_id, "first": wanted.frm or FIRST_DAY, "last": wanted.to or LAST_DAY}
        entries = [LogEntry(*found) for found in session.connection().execute(_imported, asked)] + entries
    entries.sort(key=lambda entry: entry.sort_date)
    return entries[::-1] if wanted.order == "newest" else entries


def own_entries(session: Session, programme_id: str, wanted: LogWanted = EVERYTHING) -> Iterator[LogEntry]:
    """What Linkup wrote itself: activities that are over and have a count."""
    for done in events.log_rows(session, programme_id, wanted.frm, wanted.to, wanted.group_id, wanted.kind):
        yield _own_entry(done)


def known_identities(session: Session, programme_id: str, identities: Collection[str]) -> set[str]:
    """Which of these rows were imported before."""
    asked, known = list(identities), set[str]()
    for start in range(0, len(asked), AT_ONCE):
        part = {"programme": programme_id, "identities": asked[start : start + AT_ONCE]}
        known |= set(session.connection().execute(_known, part).scalars())
    return known


def _own_entry(done: events.LogRow) -> LogEntry:
    title = mend_title(clean_cell(done.title)[0])
    return LogEntry(done.event_id, day_text(done.day), done.day, title, done.title, done.attended, done.who,
                    done.who, done.group_id, done.kind, done.who_led)  # fmt: skip


def _item(entry: LogEntry) -> LogItem:
    return LogItem(
        id=entry.id, date_text=entry.date_text, sort_date=entry.sort_date, title=entry.title, attended=entry.attended,
        who_attended=entry.who, group_id=entry.group_id, kind=entry.kind, event_id=entry.id if entry.own else None,
        source="linkup" if entry.own else "import", who_led=entry.who_led,
    )  # fmt: skip
