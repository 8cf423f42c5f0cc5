"""The sums of a log: by year and by who attended. One way of counting for imports, exports and the screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.reports.log_rows import Countable, LogFile
from api.reports.schemas import ImportReport, LineError, LineNote, LogFigures


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows, attendances, and both by year and by who. Years in order; who by most sessions, then by name."""

    rows: int
    attendances: int
    by_year: dict[str, LogFigures]
    by_who: dict[str, LogFigures]


def figures(rows: Iterable[Countable]) -> Figures:
    """The sums of these rows."""
    counted = [(str(row.sort_date.year), row.who, row.attended) for row in rows]
    by_year = _sums((year, attended) for year, _, attended in counted)
    by_who = _sums((who, attended) for _, who, attended in counted)
    return Figures(
        rows=len(counted),
        attendances=sum(attended for _, _, attended in counted),
        by_year=dict(sorted(by_year.items())),
        by_who=dict(sorted(by_who.items(), key=lambda pair: (-pair[1].sessions, pair[0]))),
    )


def import_report(log: LogFile, added: int) -> ImportReport:
    """The report of an import that added (or, in a dry run, would add) this many rows."""
    sums = figures(log.rows)
    return ImportReport(
        rows=sums.rows,
        attendances=sums.attendances,
        added=added,
        by_year=sums.by_year,
        by_who=sums.by_who,
        notes=[LineNote(line=note.line, kind=note.kind, note=note.text) for note in log.notes],
        errors=[LineError(line=error.line, reason=error.reason) for error in log.errors],
    )


def _sums(pairs: Iterable[tuple[str, int]]) -> dict[str, LogFigures]:
    sums: dict[str, LogFigures] = {}
    for name, attended in pairs:
        had = sums.get(name, LogFigures(sessions=0, attendances=0))
        sums[name] = LogFigures(sessions=had.sessions + 1, attendances=had.attendances + attended)
    return sums
