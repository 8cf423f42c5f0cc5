"""One file read for an import. Runs in the small child process, so nothing here may import the app."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from api.reports.log_figures import import_report
from api.reports.log_reading import read_log
from api.reports.log_rows import CannotRead, LogRow
from api.reports.schemas import ImportReport


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file holds. `report` counts nothing as added yet.

    trouble: the plain sentence when the file as a whole is no log (then there are no rows and no report).
    """

    digest: str
    rows: Sequence[LogRow] = ()
    report: ImportReport | None = None
    trouble: str = ""


def read_file(data: bytes, name: str) -> ReadFile:
    """The rows of a file and the report about them. Never raises: what went wrong is in `trouble`."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        log = read_log(data, name)
    except CannotRead as no:
        return ReadFile(digest, trouble=no.sentence)
    return ReadFile(digest, log.rows, import_report(log, added=0))
